package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.util.Store;

/** Certificates and lists that came with a signature; those that nobody can read are left out. */
final class Carried {
    private Carried() {
    }

    static List<X509Certificate> certificates(Store<X509CertificateHolder> store) {
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder h : store.getMatches(null))
            try {
                all.add(Certificates.of(h.getEncoded()));
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a certificate in a signature can't be read", e);
            }
        return all;
    }

    static List<X509CRL> crls(Store<X509CRLHolder> store) {
        List<X509CRL> all = new ArrayList<>();
        for (X509CRLHolder h : store.getMatches(null))
            try {
                all.add(Certificates.crl(h.getEncoded()));
            } catch (GeneralSecurityException | IOException | RuntimeException e) {
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "a list in a signature can't be read", e);
            }
        return all;
    }
}
