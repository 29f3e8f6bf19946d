package org.khoso.packaging.verify.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;

/** Where the entries of a ZIP begin and end. */
final class Extents implements Closeable {
    /** Numbers of entries fit into so many bits. */
    private static final int NUMBER = 20;
    private final Pages pages = new Pages();
    private int count;
    private long last;
    /** Whether each begins where the ones before have ended, as writers leave them. */
    private boolean inOrder = true;

    void add(long begin, long end) {
        pages.putLong(16L * count, begin);
        pages.putLong(16L * count + 8, end);
        inOrder &= begin >= last && end >= begin;
        last = end;
        count++;
    }

    /** @return numbers of those that begin before another that begins no later has ended */
    BitSet overlapping() {
        BitSet found = new BitSet();
        if (inOrder)
            return found;
        long[] order = new long[count];
        for (int i = 0; i < count; i++)
            order[i] = begin(i) << NUMBER | i;
        Arrays.sort(order);
        long end = 0;
        for (long o : order) {
            int i = (int) (o & (1 << NUMBER) - 1);
            if (begin(i) < end)
                found.set(i);
            end = Math.max(end, pages.getLong(16L * i + 8));
        }
        return found;
    }

    /** Places beyond 8 terabytes are equal here; nothing can be read there. */
    private long begin(int i) {
        return Math.clamp(pages.getLong(16L * i), 0, (1L << 63 - NUMBER) - 1);
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
