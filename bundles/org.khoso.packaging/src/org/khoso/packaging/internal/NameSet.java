package org.khoso.packaging.internal;

import java.util.Arrays;
import java.util.Locale;

/**
 * Names given so far in one folder, without regard to case. It keeps 64-bit hashes, so that 300,000 names need 8 MB; two
 * names with one hash merely get different numbers.
 */
final class NameSet {
    private long[] table = new long[1024];
    private int size;

    /** @return the name, or the name with a number if it was given before */
    String unique(String wanted) {
        String name = wanted;
        for (int n = 2; !add(hash(name)); n++)
            name = Names.numbered(wanted, n);
        return name;
    }

    private static long hash(String name) {
        // upper, then lower: catches letters such as the dotless i, as file systems do
        String folded = name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < folded.length(); i++)
            h = (h ^ folded.charAt(i)) * 0x100000001b3L;
        h ^= h >>> 32;
        h *= 0x9E3779B97F4A7C15L;
        return h == 0 ? 1 : h;
    }

    private boolean add(long hash) {
        if (size * 2 > table.length)
            grow();
        int i = slot(hash);
        if (table[i] == hash)
            return false;
        table[i] = hash;
        size++;
        return true;
    }

    private int slot(long hash) {
        int i = (int) (hash >>> 33) & table.length - 1;
        while (table[i] != 0 && table[i] != hash)
            i = i + 1 & table.length - 1;
        return i;
    }

    private void grow() {
        long[] old = table;
        table = new long[old.length * 2];
        Arrays.stream(old).filter(h -> h != 0).forEach(h -> table[slot(h)] = h);
    }
}
