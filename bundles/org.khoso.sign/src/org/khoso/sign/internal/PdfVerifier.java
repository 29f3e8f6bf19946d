package org.khoso.sign.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Level;
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
@Component(service = SignatureVerifier.class, property = Signer.FORM + "=pades")
public final class PdfVerifier implements SignatureVerifier {
    private static final List<String> DETACHED = List.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");
    private static final String STAMP = "ETSI.RFC3161";
    private static final String HEAD = "%PDF-";
    private final CryptoPolicy policy;
    private final CmsVerifier cms;

    /** Called by OSGi and tests. */
    @Activate
    public PdfVerifier() {
        policy = CryptoPolicy.ofProduct();
        cms = new CmsVerifier();
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
        if (pdf.ranges().isEmpty() || pdf.tooMany()) {
            Told told = new Told(signed.name(), "");
            told.failed(SubIndication.FORMAT_FAILURE, pdf.tooMany() ? "pdf-too-many" : "pdf-unsigned");
            return List.of(told.verdict(null, null));
        }
        List<PdfSignatures.Found> found = new ArrayList<>();
        for (PdfSignatures.Range r : pdf.ranges())
            found.add(pdf.found(r));
        return new Pass(signed.name(), pdf, found, trust, progress).run();
    }

    private final class Pass {
        private final String name;
        private final PdfSignatures pdf;
        private final List<PdfSignatures.Found> found;
        private final Trust trust;
        private final Progress progress;

        Pass(String name, PdfSignatures pdf, List<PdfSignatures.Found> found, Trust trust, Progress progress) {
            this.name = name;
            this.pdf = pdf;
            this.found = found;
            this.trust = trust;
            this.progress = progress;
        }

        List<Verdict> run() throws IOException {
            List<Verdict> all = new ArrayList<>();
            for (int i = 0; i < found.size(); i++)
                all.add(one(found.get(i), new Told(name, found.size() == 1 ? "" : Integer.toString(i + 1))));
            return all;
        }

        private Verdict one(PdfSignatures.Found f, Told told) throws IOException {
            if (f.value() == null) {
                told.failed(SubIndication.FORMAT_FAILURE, "pdf-range", f.range().b(), f.range().c(), f.range().end());
                return told.verdict(null, null);
            }
            appended(f, told);
            if (f.subFilter().equals(STAMP))
                return stamp(f, told);
            if (!DETACHED.contains(f.subFilter())) {
                told.unsure(SubIndication.FORMAT_FAILURE, "pdf-form", f.subFilter());
                return told.verdict(null, null);
            }
            return cms.padded(f.value(), pdf.covered(f.range()), trust, proved(f), told, progress);
        }

        /** The signature stands for the file as it was; what came later is told, and whether somebody has signed that. */
        private void appended(PdfSignatures.Found f, Told told) {
            long more = pdf.length() - f.range().end();
            if (more <= 0)
                return;
            long later = found.stream().filter(o -> o.range().end() > f.range().end() && o.value() != null).count();
            boolean all = found.stream().anyMatch(o -> o.range().end() == pdf.length() && o.value() != null);
            told.note(all ? Level.MAY : Level.SHOULD, all ? "pdf-later" : "pdf-appended", more, pdf.revisionsAfter(f.range().end()), later);
        }

        /** @return earliest time that a valid time-stamp over the document with this signature proves; null if none */
        private Instant proved(PdfSignatures.Found f) throws IOException {
            Instant first = null;
            for (PdfSignatures.Found o : found) {
                if (!o.subFilter().equals(STAMP) || o.value() == null || o.range().end() <= f.range().end())
                    continue;
                Instant t = time(o, new Told(name, ""));
                if (t != null && (first == null || t.isBefore(first)))
                    first = t;
            }
            return first;
        }

        private Instant time(PdfSignatures.Found f, Told told) throws IOException {
            byte[] token = CmsVerifier.withoutPadding(f.value());
            if (token == null) {
                told.note(Level.SHOULD, "stamp-damaged", "");
                return null;
            }
            return new Stamps(trust, List.of(), policy, told).token(token, new Covered(f));
        }

        private Verdict stamp(PdfSignatures.Found f, Told told) throws IOException {
            Instant t = time(f, told);
            if (t == null)
                told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "pdf-stamp");
            else
                told.note(Level.MAY, "pdf-stamped", t.toString());
            return told.verdict(null, null);
        }

        /** Digest of what a document time-stamp covers. */
        private final class Covered implements Stamps.Imprint {
            private final PdfSignatures.Found found;

            Covered(PdfSignatures.Found found) {
                this.found = found;
            }

            @Override
            public byte[] by(String algorithm) throws IOException {
                return Digests.of(pdf.covered(found.range()), java.util.Set.of(algorithm), progress).values().get(algorithm);
            }
        }
    }
}
