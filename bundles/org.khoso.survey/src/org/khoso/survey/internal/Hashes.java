package org.khoso.survey.internal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Which stored objects were met: the first half of each SHA-256, in 16 bytes of an open table. Two of ten million different objects
 * share such a half with a chance of 10^-25.
 */
final class Hashes {
    private static final int FIRST = 1 << 10;
    private static final int HALF = 16;
    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int size;

    /** @return whether it was not met before */
    boolean add(String object) {
        long h;
        long l;
        try {
            h = Long.parseUnsignedLong(object.substring(0, HALF), HALF);
            l = Long.parseUnsignedLong(object.substring(HALF, 2 * HALF), HALF);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            UUID other = UUID.nameUUIDFromBytes(object.getBytes(StandardCharsets.UTF_8)); // no SHA-256: another kind of address
            h = other.getMostSignificantBits();
            l = other.getLeastSignificantBits();
        }
        return put(h, l == 0 && h == 0 ? 1 : l); // both 0 means empty
    }

    private boolean put(long h, long l) {
        if (size * 3L > high.length * 2L)
            grow();
        int at = slot(h, l);
        if (high[at] == h && low[at] == l)
            return false;
        high[at] = h;
        low[at] = l;
        size++;
        return true;
    }

    private int slot(long h, long l) {
        int mask = high.length - 1;
        int at = Long.hashCode(h * 31 + l) & mask;
        while ((high[at] != 0 || low[at] != 0) && (high[at] != h || low[at] != l))
            at = at + 1 & mask;
        return at;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[oldHigh.length * 2];
        low = new long[oldLow.length * 2];
        for (int i = 0; i < oldHigh.length; i++)
            if (oldHigh[i] != 0 || oldLow[i] != 0) {
                int at = slot(oldHigh[i], oldLow[i]);
                high[at] = oldHigh[i];
                low[at] = oldLow[i];
            }
    }
}
