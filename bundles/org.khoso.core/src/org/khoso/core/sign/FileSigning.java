package org.khoso.core.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Signs files and packages apart, and verifies what anyone has signed. The signature of {@code NAME} is {@code NAME.p7s} beside it; for
 * a folder it is over {@code NAME.sha256}, its {@link DigestList}.
 */
@Component(service = FileSigning.class)
public final class FileSigning {
    /** Ending of a signature that stands apart. */
    public static final String APART = ".p7s";
    /** Ending of a signature that carries its content. */
    public static final String CARRYING = ".p7m";
    /** Ending of the list of digests of a folder. */
    public static final String LIST = ".sha256";
    /** Ending of an XML signature that stands apart. */
    public static final String XML_APART = ".xades";
    private static final String CMS = "(" + Signer.FORM + "=" + Signer.CMS + ")";
    private static final String PADES = "(" + Signer.FORM + "=" + Signer.PADES + ")";
    /** What verifiers say of files of their form that have no signature. */
    private static final java.util.Set<String> UNSIGNED = java.util.Set.of("sign.pdf-unsigned", "sign.xml-unsigned");
    private static final int HEAD = 64;
    private static final int MOST = 1000;
    private final Signer signer;
    private final Signer inside;
    private final SignatureVerifier cms;
    private final List<SignatureVerifier> verifiers;

    /**
     * What was signed.
     *
     * @param signature file of the signature
     * @param list      list of digests; null if a single file was signed
     * @param files     files that the signature covers
     * @param bytes     their bytes
     * @param when      time of signing
     */
    public record Made(Path signature, Path list, long files, long bytes, Instant when) {
    }

    /**
     * What was verified.
     *
     * @param signature file of the signature
     * @param content   what was signed; null if the signature carries it, or it is not there
     * @param verdicts  one for each signature
     */
    public record Checked(Path signature, Path content, List<Verdict> verdicts) {
        /** @return the worst of the verdicts */
        public Indication worst() {
            return verdicts.stream().map(Verdict::indication).max(Indication::compareTo).orElse(Indication.TOTAL_FAILED);
        }

        /** @return what all verdicts have to say */
        public List<Finding> findings() {
            return verdicts.stream().flatMap(v -> v.findings().stream()).toList();
        }
    }

    /** Called by OSGi and tests. @param signer null if no signer is installed @param inside signer of PDF files inside; null likewise @param cms verifier of what stands apart; null likewise @param verifiers of all forms */
    @Activate
    public FileSigning(
            @Reference(target = CMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Signer signer,
            @Reference(target = PADES, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Signer inside,
            @Reference(target = CMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SignatureVerifier cms,
            @Reference(cardinality = ReferenceCardinality.MULTIPLE, policyOption = ReferencePolicyOption.GREEDY) List<SignatureVerifier> verifiers) {
        this.signer = signer;
        this.inside = inside;
        this.cms = cms;
        this.verifiers = List.copyOf(verifiers);
    }

    static KhosoException problem(String key, Object... args) {
        return new KhosoException(Message.of("core.sign." + key, args), Message.of("core.sign." + key + ".remedy", args), null);
    }

    /** Signs a file or a folder. @param replace whether a signature that is there may be replaced */
    public Made sign(Path given, SigningKey key, boolean replace, Progress progress) throws IOException {
        Path path = given.toAbsolutePath().normalize();
        Path to = beside(path, APART);
        if (!Files.exists(path))
            throw problem("missing", path.toString());
        if (Files.exists(to) && !replace)
            throw problem("signed-already", path.toString(), to.toString());
        Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        if (Files.isRegularFile(path)) {
            write(to, bytes(() -> Files.newInputStream(path), key, when, progress));
            return new Made(to, null, 1, Files.size(path), when);
        }
        Path list = beside(path, LIST);
        Path fresh = Files.createTempFile(list.toAbsolutePath().getParent(), ".khoso-", LIST);
        try {
            DigestList digests = new DigestList(path, progress);
            digests.write(fresh);
            if (digests.files() == 0)
                throw problem("empty-folder", path.toString());
            byte[] signature = bytes(() -> Files.newInputStream(fresh), key, when, progress);
            sync(fresh);
            Files.move(fresh, list, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            write(to, signature);
            return new Made(to, list, digests.files(), digests.bytes(), when);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * Signs a PDF inside: what is there stays byte by byte, a signed revision is added. The file is replaced as a whole, and only after the
     * new one has been verified.
     *
     * @throws KhosoException if the file is no PDF that can be signed so, or its other signatures forbid it
     */
    public Made signInside(Path given, SigningKey key, Progress progress) throws IOException {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.isRegularFile(path))
            throw problem("missing", path.toString());
        if (inside == null)
            throw problem("not-installed");
        for (String ending : List.of(APART, XML_APART))
            if (Files.exists(beside(path, ending))) // it is over the bytes as they are
            throw problem("would-destroy", path.toString(), beside(path, ending).getFileName().toString());
        Instant when = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        byte[] added = inside.sign(key, () -> Files.newInputStream(path), new Signer.Options(false, when, null), progress);
        Path fresh = Files.createTempFile(path.getParent(), ".khoso-", ".new");
        try {
            Files.copy(path, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.write(fresh, added, StandardOpenOption.APPEND);
            String name = path.getFileName().toString();
            if (verdicts(fresh, name, null, Trust.none(when), progress).getLast().indication() == Indication.TOTAL_FAILED)
                throw problem("inside-failed", path.toString());
            sync(fresh);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Made(path, null, 1, Files.size(path), when);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** @return file that stands beside another under its name with an ending */
    public static Path beside(Path path, String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    /** @return signature that carries a small content */
    public byte[] carrying(byte[] content, SigningKey key, Instant when) throws IOException {
        return signer().sign(key, () -> new java.io.ByteArrayInputStream(content), new Signer.Options(true, when, null), Progress.NONE);
    }

    private byte[] bytes(Bytes content, SigningKey key, Instant when, Progress progress) throws IOException {
        return signer().sign(key, content, new Signer.Options(false, when, null), progress);
    }

    private Signer signer() throws KhosoException {
        if (signer == null)
            throw problem("not-installed");
        return signer;
    }

    /** Writes a file as a whole or not at all; it is on disk when the call returns. */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path temp = Files.createTempFile(file.toAbsolutePath().getParent(), ".khoso-", ".new");
        try {
            Files.write(temp, bytes);
            sync(temp);
            Files.move(temp, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
            c.force(true);
        }
    }

    /**
     * Verifies a file or folder with the signature beside it, or a signature with what it is over.
     *
     * @throws KhosoException if there is no signature, or nobody knows its form
     */
    public Checked verify(Path given, Trust trust, Progress progress) throws IOException {
        Path path = given.toAbsolutePath().normalize();
        if (!Files.exists(path))
            throw problem("missing", path.toString());
        Path signature = signature(path);
        String name = signature.getFileName().toString();
        String ending = name.endsWith(XML_APART) ? XML_APART : APART;
        Path content = name.endsWith(ending) ? signature.resolveSibling(name.substring(0, name.length() - ending.length())) : null;
        if (content == null || !Files.exists(content))
            return new Checked(signature, null, verdicts(signature, signature.getFileName().toString(), null, trust, progress));
        String called = content.getFileName().toString();
        if (Files.isRegularFile(content)) {
            Path file = content;
            return new Checked(signature, content, verdicts(signature, called, () -> Files.newInputStream(file), trust, progress));
        }
        return new Checked(signature, content, folder(signature, content, called, trust, progress));
    }

    private Path signature(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (Files.isRegularFile(path) && (name.endsWith(APART) || name.endsWith(CARRYING) || name.endsWith(XML_APART)))
            return path;
        Path beside = beside(path, APART);
        for (Path p : List.of(beside, beside(path, XML_APART)))
            if (Files.isRegularFile(p))
            return p;
        if (Files.isRegularFile(path)) {
            byte[] head = head(path);
            if (verifiers.stream().anyMatch(v -> v.knows(head)))
                return path; // it may be inside
        }
        throw problem("no-signature", path.toString(), beside.getFileName().toString());
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    /** @return what the verifier of its form says of a signature @param content null if the signature carries it */
    List<Verdict> verdicts(Path signature, String called, Bytes content, Trust trust, Progress progress) throws IOException {
        byte[] head = head(signature);
        SignatureVerifier verifier = verifiers.stream().filter(v -> v.knows(head)).findFirst().orElse(cms);
        if (verifier == null)
            throw problem("not-installed");
        return verifier.verify(new Signed(called, () -> Files.newInputStream(signature), content, name -> neighbour(signature, name)),
                trust,
                progress);
    }

    /** A plain file in the folder of the signature, no link that leads elsewhere. */
    private static Bytes neighbour(Path signature, String name) {
        Path p = signature.toAbsolutePath().resolveSibling(name);
        boolean there = signature.toAbsolutePath().getParent().equals(p.getParent()) && Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS);
        return there ? () -> Files.newInputStream(p) : null;
    }

    /**
     * Verifies what a file carries, if it carries a signature.
     *
     * @param content what it is over, if that is another file; null if it is not
     * @return nothing if there is no signature in it
     */
    public List<Verdict> inside(String called, Bytes file, Bytes content, Trust trust, Progress progress) throws IOException {
        byte[] head;
        try (InputStream in = file.open()) {
            head = in.readNBytes(HEAD);
        }
        SignatureVerifier verifier = verifiers.stream().filter(v -> v.knows(head)).findFirst().orElse(null);
        if (verifier == null)
            return List.of();
        List<Verdict> all = verifier.verify(new Signed(called, file, content), trust, progress);
        return all.stream().flatMap(v -> v.findings().stream()).anyMatch(f -> UNSIGNED.contains(f.message().key())) ? List.of() : all;
    }

    private List<Verdict> folder(Path signature, Path folder, String called, Trust trust, Progress progress) throws IOException {
        Path there = Files.createTempFile("khoso-", LIST);
        try {
            new DigestList(folder, progress).write(there);
            Path kept = beside(folder, LIST);
            Path list = Files.isRegularFile(kept) ? kept : there;
            List<Verdict> verdicts = verdicts(signature, called, () -> Files.newInputStream(list), trust, progress);
            if (list == there)
                return verdicts;
            List<Finding> differences = new ArrayList<>();
            if (verdicts.stream().noneMatch(v -> v.indication() == Indication.TOTAL_FAILED))
                DigestList.compare(kept, there, (what, path) -> differ(differences, called, what, path));
            return differences.isEmpty() ? verdicts : verdicts.stream().map(v -> changed(v, differences)).toList();
        } finally {
            Files.deleteIfExists(there);
        }
    }

    private static void differ(List<Finding> all, String called, String what, String path) {
        if (all.size() < MOST)
            all.add(new Finding("signature/file-" + what, "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.FILE, null, called), path,
                    Message.of("core.sign.file-" + what, called, path), Message.of("core.sign.file-" + what + ".remedy")));
    }

    /** The list is as it was signed, the folder is not. */
    private static Verdict changed(Verdict v, List<Finding> differences) {
        List<Finding> all = new ArrayList<>(differences);
        all.addAll(v.findings());
        return v.with(Indication.TOTAL_FAILED, SubIndication.HASH_FAILURE, all);
    }
}
