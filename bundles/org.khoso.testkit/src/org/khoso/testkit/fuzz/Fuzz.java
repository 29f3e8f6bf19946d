package org.khoso.testkit.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/**
 * Gives a reader broken files, one after the other. Each has to end in a result, in findings or in a {@link KhosoException} whose
 * sentence can be said and names the file: in time, within the heap, without a file elsewhere, without asking the network.
 *
 * <p>{@code khoso.fuzz} says how many (60), {@code khoso.fuzz.seed} which (a fixed one), {@code khoso.fuzz.from} where to begin,
 * {@code khoso.fuzz.keep} a folder for files that failed.
 */
public final class Fuzz {
    private static final String TRAPPED = "somebody was asked over the network";
    private static final int SHOWN = 12;
    private final String format;
    private final Said said;
    private final List<byte[]> seeds = new ArrayList<>();
    private final List<byte[]> words = new ArrayList<>();
    private final Map<String, Failure> failures = new TreeMap<>();
    private Shape shape = Shape.BINARY;
    private Duration limit = Duration.ofSeconds(5);
    private boolean clock;
    private String names;
    private int accepted;
    private int findings;
    private int refused;

    /** Reads one broken file. */
    public interface Reader {
        /** @return what was found wrong, empty if it was accepted. @param in a folder of its own, left empty before the next */
        List<Message> read(byte[] file, Path in) throws Exception;
    }

    private static final class Failure {
        private final String what;
        private final List<Integer> positions = new ArrayList<>();

        Failure(String what) {
            this.what = what;
        }
    }

    private Fuzz(String format, Class<?> owner) throws IOException {
        this.format = format;
        said = new Said(owner);
    }

    /** @param format what a person calls it @param owner a class beside the sentences */
    public static Fuzz of(String format, Class<?> owner) throws IOException {
        return new Fuzz(format, owner);
    }

    /** Adds sound files. */
    public Fuzz seed(byte[]... sound) {
        seeds.addAll(List.of(sound));
        return this;
    }

    /** Adds words that the reader looks for. */
    public Fuzz words(String... found) {
        for (String w : found)
            words.add(w.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** What the format is made of. */
    public Fuzz shape(Shape madeOf) {
        shape = madeOf;
        return this;
    }

    /** Longest time of the processor for one file. */
    public Fuzz limit(Duration longest) {
        limit = longest;
        return this;
    }

    /** Longest time of the clock for one file: where another process does the work. */
    public Fuzz clock(Duration longest) {
        limit = longest;
        clock = true;
        return this;
    }

    /** What the sentence of a refusal has to name. */
    public Fuzz naming(String file) {
        names = file;
        return this;
    }

    /** Runs them all and throws if one did what it must not. */
    public void run(Reader reader) throws Exception {
        int count = Integer.getInteger("khoso.fuzz", 30);
        long seed = Long.getLong("khoso.fuzz.seed", 20_261_128);
        int from = Integer.getInteger("khoso.fuzz.from", 0);
        Path base = Files.createTempDirectory("khoso-fuzz");
        Path in = Files.createDirectory(base.resolve("in"));
        Files.writeString(base.resolve("canary"), format);
        try (Trap trap = new Trap(); Timed timed = new Timed(limit, clock)) {
            Mutator mutator = new Mutator(seed, shape, seeds, words, trap.address());
            for (int i = from; i < from + count; i++) {
                byte[] file = mutator.get(i);
                String fault = timed.run(() -> judged(reader, file, in));
                if (trap.sprung())
                    fault = TRAPPED;
                if (fault == null)
                    fault = escaped(base);
                if (fault == null)
                    fault = timed.elsewhere();
                if (fault != null)
                    keep(i, file, fault);
                if (timed.slow())
                    keep(i, file, "slow: " + timed.last() + " ms");
                clear(in);
            }
            System.out.printf(
                    "fuzz %s: seed %d, %d mutations, %d accepted, %d with findings, %d refused, slowest %d ms, peak %d MB, %d failed%n",
                    format,
                    seed, count, accepted, findings, refused, timed.slowest(), timed.peak(),
                    failures.values().stream().mapToInt(f -> f.positions.size()).sum());
        } finally {
            delete(base);
        }
        report(seed);
    }

    private String judged(Reader reader, byte[] file, Path in) throws Exception {
        try {
            List<Message> found = reader.read(file, in);
            if (found.isEmpty())
                accepted++;
            else
                findings++;
            for (Message m : found) {
                String fault = said.fault(m, null, file);
                if (fault != null)
                    return fault;
            }
            return null;
        } catch (KhosoException e) {
            refused++;
            for (Throwable t = e; t != null; t = t.getCause())
                if (t instanceof VirtualMachineError)
                throw (Error) t;
            String fault = said.fault(e.problem(), names, file);
            return fault != null || e.remedy() == null ? fault : said.fault(e.remedy(), null, file);
        }
    }

    private static String escaped(Path base) throws IOException {
        try (Stream<Path> all = Files.list(base)) {
            List<String> found = all.map(p -> p.getFileName().toString()).sorted().toList();
            return found.equals(List.of("canary", "in")) ? null : "written outside: " + found;
        }
    }

    private void keep(int position, byte[] file, String fault) throws IOException {
        String group = fault.replaceAll("\\d+", "#").replaceAll("[\"'\u201c][^\"'\u201d]*[\"'\u201d]", "S");
        Failure f = failures.computeIfAbsent(group.substring(0, Math.min(200, group.length())), k -> new Failure(fault));
        f.positions.add(position);
        String folder = System.getProperty("khoso.fuzz.keep");
        if (folder != null && f.positions.size() <= 3)
            Files.write(Files.createDirectories(Path.of(folder)).resolve(format.replaceAll("\\W+", "-") + "-" + position), file);
    }

    private void report(long seed) {
        if (failures.isEmpty())
            return;
        StringBuilder out = new StringBuilder(format + ", seed " + seed + ":");
        failures.values().stream().sorted((a, b) -> b.positions.size() - a.positions.size()).limit(SHOWN).forEach(f -> out.append("\n  ")
                .append(f.positions.size()).append(" times, first at ").append(f.positions.get(0)).append(": ").append(f.what));
        throw new AssertionError(out.toString());
    }

    /** Deletes what is in a folder. */
    private static void clear(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path p : all.toList())
                delete(p);
        }
    }

    private static void delete(Path top) throws IOException {
        if (Files.isDirectory(top, java.nio.file.LinkOption.NOFOLLOW_LINKS))
            clear(top);
        Files.deleteIfExists(top);
    }
}
