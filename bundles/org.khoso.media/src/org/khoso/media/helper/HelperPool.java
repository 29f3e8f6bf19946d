package org.khoso.media.helper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.khoso.media.helper.HelperSeats.Seat;

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
    private final HelperSeats seats;
    private final HelperClasses classes;

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
        places = new HelperPlaces(options.processes() * options.lanes(), options.sparing());
        seats = new HelperSeats(options, this::start);
        classes = new HelperClasses(mainClass);
    }

    /** @return the last line. @param patience longest silence @throws HelperFailure if there is no answer; the next request has a new process */
    public JsonNode ask(ObjectNode request, Duration patience, Parts parts) throws IOException {
        boolean placed = false;
        try {
            places.acquire();
            placed = true;
            return first(request, patience, parts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            if (placed)
                places.release();
        }
    }

    /** Starts a process where none is up, as the first request would. @throws IOException if it does not start */
    public void prepare() throws IOException {
        boolean placed = false;
        try {
            places.acquire();
            placed = true;
            seats.giveBack(seats.take(), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            if (placed)
                places.release();
        }
    }

    /** A process that has served before, or serves another file beside, may be worn out: a file is blamed only for what it does to a fresh one. */
    private JsonNode first(ObjectNode request, Duration patience, Parts parts) throws IOException, InterruptedException {
        Seat seat = seats.take();
        boolean[] begun = {false};
        try {
            return use(seat, request, patience, part -> {
                begun[0] = true;
                parts.part(part);
            });
        } catch (HelperFailure e) {
            if (e.kind() == HelperFailure.Kind.LATE || seat.process().served() == 1 || begun[0])
                throw e;
            return use(seats.fresh(), request, patience, parts);
        }
    }

    private JsonNode use(Seat seat, ObjectNode request, Duration patience, Parts parts) throws IOException {
        boolean good = false;
        try {
            JsonNode answer = seat.process().ask(seat.lane(), request, patience, parts::part);
            good = true;
            return answer;
        } finally {
            seats.giveBack(seat, good);
        }
    }

    private HelperProcess start() throws IOException {
        HelperProcess p = new HelperProcess(command(), json, options.lanes(), classes.make()).ready(START);
        places.running();
        return p;
    }

    private ProcessBuilder command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var b = new ProcessBuilder(java, "-Xmx" + options.heapMegabytes() + "m", "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto",
                "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Dsun.jnu.encoding=UTF-8", "-Djavax.xml.accessExternalDTD=",
                "-Djavax.xml.accessExternalSchema=", "-Djava.util.logging.SimpleFormatter.format=%5$s%n");
        b.command().addAll(classes.flags());
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
        seats.close();
    }
}
