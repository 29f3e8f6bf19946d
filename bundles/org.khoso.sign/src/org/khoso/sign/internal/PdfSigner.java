package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.sign.pdf.PdfTrouble;
import org.osgi.service.component.annotations.Component;

/** Signs a PDF inside (PAdES-B, PAdES-T with a time-stamp): a revision at the end; what is there stays as it is, other signatures too. */
@Component(service = Signer.class, property = Signer.FORM + "=" + Signer.PADES)
public final class PdfSigner implements Signer {
    private static final int ROOM = 6000;
    private static final int ROOM_FOR_STAMP = 12_000;
    private final CmsSigner cms = new CmsSigner();

    /** @return the revision that is to be appended to the document */
    @Override
    public byte[] sign(SigningKey key, Bytes document, Options options, Progress progress) throws IOException {
        long length = length(document, progress);
        try {
            int room = ROOM + (options.stamper() == null ? 0 : ROOM_FOR_STAMP);
            for (var c : key.chain())
                room += c.getEncoded().length;
            PdfRevision revision = PdfRevision.of(document, length, room, options.when(), Certificates.commonName(key.certificate()));
            byte[] added = revision.bytes();
            Bytes covered = () -> new SequenceInputStream(document.open(), new SequenceInputStream(
                    new ByteArrayInputStream(added, 0, revision.gap()),
                    new ByteArrayInputStream(added, revision.end(), added.length - revision.end())));
            byte[] value = cms.sign(key, covered, new Options(false, options.when(), options.stamper()), false, progress);
            if (value.length > room)
                throw Bc.problem(null, "pdf-no-room", room);
            byte[] digits = HexFormat.of().formatHex(Arrays.copyOf(value, room)).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(digits, 0, added, revision.gap() + 1, digits.length);
            return added;
        } catch (PdfTrouble e) {
            throw Bc.problem(e, "pdf-cannot-sign", e.place());
        } catch (ArithmeticException | NumberFormatException e) { // numbers that are none
            throw Bc.problem(e, "pdf-cannot-sign", 0);
        } catch (GeneralSecurityException e) {
            throw Bc.problem(e, "key-unusable", Certificates.commonName(key.certificate()), String.valueOf(e.getMessage()));
        }
    }

    private static long length(Bytes document, Progress progress) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long n = 0;
        try (InputStream in = document.open()) {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                if (progress.cancelled())
                    throw Bc.problem(null, "cancelled");
                n += got;
            }
        }
        return n;
    }
}
