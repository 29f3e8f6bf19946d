package org.khoso.api;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes identities: UUID version 7 (RFC 9562): sorted by time, so that database pages fill in order and "order of identity" is order of creation.
 * Identities made by one process always rise, also within a millisecond and when the clock is set back (RFC 9562, 6.2 method 3). Thread-safe.
 */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The last time stamp given: milliseconds, then 12 bits of the fraction. The only state: without it two identities of a moment have no order. */
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {
    }

    /** @return a new identity, greater than every one that this process made before */
    public static UUID next() {
        var now = Instant.now();
        long fraction = now.getNano() % 1_000_000L * 4096 / 1_000_000;
        long wanted = now.toEpochMilli() << 12 | fraction;
        long stamp = LAST.updateAndGet(last -> Math.max(wanted, last + 1));
        long high = stamp >>> 12 << 16 | 0x7000L | stamp & 0xfffL;
        return new UUID(high, RANDOM.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
