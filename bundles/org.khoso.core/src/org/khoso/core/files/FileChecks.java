package org.khoso.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.compliance.Checker;
import org.khoso.api.media.FileDetails.Run;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.core.files.FileCache.Known;
import org.khoso.core.files.FileQuestion.Origin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Checks files that are in no archive: reads them, has them judged as PDF/A, applies the rules on files. Thread-safe. */
@Component(service = FileChecks.class)
public final class FileChecks {
    private static final String PDF = "application/pdf";
    private static final double HALF = 0.5;
    private static final long SMALL = 10_000_000;
    private final MediaReader media;
    private final PdfaValidator pdfa;
    private final Checker checker;

    /** Called by OSGi and tests. @param pdfa null if no judge of PDF/A is installed */
    @Activate
    public FileChecks(@Reference MediaReader media,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) PdfaValidator pdfa,
            @Reference Checker checker) {
        this.media = media;
        this.pdfa = pdfa;
        this.checker = checker;
    }

    /** A file to check. @param file the file @param name what a person calls it */
    public record Given(Path file, String name) {
    }

    /** Receives results, in the order of the files, on the thread that asked. */
    public interface Sink {
        /** @param file what came of it */
        void checked(CheckedFile file) throws IOException;
    }

    /** @return flavours of PDF/A that can be asked for; empty if no judge is installed */
    public List<String> flavours() {
        return pdfa == null ? List.of() : pdfa.flavours();
    }

    /**
     * Starts, beside what the caller still does, the helpers that the files will wait for; not if the first one is known from before: then
     * the others are likely to be, too. Returns at once.
     */
    public void prepare(List<Given> files, FileQuestion question, FileCache cache) {
        // while the class data archives of helpers are made there is one process of each kind: two would write one archive
        if (files.isEmpty() || Boolean.getBoolean("khoso.helpers.make"))
            return;
        start(() -> {
            if (known(files.getFirst(), question, cache))
                return;
            if (pdfa != null && question.pdfa() && files.stream().anyMatch(g -> named(g.file())))
                start(pdfa::prepare);
            media.prepare();
        });
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("khoso-helpers").start(work);
    }

    /** Of a big file the checksum would take longer than the start. */
    private boolean known(Given g, FileQuestion q, FileCache cache) {
        try {
            return Files.size(g.file()) <= SMALL && cache.get(key(g, sha256(g.file()), q)).isPresent();
        } catch (IOException e) {
            return true; // nobody will read it
        }
    }

    private String key(Given g, String sha256, FileQuestion q) {
        return FileCache.key(sha256, g.file().getFileName().toString(), media.engine(), pdfa == null ? "" : pdfa.engine(), q.flavour());
    }

    /**
     * Checks files, several at once. A file that can't be opened is a result too. Stops when the progress is cancelled; what was
     * begun then is not told.
     */
    public void run(List<Given> files, FileQuestion question, StandardsCatalog standards, FileCache cache, Progress progress, Sink sink)
            throws IOException {
        var rules = new FileRules(standards, checker, question.madeOn());
        progress.total(files.size());
        try (var ahead = new Ahead<Given, CheckedFile>(g -> check(g, question, rules, cache))) {
            ahead.run(files, progress, sink::checked);
        }
    }

    private CheckedFile check(Given g, FileQuestion q, FileRules rules, FileCache cache) {
        try {
            String sha256 = sha256(g.file());
            String key = key(g, sha256, q);
            Optional<Known> known = cache.get(key);
            Known now = known.isPresent() ? known.get() : look(g.file(), q);
            if (known.isEmpty() && (now.pdfa() == null || now.pdfa().decided()) && !stopped(now.facts()))
                cache.put(key, now);
            return judged(
                    new CheckedFile(g.file(), g.name(), sha256, now.facts(), now.pdfa(), digitised(now.facts(), q.origin()),
                            known.isPresent(),
                            List.of(), null),
                    rules);
        } catch (IOException e) {
            Message why = e instanceof KhosoException k ? k.problem() : Message.of("core.file.unopened", g.name(), reason(e));
            return new CheckedFile(g.file(), g.name(), "", null, null, false, false, List.of(), why);
        }
    }

    private CheckedFile judged(CheckedFile c, FileRules rules) {
        var findings = new FileFindings(c.name());
        findings.facts(c.facts(), c.name());
        if (c.pdfa() != null)
            findings.verdict(c.pdfa(), c.name());
        List<org.khoso.api.Finding> all = new ArrayList<>(findings.found());
        all.addAll(rules.check(c));
        return new CheckedFile(c.file(), c.name(), c.sha256(), c.facts(), c.pdfa(), c.digitised(), c.known(), all, null);
    }

    /** What is named as a PDF is judged whatever it is, so that goes first: the judge is up before the reader is. */
    private Known look(Path file, FileQuestion q) throws IOException {
        PdfaVerdict named = named(file) ? judge(file, q) : null;
        FileFacts facts = media.inspect(file);
        return new Known(facts, facts.mime().equals(PDF) && !named(file) ? judge(file, q) : named);
    }

    /** What says of itself by content or name that it is a PDF is judged as one, the damaged too. */
    private PdfaVerdict judge(Path file, FileQuestion q) throws IOException {
        return pdfa != null && q.pdfa() ? pdfa.validate(file, q.flavour()) : null;
    }

    private static boolean named(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
    }

    /** A reader that was late, crashed or out of memory may have had a bad day: that is not kept. */
    private static boolean stopped(FileFacts facts) {
        return !facts.readable() && facts.problems().stream().anyMatch(p -> p.key().equals("media.late") || p.key().equals("media.crashed")
                || p.key().equals("media.out-of-memory"));
    }

    static boolean digitised(FileFacts facts, Origin origin) {
        if (origin != Origin.AUTO)
            return origin == Origin.DIGITISED;
        if (!facts.mime().equals(PDF))
            return !FileRules.type(facts.mime()).equals("text");
        long images = facts.details().runs().stream().filter(Run::image).mapToLong(r -> r.to() - r.from() + 1).sum();
        return facts.pages() > 0 && images >= facts.pages() * HALF;
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException ? "NoSuchFile" : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[(int) Math.clamp(Files.size(file), 1 << 12, 1 << 16)]; // small files are many
            for (int n = in.read(piece); n >= 0; n = in.read(piece))
                digest.update(piece, 0, n);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
