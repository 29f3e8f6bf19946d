package org.khoso.core.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.TrustReader;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Whom the person trusts: a folder of certificates. It is never inside an archive: who can change the archive could else
 * appoint himself.
 */
@Component(service = Trusts.class)
public final class Trusts {
    /** Variable that names the trust folder. */
    public static final String VARIABLE = "KHOSO_TRUST";
    private static final String HOME = "KHOSO_HOME";
    private static final String FOLDER = "trust";
    private static final Pattern CERTIFICATE = Pattern.compile(".+\\.(cer|crt|der|pem)", Pattern.CASE_INSENSITIVE);
    private static final int LARGEST = 4 << 20;
    private static final int MOST = 100;
    private final TrustReader reader;

    /** Called by OSGi and tests. @param reader null if no signatures are installed */
    @Activate
    public Trusts(@Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) TrustReader reader) {
        this.reader = reader;
    }

    /** Variables of the environment. */
    public interface Environment {
        /** @return value, or null */
        String get(String name) throws IOException;
    }

    /** @param folder trust folder; null for {@link #usual} */
    public Trust read(Path folder, boolean revocation, Environment environment) throws IOException {
        Path from = folder == null ? usual(environment) : folder;
        if (from == null)
            return Trust.none(Instant.now());
        if (reader == null)
            throw FileSigning.problem("not-installed");
        return reader.read(from, revocation, Instant.now());
    }

    /**
     * Certificates that somebody was given: of one file, or of each file of a folder. Of a file with several, e.g. with those above it, the
     * first one counts.
     *
     * @throws org.khoso.api.KhosoException if there is none, or one can't be read: names the file
     */
    public List<X509Certificate> certificates(Path given) throws IOException {
        if (reader == null)
            throw FileSigning.problem("not-installed");
        List<X509Certificate> all = new ArrayList<>();
        for (Path file : files(given)) {
            try (InputStream in = Files.newInputStream(file)) {
                all.add(reader.certificates(in.readNBytes(LARGEST + 1), file.toString()).getFirst());
            }
        }
        if (all.isEmpty())
            throw FileSigning.problem("no-certificate", given.toString());
        return all;
    }

    private static List<Path> files(Path given) throws IOException {
        if (!Files.isDirectory(given))
            return List.of(given);
        try (Stream<Path> all = Files.list(given)) {
            return all.filter(p -> Files.isRegularFile(p) && CERTIFICATE.matcher(p.getFileName().toString()).matches()).sorted().limit(MOST)
                    .toList();
        }
    }

    /** @return SHA-256 over certificates, lists and responses of a trust list in a fixed order: says which one was used */
    public static String fingerprint(Trust trust) throws IOException {
        java.util.List<byte[]> all = new java.util.ArrayList<>(trust.responses());
        try {
            for (var c : trust.anchors())
                all.add(c.getEncoded());
            for (var c : trust.others())
                all.add(c.getEncoded());
            for (var l : trust.crls())
                all.add(l.getEncoded());
        } catch (java.security.GeneralSecurityException e) {
            throw new IOException(e);
        }
        all.sort(java.util.Arrays::compareUnsigned);
        var digest = DigestList.sha256();
        for (byte[] b : all)
            digest.update(b);
        return java.util.HexFormat.of().formatHex(digest.digest());
    }

    /** @return folder that the environment names, else {@code trust} in the folder of the user's settings, if it is there; else null */
    public static Path usual(Environment environment) throws IOException {
        String named = environment.get(VARIABLE);
        if (named != null && !named.isBlank())
            return Path.of(named);
        String home = environment.get(HOME);
        Path place = (home == null || home.isBlank() ? Path.of(System.getProperty("user.home", "."), ".khoso") : Path.of(home))
                .resolve(FOLDER);
        return Files.isDirectory(place) ? place : null;
    }
}
