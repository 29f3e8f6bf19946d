package org.khoso.intake.files.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Titles as names of files and folders: without accents, signs and the numbers before them. */
public final class Titles {
    private static final int TELLING = 8;
    private static final Pattern NUMBERED = Pattern.compile("(\\d+|\\p{L}{1,2}\\d+) .*");

    private Titles() {
    }

    /** @return a key that equal titles share, however they are written; 0 for one that is too short to tell anything */
    public static long key(String title) {
        String plain = bare(title);
        if (plain.length() < TELLING)
            return 0;
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < plain.length(); i++)
            hash = (hash ^ plain.charAt(i)) * 0x100000001b3L;
        return hash == 0 ? 1 : hash;
    }

    /** "01. Title", "VB01 Title": the title. */
    static String bare(String name) {
        String plain = Names.code(name);
        while (NUMBERED.matcher(plain).matches())
            plain = plain.substring(plain.indexOf(' ') + 1);
        return plain;
    }

    /** @return things by their titles, those only that one title means and that are the only ones so called */
    static <W, T> Map<T, W> pairs(Map<W, Long> wanted, Map<T, Long> things) {
        Map<Long, List<W>> byKey = new HashMap<>();
        wanted.forEach((w, k) -> byKey.computeIfAbsent(k, x -> new ArrayList<>(1)).add(w));
        Map<Long, Integer> count = new HashMap<>();
        things.values().forEach(k -> count.merge(k, 1, Integer::sum));
        Map<T, W> out = new HashMap<>();
        things.forEach((t, k) -> {
            List<W> meant = byKey.getOrDefault(k, List.of());
            if (k != 0 && meant.size() == 1 && count.get(k) == 1)
                out.put(t, meant.get(0));
        });
        return out;
    }
}
