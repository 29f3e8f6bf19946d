package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.TrustReader;
import org.osgi.service.component.annotations.Component;

/** Trust lists: folders with certificates and lists of revoked ones. */
@Component(service = TrustReader.class)
public final class TrustFiles implements TrustReader {
    private static final long LARGEST_CERTIFICATES = 4 << 20;
    private static final long LARGEST_LIST = 64 << 20;
    private static final Set<String> RESPONSES = Set.of("ors", "ocsp");
    private static final Set<String> CERTIFICATES = Set.of("cer", "crt", "der", "pem");

    @Override
    public Trust read(Path folder, boolean revocation, Instant at) throws IOException {
        if (!Files.isDirectory(folder))
            throw Bc.problem(null, "trust-missing", folder.toString());
        List<X509Certificate> anchors = new ArrayList<>();
        List<X509Certificate> others = new ArrayList<>();
        List<X509CRL> lists = new ArrayList<>();
        List<byte[]> responses = new ArrayList<>();
        folder(folder, anchors, lists, responses);
        Path helpers = folder.resolve(INTERMEDIATE);
        if (Files.isDirectory(helpers))
            folder(helpers, others, lists, responses);
        if (anchors.isEmpty())
            throw Bc.problem(null, "trust-empty", folder.toString());
        return new Trust(anchors, others, lists, responses, revocation, at);
    }

    private static void folder(Path folder, List<X509Certificate> certificates, List<X509CRL> lists, List<byte[]> responses)
            throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path p : files) {
            String name = p.getFileName().toString();
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            try {
                int before = certificates.size() + lists.size() + responses.size();
                if (CERTIFICATES.contains(ending))
                    for (Certificate c : Certificates.factory()
                            .generateCertificates(new ByteArrayInputStream(bytes(p, LARGEST_CERTIFICATES))))
                        certificates.add((X509Certificate) c);
                else if (ending.equals("crl"))
                    for (var c : Certificates.factory().generateCRLs(new ByteArrayInputStream(bytes(p, LARGEST_LIST))))
                        lists.add((X509CRL) c);
                else if (RESPONSES.contains(ending))
                    response(bytes(p, LARGEST_CERTIFICATES), responses);
                else
                    continue;
                if (certificates.size() + lists.size() + responses.size() == before)
                    throw Bc.problem(null, "trust-damaged", p.toString());
            } catch (GeneralSecurityException | RuntimeException e) {
                throw Bc.problem(e, "trust-damaged", p.toString());
            }
        }
    }

    @Override
    public List<X509Certificate> certificates(byte[] bytes, String name) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        try {
            if (bytes.length <= LARGEST_CERTIFICATES)
                for (Certificate c : Certificates.factory().generateCertificates(new ByteArrayInputStream(bytes)))
                    all.add((X509Certificate) c);
        } catch (GeneralSecurityException | RuntimeException e) { // whatever hostile bytes do to a parser
            throw Bc.problem(e, "trust-damaged", name);
        }
        if (all.isEmpty())
            throw Bc.problem(null, "trust-damaged", name);
        return List.copyOf(all);
    }

    private static void response(byte[] der, List<byte[]> to) {
        if (Ocsp.read(der) != null)
            to.add(der);
    }

    private static byte[] bytes(Path file, long most) throws IOException {
        if (Files.size(file) > most)
            throw Bc.problem(null, "trust-damaged", file.toString());
        return Files.readAllBytes(file);
    }
}
