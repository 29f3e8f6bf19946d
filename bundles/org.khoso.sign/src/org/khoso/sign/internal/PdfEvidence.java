package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.khoso.sign.pdf.PdfObjects;
import org.khoso.sign.pdf.PdfValue;

/** Validation data that a PDF carries: its document security store (ETSI EN 319 142-1, 5.4.2). What nobody can read is left out. */
final class PdfEvidence {
    private static final int MOST = 500;
    private static final int LARGEST = 16 << 20;
    private final PdfObjects pdf;

    private PdfEvidence(PdfObjects pdf) {
        this.pdf = pdf;
    }

    static Evidence of(PdfObjects pdf) throws IOException {
        var store = pdf.dict(pdf.root().get("DSS"));
        if (store.isEmpty())
            return Evidence.none();
        var own = new PdfEvidence(pdf);
        List<X509Certificate> certificates = own.all(store.get().get("Certs"), Certificates::of);
        List<X509CRL> lists = own.all(store.get().get("CRLs"), Certificates::crl);
        List<byte[]> responses = own.all(store.get().get("OCSPs"), der -> Ocsp.read(der) == null ? null : der);
        return new Evidence(certificates, lists, responses);
    }

    /** Makes something of bytes. */
    private interface Reading<T> {
        T of(byte[] der) throws GeneralSecurityException;
    }

    private <T> List<T> all(PdfValue array, Reading<T> reading) throws IOException {
        List<T> all = new ArrayList<>();
        for (PdfValue v : pdf.items(array))
            try {
                T t = pdf.resolve(v) instanceof PdfValue.Stream s && all.size() < MOST ? reading.of(pdf.data(s, LARGEST)) : null;
                if (t != null)
                    all.add(t);
            } catch (GeneralSecurityException | RuntimeException e) { // whatever hostile bytes do to a parser
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "validation data can't be read", e);
            }
        return all;
    }
}
