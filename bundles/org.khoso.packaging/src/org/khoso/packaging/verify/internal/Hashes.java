package org.khoso.packaging.verify.internal;

import java.security.SecureRandom;

/**
 * Texts seen so far, of each only 61 bits: a package of 300,000 files has a million names and ids, which would need a hundred
 * bytes each. The key of the hash is drawn for each run, so that nobody can make two texts that look alike here.
 */
final class Hashes {
    private static final long PRIME = (1L << 61) - 1;
    private static final long KEY = new SecureRandom().nextLong(1L << 60, PRIME);
    private long[] table = new long[1024];
    private int size;

    /** @return the hash of a text: a polynomial of its letters at a random point, never 0 */
    static long of(String text) {
        long h = 1;
        for (int i = 0; i < text.length(); i++)
            h = sum(times(h, KEY), text.charAt(i) + 1);
        return sum(h, text.length()) + 1;
    }

    private static long sum(long a, long b) {
        long s = a + b;
        return s >= PRIME ? s - PRIME : s;
    }

    static long times(long a, long b) {
        long low = a * b;
        long high = Math.unsignedMultiplyHigh(a, b);
        return sum(low & PRIME, (low >>> 61 | high << 3) % PRIME);
    }

    /** @return false if it was there */
    boolean add(long hash) {
        if (size * 2 > table.length)
            grow();
        int i = slot(hash);
        if (table[i] == hash)
            return false;
        table[i] = hash;
        size++;
        return true;
    }

    boolean contains(long hash) {
        return table[slot(hash)] == hash;
    }

    private int slot(long hash) {
        int i = (int) (hash * 0x9E3779B97F4A7C15L >>> 40) & table.length - 1;
        while (table[i] != 0 && table[i] != hash)
            i = i + 1 & table.length - 1;
        return i;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        for (long h : old)
            if (h != 0)
            table[slot(h)] = h;
    }
}
