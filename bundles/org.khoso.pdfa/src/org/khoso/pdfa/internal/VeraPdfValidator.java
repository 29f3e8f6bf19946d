package org.khoso.pdfa.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Message;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Failure;
import org.khoso.api.media.PdfaVerdict.Outcome;
import org.khoso.media.helper.HelperFailure;
import org.khoso.media.helper.HelperOptions;
import org.khoso.media.helper.HelperPool;

/** veraPDF in helper processes, so that no file can take the program with it. */
public final class VeraPdfValidator implements PdfaValidator, AutoCloseable {
    private static final List<String> FLAVOURS = List.of("1a", "1b", "2a", "2b", "2u", "3a", "3b", "3u", "4", "4e", "4f");
    /**
     * Without the better compiler: little of a validation is so hot that it pays. Measured over 3,000 small files: 23 s of processor
     * time, 25 s where that compiler comes late, 33 s with the usual flags; less too for one page with 40,000 lines of text.
     */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");
    /** Files at a time in one process: what it has loaded and compiled serves both. Measured over 3,000 small files: 24 s instead of 31. */
    private static final int TOGETHER = 2;
    /** One million bytes have two seconds more. */
    private static final long BYTES_A_MILLI = 500;
    private final ObjectMapper json = new ObjectMapper();
    private final HelperOptions options;
    private final Path lib;
    private HelperPool pool;

    /** Called by OSGi: options from the system properties, the jars of this bundle. */
    public VeraPdfValidator() {
        this(HelperOptions.fromSystem("khoso.pdfa.", 1024, 60, QUICK).sharing(TOGETHER), null);
    }

    /** @param options caps of the helper processes @param lib folder of veraPDF's jars; null for the one of this bundle */
    public VeraPdfValidator(HelperOptions options, Path lib) {
        this.options = options;
        this.lib = lib;
    }

    @Override
    public List<String> flavours() {
        return FLAVOURS;
    }

    @Override
    public String engine() {
        return "veraPDF " + PdfaClassPath.VERSION;
    }

    @Override
    public PdfaVerdict validate(Path file, String flavour) throws IOException {
        if (!AUTO.equals(flavour) && !FLAVOURS.contains(flavour))
            throw new IllegalArgumentException("no flavour of PDF/A: " + flavour);
        long size = size(file);
        String name = file.getFileName().toString();
        Duration patience = options.patience().plusMillis(size / BYTES_A_MILLI);
        try {
            JsonNode answer = pool().ask(
                    json.createObjectNode().put("file", file.toAbsolutePath().toUri().toString()).put("flavour", flavour),
                    patience, part -> {
                    });
            return answer.has("failed")
                    ? undecided(Message.of("pdfa.gave-up", name, answer.get("failed").asText()))
                    : verdict(answer.get("done"), name);
        } catch (HelperFailure e) {
            return undecided(switch (e.kind()) {
                case LATE -> Message.of("pdfa.late", name, patience.toSeconds());
                case MEMORY -> Message.of("pdfa.out-of-memory", name, options.heapMegabytes());
                case CRASHED -> Message.of("pdfa.crashed", name);
            });
        }
    }

    private PdfaVerdict undecided(Message why) {
        return new PdfaVerdict(Outcome.UNDECIDED, "", "", List.of(), 0, engine(), why);
    }

    private PdfaVerdict verdict(JsonNode j, String name) {
        Outcome outcome = Outcome.valueOf(j.get("outcome").asText());
        String reason = j.get("reason").asText();
        Message problem = switch (outcome) {
            case ENCRYPTED -> Message.of("pdfa.encrypted", name);
            case BROKEN -> Message.of("pdfa.broken", name, reason);
            default -> null;
        };
        List<Failure> failures = new ArrayList<>();
        for (JsonNode f : j.get("failures"))
            failures.add(failure(f));
        return new PdfaVerdict(outcome, j.get("flavour").asText(), j.get("claimed").asText(), failures, j.get("checks").asInt(), engine(),
                problem);
    }

    private static Failure failure(JsonNode f) {
        String object = f.get("object").asText();
        return new Failure(f.get("specification").asText(), f.get("clause").asText(), f.get("test").asInt(), f.get("count").asLong(),
                Places.page(object), object, f.get("rule").asText(), f.get("message").asText());
    }

    private static long size(Path file) throws IOException {
        if (!Files.exists(file))
            throw new NoSuchFileException(file.toString());
        if (!Files.isRegularFile(file))
            throw new IOException("not a file: " + file);
        if (!Files.isReadable(file))
            throw new AccessDeniedException(file.toString());
        return Files.size(file);
    }

    @Override
    public void prepare() {
        try {
            pool().prepare();
        } catch (IOException e) {
            return; // the first file is told why
        }
    }

    private synchronized HelperPool pool() throws IOException {
        if (pool == null)
            pool = new HelperPool(options, PdfaClassPath.MAIN, PdfaClassPath.find(lib),
                    List.of(String.valueOf(options.lanes())), json);
        return pool;
    }

    /** Ends the helper processes. */
    @Override
    public synchronized void close() {
        if (pool != null)
            pool.close();
        pool = null;
    }
}
