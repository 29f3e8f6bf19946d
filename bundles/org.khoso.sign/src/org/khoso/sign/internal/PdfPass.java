package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.pdf.PdfField;

/** Work on the signatures of one PDF, from the last back: time-stamps of the document prove the time of what was there before them. */
final class PdfPass {
    /** CMS over the SHA-1 of the document (ISO 32000-1, 12.8.3.3). */
    private static final String OF_DIGEST = "adbe.pkcs7.sha1";
    /** A bare value of RSA with the certificate beside it (ISO 32000-1, 12.8.3.2). */
    private static final String BARE = "adbe.x509.rsa_sha1";
    private static final String SHA1 = "SHA-1";
    private static final String STAMP = "ETSI.RFC3161";
    private static final Set<String> FORMS = Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached", OF_DIGEST, BARE);
    private final String name;
    private final PdfSignatures pdf;
    private final List<PdfSignatures.Found> found;
    private final PdfDocument document;
    private final Trust trust;
    private final CryptoPolicy policy;
    private final CmsVerifier cms;
    private final Progress progress;
    private Instant proved;
    private boolean stamped;
    private boolean archived;
    private boolean whole;

    PdfPass(String name, PdfSignatures pdf, List<PdfSignatures.Found> found, PdfDocument document, Trust trust, CryptoPolicy policy,
            Progress progress) {
        this.name = name;
        this.pdf = pdf;
        this.found = found;
        this.document = document;
        this.trust = trust;
        this.policy = policy;
        this.progress = progress;
        cms = new CmsVerifier();
    }

    /** @return a verdict for each, in the order in which they were made */
    List<Verdict> run() throws IOException {
        LinkedList<Verdict> all = new LinkedList<>();
        for (int i = found.size() - 1; i >= 0; i--) {
            PdfSignatures.Found f = found.get(i);
            Verdict v = one(f, new Told(name, found.size() == 1 ? "" : Integer.toString(i + 1)));
            all.addFirst(v);
            whole |= v.passed() && f.range().end() == pdf.length();
        }
        return all;
    }

    private Verdict one(PdfSignatures.Found found, Told told) throws IOException {
        if (found.value() == null) {
            told.failed(SubIndication.FORMAT_FAILURE, "pdf-range", found.range().b(), found.range().c(), found.range().end());
            return told.verdict(null, null);
        }
        PdfField field = document.trouble() == null ? document.field(found.range()) : null;
        PdfSignatures.Found f = found.as(document.form(field));
        if (document.trouble() != null)
            told.note(Level.MAY, "pdf-structure", document.trouble().place());
        else if (field == null)
            told.note(Level.SHOULD, "pdf-loose");
        long more = pdf.length() - f.range().end();
        if (more > 0 && !pdf.endsAt(f.range().end()))
            told.note(Level.SHOULD, "pdf-appended", more, pdf.revisionsAfter(f.range().end()));
        else if (more > 0)
            new PdfRevisions(document).tell(field, f.range().end(), whole, more, pdf.revisionsAfter(f.range().end()), told);
        if (f.subFilter().equals(STAMP))
            return stamp(f, told);
        if (!FORMS.contains(f.subFilter())) {
            told.unsure(SubIndication.FORMAT_FAILURE, "pdf-form", f.subFilter());
            return told.verdict(null, null);
        }
        Verdict v = signature(f, field, told);
        return field == null ? v : v.with(document.shown(field));
    }

    private Verdict signature(PdfSignatures.Found f, PdfField field, Told told) throws IOException {
        boolean pades = f.subFilter().equals("ETSI.CAdES.detached");
        boolean digested = f.subFilter().equals(OF_DIGEST);
        var around = new Around(pades ? Around.PADES : Around.OLD, document.evidence(), proved, document.claimed(field), stamped, archived,
                digested ? SHA1 : null);
        Bytes covered = pdf.covered(f.range());
        if (f.subFilter().equals(BARE))
            return new BareSignature(trust, policy, told).verify(f.value(), covered, document.certificates(field), around, progress);
        if (!digested)
            return cms.padded(f.value(), covered, trust, around, told, progress);
        byte[] digest = Digests.of(covered, Set.of(SHA1), progress).values().get(SHA1);
        return cms.padded(f.value(), () -> new ByteArrayInputStream(digest), trust, around, told, progress);
    }

    private Verdict stamp(PdfSignatures.Found f, Told told) throws IOException {
        byte[] token = CmsVerifier.withoutPadding(f.value());
        Instant t = null;
        if (token == null)
            told.note(Level.SHOULD, "stamp-damaged");
        else
            t = new Stamps(trust, document.evidence(), policy, proved, told).token(token,
                    a -> Digests.of(pdf.covered(f.range()), Set.of(a), progress).values().get(a));
        archived |= t != null && document.evidenceIn(f.range().end());
        stamped = true;
        if (t == null) {
            told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "pdf-stamp");
        } else {
            told.note(Level.MAY, "pdf-stamped", t.toString());
            proved = proved == null || t.isBefore(proved) ? t : proved;
        }
        return told.verdict(null, "", null);
    }
}
