package org.khoso.sign.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Progress;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Verifies signatures in PDF files: PAdES, and the older form adbe.pkcs7.detached; time-stamps of the document prove the time of those before. */
@Component(service = SignatureVerifier.class, property = Signer.FORM + "=" + Signer.PADES)
public final class PdfVerifier implements SignatureVerifier {
    private static final String HEAD = "%PDF-";
    private final CryptoPolicy policy;

    /** Called by OSGi and tests. */
    @Activate
    public PdfVerifier() {
        policy = CryptoPolicy.ofProduct();
    }

    @Override
    public boolean knows(byte[] head) {
        return new String(head, StandardCharsets.ISO_8859_1).contains(HEAD);
    }

    @Override
    public List<Verdict> verify(Signed signed, Trust trust, Progress progress) throws IOException {
        PdfSignatures pdf = new PdfSignatures(signed.signature());
        if (!pdf.scan(progress))
            throw Bc.problem(null, "cancelled");
        if (pdf.ranges().isEmpty() || pdf.tooMany())
            return nothing(signed.name(), pdf.tooMany() ? "pdf-too-many" : "pdf-unsigned");
        var document = new PdfDocument(signed.signature(), pdf.length());
        List<PdfSignatures.Found> found = new ArrayList<>();
        for (PdfSignatures.Range r : pdf.ranges())
            if (!document.attached(r, pdf.places(r)))
            found.add(pdf.found(r));
        if (found.isEmpty())
            return nothing(signed.name(), "pdf-unsigned");
        return new PdfPass(signed.name(), pdf, found, document, trust, policy, progress).run();
    }

    private static List<Verdict> nothing(String name, String key) {
        Told told = new Told(name, "");
        told.failed(SubIndication.FORMAT_FAILURE, key);
        return List.of(told.verdict(null, null));
    }
}
