package org.khoso.media.worker.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import javax.imageio.ImageIO;
import org.khoso.api.Message;

/**
 * The helper process. Says {@code {"ready":true}} when it is up, then one JSON object a line:
 *
 * <pre>
 * {"op":"inspect|identify","file":URI}                              {"done":FileFacts}
 * {"op":"text","file":URI}                                          {"page":PageText}... {"done":{}}
 * {"op":"render","file":URI,"page":1,"dpi":150,"out":URI}           {"done":{}}
 * </pre>
 *
 * A bad file answers {@code {"failed":Message}}; {@code {"tick":n}} says that work goes on; after {@code {"crashed":...}} the
 * process must not be used again. It ends when its input ends.
 */
public final class WorkerMain {
    private static final String END = new String();

    private WorkerMain() {
    }

    /** @param args URIs of the PRONOM signature file and of the table of containers */
    public static void main(String[] args) throws Exception {
        // the protocol owns the output: whatever a library prints goes elsewhere
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        System.setOut(System.err);
        ImageIO.setUseCache(false);
        MemoryGuard.start();
        var lines = new LinkedBlockingQueue<String>();
        Thread.ofPlatform().daemon().start(() -> watch(lines));
        var json = new ObjectMapper();
        var identifier = new Identifier(path(args[0]), new Inside(path(args[1])));
        var requests = new Requests(identifier, new Answers(out, json));
        identifier.load();
        out.println("{\"ready\":true}");
        out.flush();
        for (String line; (line = lines.take()) != END;)
            serve(requests, json.readTree(line), out, json);
    }

    private static Path path(String uri) {
        return Path.of(URI.create(uri));
    }

    /** Reads on its own thread, so that the end of the parent is seen even in the middle of a file that loops. */
    private static void watch(LinkedBlockingQueue<String> lines) {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line; (line = in.readLine()) != null;)
                lines.add(line);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void serve(Requests requests, JsonNode request, PrintStream out, ObjectMapper json) throws IOException {
        Object answer;
        try {
            answer = Map.of("done", requests.serve(request));
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(MemoryGuard.EXIT); // a library made this one itself: the JVM's own never come here
            return;
        } catch (BadFile e) {
            answer = Map.of("failed", e.problem());
        } catch (IOException | RuntimeException e) {
            String reason = Text.reason(e);
            answer = Map.of("failed",
                    Message.of(reason.isEmpty() ? "media.damaged-inside" : "media.damaged", requests.name(request), reason));
        } catch (Throwable e) {
            answer = Map.of("crashed", e.toString());
        }
        out.println(json.writeValueAsString(answer));
        out.flush();
    }
}
