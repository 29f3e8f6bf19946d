package org.khoso.media.helper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * A few helper processes that read what nobody trusts: children of the same Java, with a heap cap and a time-out, killed
 * and replaced when late or dead, recycled after some requests, ended when idle. The child ends when its input ends, so
 * none outlives its parent, however that dies. Thread-safe.
 */
public final class HelperPool implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private final HelperOptions options;
    private final String mainClass;
    private final String classPath;
    private final List<String> arguments;
    private final ObjectMapper json;
    private final HelperPlaces places;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private boolean awaited;
    private boolean closed;

    private record Idle(HelperProcess process, long since) {
    }

    /** Receives the parts of an answer. */
    public interface Parts {
        /** @param part a line that is not the last one */
        void part(JsonNode part) throws IOException;
    }

    /** @param mainClass reads requests @param classPath of the child @param arguments of the child */
    public HelperPool(HelperOptions options, String mainClass, String classPath, List<String> arguments, ObjectMapper json) {
        this.options = options;
        this.mainClass = mainClass;
        this.classPath = classPath;
        this.arguments = List.copyOf(arguments);
        this.json = json;
        places = new HelperPlaces(options.processes(), options.sparing());
    }

    /** @return the last line. @param patience longest silence @throws HelperFailure if there is no answer; the next request has a new process */
    public JsonNode ask(JsonNode request, Duration patience, Parts parts) throws IOException {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        try {
            return first(request, patience, parts);
        } finally {
            places.release();
        }
    }

    /** A process that has served before may be worn out: a file is blamed only for what it does to a fresh one. */
    private JsonNode first(JsonNode request, Duration patience, Parts parts) throws IOException {
        HelperProcess p = take();
        boolean[] begun = {false};
        try {
            return use(p, request, patience, part -> {
                begun[0] = true;
                parts.part(part);
            });
        } catch (HelperFailure e) {
            if (e.kind() == HelperFailure.Kind.LATE || p.served() == 1 || begun[0])
                throw e;
            return use(fresh(), request, patience, parts);
        }
    }

    private JsonNode use(HelperProcess p, JsonNode request, Duration patience, Parts parts) throws IOException {
        boolean good = false;
        try {
            JsonNode answer = p.ask(request, patience, parts::part);
            good = p.served() < options.recycleAfter();
            return answer;
        } finally {
            giveBack(p, good);
        }
    }

    private HelperProcess take() throws IOException {
        synchronized (idle) {
            for (Idle i; (i = idle.pollFirst()) != null;) {
                if (i.process.alive())
                    return i.process;
                i.process.close();
            }
        }
        return fresh();
    }

    private HelperProcess fresh() throws IOException {
        HelperProcess p = new HelperProcess(command(), json).ready(START);
        places.running();
        return p;
    }

    private void giveBack(HelperProcess p, boolean good) {
        synchronized (idle) {
            if (good && !closed) {
                idle.addFirst(new Idle(p, System.nanoTime()));
                endIdleLater();
                return;
            }
        }
        p.close();
    }

    private static Executor later(Duration d) {
        return CompletableFuture.delayedExecutor(d.toMillis() + 50, TimeUnit.MILLISECONDS);
    }

    /** One look ahead at a time, not one for each request: they would pile up. */
    private void endIdleLater() {
        if (awaited)
            return;
        awaited = true;
        long left = options.idle().toNanos() - (System.nanoTime() - idle.peekLast().since);
        later(Duration.ofNanos(Math.max(0, left))).execute(this::endIdle);
    }

    private void endIdle() {
        synchronized (idle) {
            awaited = false;
            long now = System.nanoTime();
            while (!idle.isEmpty() && now - idle.peekLast().since >= options.idle().toNanos())
                idle.pollLast().process.close();
            if (!idle.isEmpty())
                endIdleLater();
        }
    }

    private ProcessBuilder command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var b = new ProcessBuilder(java, "-Xmx" + options.heapMegabytes() + "m", "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto",
                "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8", "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=", "-Djava.util.logging.SimpleFormatter.format=%5$s%n");
        b.command().addAll(options.flags());
        b.command().addAll(List.of("-cp", classPath, mainClass));
        b.command().addAll(arguments);
        if (!System.getProperty("os.name").startsWith("Windows"))
            b.environment().put("LC_ALL", "C.UTF-8"); // names of files are UTF-8, whatever the parent's locale
        b.environment().remove("JAVA_TOOL_OPTIONS"); // prints a line, and may undo the caps
        b.environment().remove("_JAVA_OPTIONS");
        b.environment().remove("JDK_JAVA_OPTIONS");
        return b;
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(i -> i.process.close());
            idle.clear();
        }
    }
}
