package org.khoso.packaging.verify.internal;

import java.security.SecureRandom;

/**
 * Texts seen so far, of each only 61 bits, and these mostly on disk: a package of 300,000 files has a million names and ids, which
 * would need a hundred bytes each. The key of the hash is drawn for each run, so that nobody can make two texts that look alike here.
 */
public final class Hashes {
    private static final long PRIME = (1L << 61) - 1;
    private static final long KEY = new SecureRandom().nextLong(1L << 60, PRIME);
    private final Scratch scratch;
    private Pages table;
    /** Places in the table, a power of two. */
    private long places = 1024;
    private long size;

    public Hashes(Scratch scratch) {
        this.scratch = scratch;
        table = scratch.pages();
    }

    /** @return the hash of a text: a polynomial of its letters at a random point, never 0 */
    public static long of(String text) {
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
    public boolean add(long hash) {
        if (size * 2 > places)
            grow();
        long at = place(hash);
        if (table.getLong(at) == hash)
            return false;
        table.putLong(at, hash);
        size++;
        return true;
    }

    public boolean contains(long hash) {
        return table.getLong(place(hash)) == hash;
    }

    /** @return how many there are */
    public long size() {
        return size;
    }

    /** @return whether all of these are in the others */
    public boolean isWithin(Hashes others) {
        for (long i = 0; i < places; i++) {
            long hash = table.getLong(i * Long.BYTES);
            if (hash != 0 && !others.contains(hash))
                return false;
        }
        return true;
    }

    /** @return where a hash stands, or would */
    private long place(long hash) {
        long i = spread(hash) & places - 1;
        for (long h = table.getLong(i * Long.BYTES); h != 0 && h != hash; h = table.getLong(i * Long.BYTES))
            i = i + 1 & places - 1;
        return i * Long.BYTES;
    }

    static long spread(long hash) {
        return hash * 0x9E3779B97F4A7C15L >>> 24;
    }

    private void grow() {
        Pages old = table;
        long before = places;
        table = scratch.pages();
        places *= 2;
        for (long i = 0; i < before; i++) {
            long hash = old.getLong(i * Long.BYTES);
            if (hash != 0)
                table.putLong(place(hash), hash);
        }
        scratch.drop(old);
    }
}
