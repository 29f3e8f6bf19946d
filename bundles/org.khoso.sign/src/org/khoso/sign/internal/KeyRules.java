package org.khoso.sign.internal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** What a key must be before anything is signed with it: a signature that every verifier would refuse is not made. */
final class KeyRules {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu").withZone(VIETNAM);

    private KeyRules() {
    }

    /** @param store what holds the key, for the sentences */
    static void check(X509Certificate c, String store, Instant at, CryptoPolicy policy) throws IOException {
        String who = Certificates.commonName(c);
        if (at.isAfter(c.getNotAfter().toInstant()))
            throw Bc.problem(null, "key-expired", store, who, day(c.getNotAfter().toInstant()));
        if (at.isBefore(c.getNotBefore().toInstant()))
            throw Bc.problem(null, "key-early", store, who, day(c.getNotBefore().toInstant()));
        if (!Certificates.maySign(c))
            throw Bc.problem(null, "key-usage", store, who);
        CryptoPolicy.Strength s = policy.key(c);
        if (!s.holds(at))
            throw Bc.problem(null, "key-weak", store, who, s.name());
    }

    /** @return day as people in Viet Nam write it */
    static String day(Instant when) {
        return DAY.format(when);
    }
}
