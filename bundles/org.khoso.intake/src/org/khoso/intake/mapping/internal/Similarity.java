package org.khoso.intake.mapping.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How alike a header and the names of a target are, 0 to 1. */
final class Similarity {
    /** Below this a match is worth nothing. */
    static final double LEAST = 0.55;
    private static final double FOLDED = 0.98;
    private static final double LAST_PART = 0.94;
    private static final double GROUP = 0.62;

    private Similarity() {
    }

    /** @param header header, parts of merged ones joined by " / " */
    static double of(String header, Target target) {
        double best = 0;
        for (Variant v : variants(header))
            for (Target.Name n : target.names())
                best = Math.max(best, one(v.plain, v.accented, n) * v.weight);
        return best < LEAST ? 0 : best;
    }

    private record Variant(String plain, String accented, double weight) {
        static Variant of(String s, double weight) {
            return new Variant(Words.plain(s), Words.accented(s), weight);
        }
    }

    private static List<Variant> variants(String header) {
        List<Variant> out = new ArrayList<>();
        out.add(Variant.of(header, 1));
        String bare = header.replaceAll("\\([^)]*\\)|\\[[^\\]]*\\]|\\*", " ").strip();
        if (!bare.equals(header) && !bare.isEmpty())
            out.add(Variant.of(bare, 0.99));
        String[] parts = bare.split(" / ");
        if (parts.length > 1) {
            String last = parts[parts.length - 1];
            out.add(Variant.of(last + " " + parts[0], 0.99));
            out.add(Variant.of(last, LAST_PART));
            out.add(Variant.of(parts[0], GROUP));
            if (parts.length > 2)
                out.add(Variant.of(parts[parts.length - 2] + " " + last, 0.99));
        }
        return out;
    }

    private static double one(String plain, String accented, Target.Name n) {
        if (plain.isEmpty() || n.plain().isEmpty())
            return 0;
        if (accented.equals(n.accented()))
            return n.weight();
        if (plain.equals(n.plain()))
            return n.weight() * FOLDED;
        if (plain.replace(" ", "").equals(n.plain().replace(" ", "")))
            return n.weight() * 0.97;
        double words = words(plain, n.plain()) * 0.9;
        double letters = plain.length() < 6 || n.plain().length() < 6 ? 0 : letters(plain, n.plain()) * 0.88;
        double best = Math.max(words, letters) * n.weight();
        return best < LEAST ? 0 : best;
    }

    /** Share of common words (Dice). */
    private static double words(String a, String b) {
        Set<String> x = new HashSet<>(List.of(a.split(" ")));
        Set<String> y = new HashSet<>(List.of(b.split(" ")));
        int total = x.size() + y.size();
        x.retainAll(y);
        return x.size() < 2 ? 0 : 2.0 * x.size() / total;
    }

    /** One minus the share of letters to change; only near misses count. */
    private static double letters(String a, String b) {
        int longest = Math.max(a.length(), b.length());
        if (Math.abs(a.length() - b.length()) > longest / 4 || longest > 120)
            return 0;
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++)
            row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int next = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                corner = row[j];
                row[j] = next;
            }
        }
        double s = 1 - (double) row[b.length()] / longest;
        return s < 0.8 ? 0 : s;
    }
}
