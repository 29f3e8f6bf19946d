package org.khoso.sign.internal;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.sign.pdf.PdfField;

/** Work on the signatures of one PDF, from the last back: time-stamps of the document prove the time of what was there before them. */
final class PdfPass {
    private static final List<String> DETACHED = List.of("adbe.pkcs7.detached", "ETSI.CAdES.detached");
    private static final String STAMP = "ETSI.RFC3161";
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

    private Verdict one(PdfSignatures.Found f, Told told) throws IOException {
        if (f.value() == null) {
            told.failed(SubIndication.FORMAT_FAILURE, "pdf-range", f.range().b(), f.range().c(), f.range().end());
            return told.verdict(null, null);
        }
        PdfField field = document.trouble() == null ? document.field(f.range()) : null;
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
        if (!DETACHED.contains(f.subFilter())) {
            told.unsure(SubIndication.FORMAT_FAILURE, "pdf-form", f.subFilter());
            return told.verdict(null, null);
        }
        boolean pades = f.subFilter().equals(DETACHED.getLast());
        Instant claimed = document.claimed(field);
        var around = new Around(pades ? Around.PADES : Around.OLD, document.evidence(), proved, claimed, stamped, archived);
        Verdict v = cms.padded(f.value(), pdf.covered(f.range()), trust, around, told, progress);
        return field == null ? v : v.with(document.shown(field));
    }

    private Verdict stamp(PdfSignatures.Found f, Told told) throws IOException {
        byte[] token = CmsVerifier.withoutPadding(f.value());
        Instant t = null;
        if (token == null)
            told.note(Level.SHOULD, "stamp-damaged", "");
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
