package org.khoso.packaging.internal;

import java.util.Locale;

/**
 * Names given so far in one folder, without regard to case. It keeps 48 bits of each, so that 300,000 names need 3 MB; two names that
 * look alike by them merely get different numbers.
 */
final class NameSet {
    private static final int BYTES = 6;
    private byte[] table = new byte[1024 * BYTES];
    private int size;

    /** @return the name, or the name with a number if it was given before */
    String unique(String wanted) {
        if (add(hash(wanted)))
            return wanted;
        // a thousand files may have one name: the first free number is looked for between one that is taken and one that is not
        int taken = 1;
        int free = 2;
        while (contains(hash(Names.numbered(wanted, free)))) {
            taken = free;
            free *= 2;
        }
        while (free - taken > 1) {
            int middle = (taken + free) >>> 1;
            if (contains(hash(Names.numbered(wanted, middle))))
                taken = middle;
            else
                free = middle;
        }
        String name = Names.numbered(wanted, free);
        add(hash(name));
        return name;
    }

    /** @return 48 bits, never 0 */
    private static long hash(String name) {
        // upper, then lower: catches letters such as the dotless i, as file systems do
        String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < folded.length(); i++)
            h = (h ^ folded.charAt(i)) * 0x100000001b3L;
        h ^= h >>> 32;
        h *= 0x9E3779B97F4A7C15L;
        return Math.max(1, h >>> 16);
    }

    private boolean contains(long hash) {
        return get(slot(hash)) == hash;
    }

    private boolean add(long hash) {
        if (size * 5L > table.length / BYTES * 4L)
            grow();
        int slot = slot(hash);
        if (get(slot) == hash)
            return false;
        set(slot, hash);
        size++;
        return true;
    }

    private int slot(long hash) {
        int slots = table.length / BYTES;
        int i = (int) Math.multiplyHigh(hash << 15, 2L * slots);
        while (get(i) != 0 && get(i) != hash)
            i = i + 1 == slots ? 0 : i + 1;
        return i;
    }

    private long get(int slot) {
        long value = 0;
        for (int i = slot * BYTES; i < (slot + 1) * BYTES; i++)
            value = value << 8 | table[i] & 0xff;
        return value;
    }

    private void set(int slot, long hash) {
        long value = hash;
        for (int i = (slot + 1) * BYTES - 1; i >= slot * BYTES; i--) {
            table[i] = (byte) value;
            value >>>= 8;
        }
    }

    private void grow() {
        NameSet bigger = new NameSet();
        bigger.table = new byte[table.length / BYTES * 3 / 2 * BYTES];
        for (int i = 0; i < table.length / BYTES; i++)
            if (get(i) != 0)
            bigger.set(bigger.slot(get(i)), get(i));
        table = bigger.table;
    }
}
