package org.khoso.sign.internal;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.khoso.api.Level;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.SubIndication;

/** What a signer says of himself, beside what is proved. */
final class Claims {
    private static final int SECONDS = 300;

    private Claims() {
    }

    static SignedBy by(X509Certificate c, Instant claimed, Instant stamped, String algorithm) throws GeneralSecurityException {
        return new SignedBy(Certificates.commonName(c), c.getSubjectX500Principal().getName(), c.getIssuerX500Principal().getName(),
                serial(c.getSerialNumber()), c.getNotBefore().toInstant(), c.getNotAfter().toInstant(), Bc.fingerprint(c), claimed, stamped,
                algorithm);
    }

    static String serial(BigInteger number) {
        return number == null ? "" : number.toString(16);
    }

    /** What the signer claims must not contradict what is proved. */
    static void order(X509Certificate c, Instant claimed, Times times, Told told) {
        if (times.proved() && times.after() != null && times.after().isAfter(times.before()))
            told.unsure(SubIndication.TIMESTAMP_ORDER_FAILURE, "stamps-order");
        if (claimed == null)
            return;
        if (claimed.isAfter(times.best().plusSeconds(SECONDS)))
            told.note(Level.SHOULD, "claimed-later", claimed.toString(), times.best().toString());
        if (claimed.isAfter(c.getNotAfter().toInstant()) || claimed.isBefore(c.getNotBefore().toInstant()))
            told.note(Level.SHOULD, "claimed-outside", claimed.toString(), Certificates.commonName(c));
    }
}
