package org.khoso.core.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.api.store.Journal;
import org.khoso.api.store.Journal.Head;
import org.khoso.core.Session;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Signed heads of the journal, files {@code heads/*.p7m} of the archive. Hashes alone prove nothing against who can compute them anew; a
 * signature does, and so does a copy of it that is kept elsewhere.
 */
@Component(service = SignedHeads.class)
public final class SignedHeads {
    /** Folder in the archive. */
    public static final String FOLDER = "heads";
    private static final int MOST_FILES = 100_000;
    private static final long LARGEST = 4 << 20;
    private final FileSigning signing;

    /**
     * A file of signed heads as it was found.
     *
     * @param file      file
     * @param sha256    digest of the file, hex
     * @param verdict   what is said of its signature
     * @param statement what it says; null if it is no statement
     * @param vouched   whether it is genuine: its signature passed, or one that passed names its digest
     */
    private record Found(Path file, String sha256, Verdict verdict, Statement statement, boolean vouched) {
    }

    /**
     * What was found.
     *
     * @param heads    signed heads that were read
     * @param trusted  those whose signature holds, or that one that holds vouches for
     * @param newest   time of the newest trusted one; null if there is none
     * @param by       who signed that; null likewise
     * @param findings findings
     */
    public record Checked(int heads, int trusted, Instant newest, String by, List<Finding> findings) {
    }

    /** Heads that were signed now. @param file file @param heads heads @param when time */
    public record Made(Path file, List<Head> heads, Instant when) {
    }

    /** Called by OSGi and tests. */
    @Activate
    public SignedHeads(@Reference FileSigning signing) {
        this.signing = signing;
    }

    /** Signs the heads of all chains as they are now, and notes it in the journal. @param copy folder for a second copy; null for none */
    public Made sign(Session session, SigningKey key, Path copy) throws IOException {
        Path folder = session.archive().directory().resolve(FOLDER);
        Files.createDirectories(folder);
        Journal journal = session.archive().journal();
        List<Head> heads = journal.heads();
        Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        List<Path> before = files(List.of(folder));
        String previous = before.isEmpty() ? "" : sha256(Files.readAllBytes(before.getLast()));
        byte[] signed = signing.carrying(new Statement(when, previous, heads).bytes(), key, when);
        String name = String.format("%016d", heads.getFirst().entries());
        Path file = folder.resolve(name + FileSigning.CARRYING);
        for (int i = 2; Files.exists(file); i++)
            file = folder.resolve(name + "-" + i + FileSigning.CARRYING);
        FileSigning.write(file, signed);
        if (copy != null) {
            Files.createDirectories(copy);
            FileSigning.write(copy.resolve(file.getFileName()), signed);
        }
        journal.signed(session.actor(), sha256(signed));
        return new Made(file, heads, when);
    }

    private static List<Path> files(List<Path> folders) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders) {
            if (!Files.isDirectory(folder))
                continue;
            try (Stream<Path> some = Files.list(folder)) {
                some.filter(p -> p.getFileName().toString().endsWith(FileSigning.CARRYING) && Files.isRegularFile(p)).sorted()
                        .limit(MOST_FILES).forEach(all::add);
            }
        }
        return all;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(DigestList.sha256().digest(bytes));
    }

    /** @return whether the archive has signed heads */
    public boolean any(Session session) throws IOException {
        return !files(List.of(session.archive().directory().resolve(FOLDER))).isEmpty();
    }

    /** Compares all signed heads with the journal. @param more folders with copies that are kept elsewhere */
    public Checked check(Session session, Trust trust, List<Path> more, Progress progress) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(session.archive().directory().resolve(FOLDER)));
        for (Path p : more) {
            if (!Files.isDirectory(p))
                throw FileSigning.problem("heads-missing", p.toString());
            folders.add(p);
            folders.add(p.resolve(FOLDER));
            folders.add(p.resolve("archive").resolve(FOLDER)); // as a backup keeps them
        }
        Pass pass = new Pass(session.archive().journal(), trust);
        pass.read(files(folders), progress);
        return pass.judge();
    }

    private final class Pass {
        private final Journal journal;
        private final Trust trust;
        private final Map<String, Found> found = new HashMap<>();
        private final List<Found> order = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        Pass(Journal journal, Trust trust) {
            this.journal = journal;
            this.trust = trust;
        }

        void read(List<Path> files, Progress progress) throws IOException {
            for (Path p : files) {
                if (progress.cancelled())
                    return;
                String digest = Files.size(p) > LARGEST ? "" : sha256(Files.readAllBytes(p));
                if (found.containsKey(digest))
                    continue; // a copy
                Verdict v = signing.verdicts(p, p.getFileName().toString(), null, trust, progress).getFirst();
                Statement s = v.content() == null ? null : Statement.of(v.content(), p.toString());
                Found f = new Found(p, digest, v, s, v.passed() && s != null);
                found.put(digest, f);
                order.add(f);
            }
            vouch();
        }

        /** A statement whose signature holds names the digest of the one before: that one is genuine too, even if its certificate has expired. */
        private void vouch() {
            for (Found f : List.copyOf(order))
                for (Found at = f; at.vouched;) {
                    Found before = found.get(at.statement.previous());
                    if (before == null || before.vouched || before.statement == null
                            || before.verdict.indication() == Indication.TOTAL_FAILED)
                        break;
                    Found genuine = new Found(before.file, before.sha256, before.verdict, before.statement, true);
                    order.set(order.indexOf(before), genuine);
                    found.put(before.sha256, genuine);
                    at = genuine;
                }
        }

        Checked judge() throws IOException {
            List<Head> now = journal.heads();
            Map<UUID, Head> byChain = new HashMap<>();
            now.forEach(h -> byChain.put(h.chain(), h));
            UUID own = now.getFirst().chain();
            Set<Long> positions = new HashSet<>();
            for (Found f : order)
                if (f.statement != null)
                f.statement.heads().stream().filter(h -> h.chain().equals(own)).forEach(h -> positions.add(h.entries()));
            Map<Long, String> hashes = journal.hashes(positions);
            for (Found f : order)
                one(f, own, byChain, hashes);
            for (String digest : journal.signed())
                if (!found.containsKey(digest))
                add(Level.SHOULD, "missing", "", digest);
            Found newest = order.stream().filter(Found::vouched).max(java.util.Comparator.comparing(f -> f.statement.signed()))
                    .orElse(null);
            return new Checked(order.size(), (int) order.stream().filter(Found::vouched).count(),
                    newest == null ? null : newest.statement.signed(),
                    newest == null || newest.verdict.signedBy() == null ? null : newest.verdict.signedBy().name(), findings);
        }

        private void one(Found f, UUID own, Map<UUID, Head> now, Map<Long, String> hashes) {
            String name = f.file.getFileName().toString();
            if (f.statement == null || f.verdict.indication() == Indication.TOTAL_FAILED) {
                add(Level.SHOULD, "false", name, name, String.valueOf(f.verdict.subIndication()));
                return;
            }
            String by = f.verdict.signedBy() == null ? "?" : f.verdict.signedBy().name();
            if (!f.vouched)
                add(trust.anchors().isEmpty() ? Level.MAY : Level.SHOULD, trust.anchors().isEmpty() ? "untrusted" : "unsure", name, name,
                        by,
                        String.valueOf(f.verdict.subIndication()));
            else if (!f.verdict.passed())
                add(Level.MAY, "vouched", name, name, by);
            boolean known = false;
            for (Head h : f.statement.heads()) {
                Head is = now.get(h.chain());
                if (is == null)
                    continue;
                known = true;
                String hash = h.chain().equals(own) ? hashes.get(h.entries()) : is.entries() == h.entries() ? is.hash() : h.hash();
                if (is.entries() < h.entries() || h.chain().equals(own) && h.entries() > 0 && hash == null)
                    add(Level.SHOULD, "truncated", name, name, by, h.entries(), is.entries());
                else if (h.entries() > 0 && !h.hash().equals(hash))
                    add(Level.SHOULD, "rewritten", name, name, by, h.entries());
            }
            if (!known)
                add(Level.SHOULD, "other", name, name);
        }

        private void add(Level level, String what, String place, Object... args) {
            findings.add(new Finding("heads/" + what, "", Confidence.DESIGN, level, new Subject(Kind.ARCHIVE, null, FOLDER), place,
                    new Message("core.heads." + what, List.of(args)), new Message("core.heads." + what + ".remedy", List.of(args))));
        }
    }
}
