package org.khoso.api;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identities: UUID version 7 (RFC 9562): sorted by time, so that database pages fill in order. Thread-safe. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {
    }

    /** @return a new identity */
    public static UUID next() {
        byte[] r = new byte[10];
        RANDOM.nextBytes(r);
        long high = System.currentTimeMillis() << 16 | 0x7000L | (r[0] & 0x0fL) << 8 | r[1] & 0xffL;
        long low = 0;
        for (int i = 2; i < 10; i++)
            low = low << 8 | r[i] & 0xffL;
        return new UUID(high, low & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
