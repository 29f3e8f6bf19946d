package org.khoso.survey.internal;

import java.util.Arrays;
import java.util.UUID;

/**
 * Objects by identity in a few bytes each, so that millions fit where maps would not: identity, owner, a mark, a day, pages by role.
 * Filled, then sealed, then asked.
 */
final class IdTable {
    /** Roles of files whose pages are kept apart: scan, original, all others. */
    static final int ROLES = 3;
    /** No day. */
    static final int NEVER = Integer.MIN_VALUE;
    private static final int FIRST = 256;

    private long[] high = new long[FIRST];
    private long[] low = new long[FIRST];
    private int[] owner = new int[FIRST];
    private byte[] mark = new byte[FIRST];
    private int[] day = new int[FIRST];
    private int[] pages = {};
    private int size;
    private boolean sorted = true;

    /** @param itsDay a day that goes with it, as days since 1970; {@link #NEVER} for none */
    void add(UUID id, int ownerIndex, byte itsMark, int itsDay) {
        if (size == high.length) {
            int more = size + (size >> 1);
            high = Arrays.copyOf(high, more);
            low = Arrays.copyOf(low, more);
            owner = Arrays.copyOf(owner, more);
            mark = Arrays.copyOf(mark, more);
            day = Arrays.copyOf(day, more);
        }
        high[size] = id.getMostSignificantBits();
        low[size] = id.getLeastSignificantBits();
        owner[size] = ownerIndex;
        mark[size] = itsMark;
        day[size] = itsDay;
        sorted &= size == 0 || compare(size - 1, high[size], low[size]) < 0;
        size++;
    }

    /** Brings the identities in the order of their text. */
    void seal() {
        if (!sorted)
            sort();
        pages = new int[size * ROLES];
    }

    private void sort() {
        for (int i = size / 2 - 1; i >= 0; i--)
            sink(i, size);
        for (int end = size - 1; end > 0; end--) {
            swap(0, end);
            sink(0, end);
        }
    }

    private void sink(int from, int end) {
        int i = from;
        while (2 * i + 1 < end) {
            int child = 2 * i + 1;
            if (child + 1 < end && compare(child, high[child + 1], low[child + 1]) < 0)
                child++;
            if (compare(i, high[child], low[child]) >= 0)
                return;
            swap(i, child);
            i = child;
        }
    }

    private void swap(int a, int b) {
        long h = high[a];
        high[a] = high[b];
        high[b] = h;
        long l = low[a];
        low[a] = low[b];
        low[b] = l;
        int o = owner[a];
        owner[a] = owner[b];
        owner[b] = o;
        byte m = mark[a];
        mark[a] = mark[b];
        mark[b] = m;
        int d = day[a];
        day[a] = day[b];
        day[b] = d;
    }

    private int compare(int i, long h, long l) {
        int c = Long.compareUnsigned(high[i], h);
        return c != 0 ? c : Long.compareUnsigned(low[i], l);
    }

    /** @return place of an identity, or -1 */
    int find(UUID id) {
        if (id == null)
            return -1;
        int from = 0;
        int to = size - 1;
        while (from <= to) {
            int middle = from + to >>> 1;
            int c = compare(middle, id.getMostSignificantBits(), id.getLeastSignificantBits());
            if (c == 0)
                return middle;
            if (c < 0)
                from = middle + 1;
            else
                to = middle - 1;
        }
        return -1;
    }

    int size() {
        return size;
    }

    UUID id(int i) {
        return new UUID(high[i], low[i]);
    }

    int owner(int i) {
        return owner[i];
    }

    boolean has(int i, byte bit) {
        return (mark[i] & bit) != 0;
    }

    void set(int i, byte bit) {
        mark[i] |= bit;
    }

    void addPages(int i, int role, long n) {
        pages[i * ROLES + role] = (int) Math.min(Integer.MAX_VALUE, pages[i * ROLES + role] + Math.max(0, n));
    }

    int day(int i) {
        return day[i];
    }

    void day(int i, int itsDay) {
        day[i] = itsDay;
    }

    /** @return pages in the role that has most of them */
    int bestPages(int i) {
        return pages[i * ROLES + bestRole(i)];
    }

    /** @return the role with most pages; the first of equal ones */
    int bestRole(int i) {
        int best = 0;
        for (int r = 1; r < ROLES; r++)
            if (pages[i * ROLES + r] > pages[i * ROLES + best])
            best = r;
        return best;
    }
}
