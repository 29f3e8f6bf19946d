package org.khoso.media.helper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.khoso.media.helper.HelperFailure.Kind;

/** One child process and the talk with it: a JSON object a line, both ways. Each of its lanes is used by one thread at a time. */
final class HelperProcess implements AutoCloseable {
    private static final int LONGEST_LINE = 32_000_000;
    private static final int FAREWELL = 60;
    private static final String END = new String("end of output");
    private final ObjectMapper json;
    private final Process process;
    private final BufferedWriter requests;
    private final List<BlockingQueue<String>> lanes;
    private final Thread reader;
    private final boolean endsItself;
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();

    /** Receives the parts of an answer that come before its end. */
    interface Parts {
        void part(JsonNode part) throws IOException;
    }

    /** @param endsItself whether the child is left a minute to end when its input does */
    HelperProcess(ProcessBuilder command, ObjectMapper json, int lanes, boolean endsItself) throws IOException {
        this.json = json;
        this.endsItself = endsItself;
        this.lanes = Stream.<BlockingQueue<String>>generate(() -> new ArrayBlockingQueue<>(8)).limit(lanes).toList();
        process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        reader = Thread.ofPlatform().daemon().name("khoso-helper-" + process.pid()).start(this::pump);
    }

    /** Waits until the child says {@code {"ready":...}}: its start is no file's fault, and not on a file's time. */
    HelperProcess ready(Duration patience) throws IOException {
        try {
            if (parse(next(0, patience.toNanos())).has("ready"))
                return this;
            throw new HelperFailure(Kind.CRASHED, "not ready");
        } catch (IOException e) {
            close();
            throw new IOException("the helper process did not start: " + e.getMessage(), e);
        }
    }

    /** @return requests so far, those under way among them */
    int served() {
        return served.get();
    }

    /** @return whether a request is under way */
    boolean works() {
        return working.get() > 0;
    }

    int lanes() {
        return lanes.size();
    }

    boolean alive() {
        return process.isAlive();
    }

    /**
     * Sends a request and waits for the last line of the answer, the one that has {@code done} or {@code failed}.
     *
     * @return that line
     * @throws HelperFailure if the process died or was late: it must be closed
     */
    JsonNode ask(int lane, ObjectNode request, Duration patience, Parts parts) throws IOException {
        served.incrementAndGet();
        working.incrementAndGet();
        try {
            send(lanes.size() > 1 ? request.put(HelperServer.LANE, lane) : request);
            return answer(lane, patience, parts);
        } finally {
            working.decrementAndGet();
        }
    }

    private JsonNode answer(int lane, Duration patience, Parts parts) throws IOException {
        long end = System.nanoTime() + patience.toNanos() * 20;
        while (true) {
            JsonNode line = parse(next(lane, Math.min(patience.toNanos(), end - System.nanoTime())));
            if (line.has("done") || line.has("failed"))
                return line;
            if (line.has("crashed"))
                throw new HelperFailure(Kind.CRASHED, line.get("crashed").asText());
            if (!line.has("tick"))
                parts.part(line);
        }
    }

    private synchronized void send(JsonNode request) throws HelperFailure {
        try {
            requests.write(json.writeValueAsString(request));
            requests.write('\n');
            requests.flush();
        } catch (IOException e) {
            throw new HelperFailure(Kind.CRASHED, "gone before the request");
        }
    }

    private String next(int lane, long nanos) throws IOException {
        try {
            String line = lanes.get(lane).poll(Math.max(1, nanos), TimeUnit.NANOSECONDS);
            if (line == null)
                throw new HelperFailure(Kind.LATE, "");
            if (line == END)
                throw new HelperFailure(process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 3 ? Kind.MEMORY : Kind.CRASHED, "");
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** A JVM that runs out of memory says so on its output before it goes: a line that is not JSON means it died. */
    private JsonNode parse(String line) throws HelperFailure {
        try {
            if (line.startsWith("{"))
                return json.readTree(line);
        } catch (IOException e) {
            throw new HelperFailure(Kind.CRASHED, "broken line");
        }
        throw new HelperFailure(line.contains("OutOfMemory") ? Kind.MEMORY : Kind.CRASHED, line);
    }

    private void pump() {
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            for (int c; (c = in.read()) >= 0 && line.length() < LONGEST_LINE;) {
                if (c != '\n') {
                    line.append((char) c);
                    continue;
                }
                put(line.toString());
                line.setLength(0);
            }
            for (BlockingQueue<String> l : lanes)
                l.put(END);
        } catch (IOException e) {
            lanes.forEach(l -> l.offer(END));
        } catch (InterruptedException e) {
            return; // closed: nobody reads any more
        }
    }

    /** What names no lane is no answer: the process says so that it is going, or that it has come. */
    private void put(String line) throws InterruptedException {
        for (int i = 1; i < lanes.size(); i++)
            if (line.startsWith("{\"" + HelperServer.LANE + "\":" + i + ",")) {
                lanes.get(i).put(line);
                return;
            }
        lanes.getFirst().put(line);
    }

    @Override
    public void close() {
        if (endsItself && !works())
            leave();
        process.destroyForcibly();
        reader.interrupt();
        lanes.forEach(l -> l.offer(END)); // whoever waits on another lane learns of it now
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void leave() {
        try {
            requests.close();
            process.waitFor(FAREWELL, TimeUnit.SECONDS);
        } catch (IOException e) {
            return; // it is gone already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
