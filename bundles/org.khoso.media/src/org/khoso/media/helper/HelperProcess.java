package org.khoso.media.helper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.khoso.media.helper.HelperFailure.Kind;

/** One child process and the talk with it: a JSON object a line, both ways. Used by one thread at a time. */
final class HelperProcess implements AutoCloseable {
    private static final int LONGEST_LINE = 32_000_000;
    private static final String END = new String("end of output");
    private final ObjectMapper json;
    private final Process process;
    private final BufferedWriter requests;
    private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(8);
    private final Thread reader;
    private int served;

    /** Receives the parts of an answer that come before its end. */
    interface Parts {
        void part(JsonNode part) throws IOException;
    }

    HelperProcess(ProcessBuilder command, ObjectMapper json) throws IOException {
        this.json = json;
        process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        requests = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        reader = Thread.ofPlatform().daemon().name("khoso-helper-" + process.pid()).start(this::pump);
    }

    /** Waits until the child says {@code {"ready":...}}: its start is no file's fault, and not on a file's time. */
    HelperProcess ready(Duration patience) throws IOException {
        try {
            if (parse(next(patience.toNanos())).has("ready"))
                return this;
            throw new HelperFailure(Kind.CRASHED, "not ready");
        } catch (IOException e) {
            close();
            throw new IOException("the helper process did not start: " + e.getMessage(), e);
        }
    }

    int served() {
        return served;
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
    JsonNode ask(JsonNode request, Duration patience, Parts parts) throws IOException {
        served++;
        try {
            requests.write(json.writeValueAsString(request));
            requests.write('\n');
            requests.flush();
        } catch (IOException e) {
            throw new HelperFailure(Kind.CRASHED, "gone before the request");
        }
        long end = System.nanoTime() + patience.toNanos() * 20;
        while (true) {
            JsonNode line = parse(next(Math.min(patience.toNanos(), end - System.nanoTime())));
            if (line.has("done") || line.has("failed"))
                return line;
            if (line.has("crashed"))
                throw new HelperFailure(Kind.CRASHED, line.get("crashed").asText());
            if (!line.has("tick"))
                parts.part(line);
        }
    }

    private String next(long nanos) throws IOException {
        try {
            String line = lines.poll(Math.max(1, nanos), TimeUnit.NANOSECONDS);
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
                lines.put(line.toString());
                line.setLength(0);
            }
            lines.put(END);
        } catch (IOException e) {
            lines.offer(END);
        } catch (InterruptedException e) {
            return; // closed: nobody reads any more
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        reader.interrupt();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
