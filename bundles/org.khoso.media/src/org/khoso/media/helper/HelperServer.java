package org.khoso.media.helper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The child's side of a helper process. Says {@code {"ready":true}} when it is up, then answers one JSON object a line: parts, and
 * at the end {@code {"done":…}}, or {@code {"failed":…}} for a bad file; {@code {"tick":n}} says that work goes on; after
 * {@code {"crashed":…}} the process must not be used again. It ends when its input ends. For the thread that calls {@link #serve}.
 * Where several requests are served at a time, each carries the number of its lane, and so does, at its start, its answer.
 */
public final class HelperServer {
    static final String LANE = "lane";
    private static final String END = new String();
    private final ObjectMapper json = new ObjectMapper();
    private final PrintStream out;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private long lastTick = System.nanoTime();
    private int ticks;

    /** Does what is asked. */
    public interface Service {
        /** @return what goes into {@code done}: anything that Jackson writes. @throws Exception if the file is bad: {@link #failure} says how */
        Object serve(JsonNode request) throws Exception;

        /** @return what goes into {@code failed} */
        Object failure(JsonNode request, Exception e);
    }

    /** Takes the output of this process for the protocol, whatever a library prints goes elsewhere; watches memory and the parent. */
    public HelperServer() {
        out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        MemoryGuard.start();
        Thread.ofPlatform().daemon().start(this::watch);
    }

    /** Serves until the input ends. */
    public void serve(Service service) throws IOException, InterruptedException {
        serve(service, 1);
    }

    /** Serves until the input ends. @param service for several threads @param lanes requests at a time; such a service sends no parts */
    public void serve(Service service, int lanes) throws IOException, InterruptedException {
        send(Map.of("ready", true));
        for (int i = 1; i < lanes; i++)
            Thread.ofPlatform().daemon().name("lane-" + i).start(() -> lane(service));
        requests(service);
    }

    private void requests(Service service) throws IOException, InterruptedException {
        for (String line; (line = lines.take()) != END;)
            one(service, json.readTree(line));
    }

    private void lane(Service service) {
        try {
            requests(service);
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(1); // its requests would wait for ever
        }
    }

    /** Sends a part of the answer. @param part becomes one line of JSON */
    public synchronized void send(Object part) throws IOException {
        out.println(json.writeValueAsString(part));
        out.flush();
    }

    /** Says that work goes on; at most each half second. */
    public void tick() throws IOException {
        long now = System.nanoTime();
        if (now - lastTick > 500_000_000L) {
            lastTick = now;
            send(Map.of("tick", ++ticks));
        }
    }

    /** Reads on its own thread, so that the end of the parent is seen even in the middle of a file that loops. */
    private void watch() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null;)
                lines.add(line);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private void one(Service service, JsonNode request) throws IOException {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (request.has(LANE))
            answer.put(LANE, request.get(LANE));
        try {
            answer.put("done", service.serve(request));
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(MemoryGuard.EXIT); // a library made this one itself: the JVM's own never come here
            return;
        } catch (Exception e) {
            answer.put("failed", service.failure(request, e));
        } catch (Throwable e) {
            answer.put("crashed", e.toString());
        }
        send(answer);
    }
}
