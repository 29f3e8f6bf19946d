import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonCertificateSource;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.ExternalResourcesOCSPSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges signed files by EU DSS, off line. The file that is named has a line for each: trust folder, signature, detached content or "-", separated by tabs. */
public final class DssJudge {
    private DssJudge() {
    }

    public static void main(String[] args) throws Exception {
        try (var in = Files.newBufferedReader(Path.of(args[0]), StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] part = line.split("\t");
                String said;
                try {
                    said = judge(Path.of(part[0]), Path.of(part[1]), part[2].equals("-") ? null : Path.of(part[2]));
                } catch (Exception | Error e) {
                    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
                    said = "REFUSED " + e.getClass().getSimpleName() + ": " + message.substring(0, Math.min(120, message.length()));
                }
                System.out.println(part[1] + "\t" + said);
            }
        }
    }

    private static String judge(Path trust, Path signature, Path content) throws Exception {
        var verifier = new CommonCertificateVerifier();
        var anchors = new CommonTrustedCertificateSource();
        var others = new CommonCertificateSource();
        List<DSSDocument> lists = new ArrayList<>();
        List<DSSDocument> responses = new ArrayList<>();
        for (Path folder : List.of(trust, trust.resolve("intermediate")))
            if (Files.isDirectory(folder))
                try (Stream<Path> all = Files.list(folder)) {
                    for (Path p : (Iterable<Path>) all::iterator) {
                        String name = p.getFileName().toString();
                        if (name.endsWith(".pem") || name.endsWith(".crt")) {
                            CertificateToken c = DSSUtils.loadCertificate(p.toFile());
                            if (folder.equals(trust))
                                anchors.addCertificate(c);
                            else
                                others.addCertificate(c);
                        } else if (name.endsWith(".crl")) {
                            lists.add(new FileDocument(p.toFile()));
                        } else if (name.endsWith(".ors")) {
                            responses.add(new FileDocument(p.toFile()));
                        }
                    }
                }
        verifier.setTrustedCertSources(anchors);
        verifier.setAdjunctCertSources(others);
        verifier.setAIASource(null);
        if (!lists.isEmpty())
            verifier.setCrlSource(new ExternalResourcesCRLSource(lists.toArray(new DSSDocument[0])));
        if (!responses.isEmpty())
            verifier.setOcspSource(new ExternalResourcesOCSPSource(responses.toArray(new DSSDocument[0])));
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(signature.toFile()));
        validator.setCertificateVerifier(verifier);
        if (content != null)
            validator.setDetachedContents(List.of(new FileDocument(content.toFile())));
        Reports reports = validator.validateDocument();
        SimpleReport simple = reports.getSimpleReport();
        List<String> all = new ArrayList<>();
        for (String id : simple.getSignatureIdList()) {
            String sub = simple.getSubIndication(id) == null ? "" : "/" + simple.getSubIndication(id);
            all.add(simple.getIndication(id) + sub + " " + simple.getSignatureFormat(id));
        }
        return all.isEmpty() ? "no signature" : String.join(" | ", all);
    }
}
