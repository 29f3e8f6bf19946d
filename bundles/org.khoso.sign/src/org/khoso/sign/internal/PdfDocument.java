package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.Shown;
import org.khoso.sign.pdf.PdfField;
import org.khoso.sign.pdf.PdfLook;
import org.khoso.sign.pdf.PdfObjects;
import org.khoso.sign.pdf.PdfPlace;
import org.khoso.sign.pdf.PdfTrouble;
import org.khoso.sign.pdf.PdfValue;

/** The objects of a signed PDF, as far as they can be read: fields, validation data, states of the document. */
final class PdfDocument {
    private static final Pattern DATE = Pattern
            .compile("D:(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(?:Z|([+-])(\\d\\d)'?(\\d\\d)?'?)?.*");
    private static final int MOST_CERTIFICATES = 50;
    private final Bytes file;
    private final Map<Long, PdfObjects> states = new HashMap<>();
    private final long length;
    private PdfTrouble trouble;
    private List<PdfField> fields = List.of();
    private Evidence evidence = Evidence.none();

    PdfDocument(Bytes file, long length) throws IOException {
        this.file = file;
        this.length = length;
        try {
            fields = PdfField.signed(now());
            evidence = PdfEvidence.of(now());
        } catch (PdfTrouble e) {
            trouble = e;
        } catch (RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            trouble = new PdfTrouble(e.getClass().getSimpleName(), 0);
        }
    }

    /** @return why the objects can't be read; null if they can */
    PdfTrouble trouble() {
        return trouble;
    }

    /** @param places where a range is told @return whether that is in streams only: an attached file has its own signatures, which are none of this document */
    boolean attached(PdfSignatures.Range r, List<Long> places) {
        try {
            if (trouble != null || field(r) != null)
                return false;
            for (long p : places)
                if (!now().inStream(p))
                return false;
            return true;
        } catch (IOException | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            return false;
        }
    }

    Evidence evidence() {
        return evidence;
    }

    PdfObjects now() throws IOException {
        return state(length);
    }

    /** @return objects as they were when the file was so long */
    PdfObjects state(long bytes) throws IOException {
        PdfObjects s = states.get(bytes);
        if (s == null) {
            s = PdfObjects.of(file, bytes);
            states.put(bytes, s);
        }
        return s;
    }

    /** @return whether the document had validation data when it was so long */
    boolean evidenceIn(long bytes) {
        try {
            return PdfEvidence.of(state(bytes)).revocation();
        } catch (IOException | RuntimeException | StackOverflowError e) { // then nothing of it counts
            return false;
        }
    }

    /** @return field of a signature; null if none holds it */
    PdfField field(PdfSignatures.Range r) throws IOException {
        for (PdfField f : fields) {
            long[] n = f.range(now());
            if (n != null && n[0] == r.a() && n[1] == r.b() && n[2] == r.c() && n[3] == r.d())
                return f;
        }
        return null;
    }

    /** @return what is shown of a field; null if that can't be read */
    Shown shown(PdfField f) {
        try {
            PdfPlace at = PdfPlace.of(now(), f);
            PdfLook look = PdfLook.of(now(), f);
            return new Shown(at.page(), at.left(), at.right(), at.top(), at.bottom(), look.image(), look.text(), look.coloured(),
                    look.fonts(),
                    look.sizes());
        } catch (IOException | RuntimeException | StackOverflowError e) { // a look that can't be read is none
            return null;
        }
    }

    /** @return form of a signature; empty if its dictionary does not say */
    String form(PdfField f) throws IOException {
        return f == null ? "" : now().name(f.value().get("SubFilter"));
    }

    /** @return time of signing that the dictionary of a signature tells; null if it does not */
    Instant claimed(PdfField f) throws IOException {
        return f != null && now().resolve(f.value().get("M")) instanceof PdfValue.Text t ? date(PdfField.text(t)) : null;
    }

    /** @return certificates that stand beside the value of a signature, that of the signer first; none if there are none or nobody can read them */
    List<X509Certificate> certificates(PdfField f) throws IOException {
        List<X509Certificate> all = new ArrayList<>();
        try {
            PdfValue given = f == null ? null : now().resolve(f.value().get("Cert"));
            for (PdfValue v : given instanceof PdfValue.Text t ? List.of(t) : now().items(given))
                if (now().resolve(v) instanceof PdfValue.Text t && all.size() < MOST_CERTIFICATES)
                all.add(Certificates.of(t.bytes()));
        } catch (GeneralSecurityException | PdfTrouble | RuntimeException e) { // whatever hostile bytes do to a parser
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a certificate in a PDF can't be read", e);
        }
        return all;
    }

    static Instant date(String text) {
        Matcher m = DATE.matcher(text);
        if (!m.matches())
            return null;
        try {
            int seconds = m.group(7) == null
                    ? 0
                    : (Integer.parseInt(m.group(8)) * 60 + (m.group(9) == null ? 0 : Integer.parseInt(m.group(9)))) * 60;
            return OffsetDateTime.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)),
                    Integer.parseInt(m.group(4)), Integer.parseInt(m.group(5)), Integer.parseInt(m.group(6)), 0,
                    ZoneOffset.ofTotalSeconds("-".equals(m.group(7)) ? -seconds : seconds)).toInstant();
        } catch (DateTimeException e) { // a date that is none
            return null;
        }
    }
}
