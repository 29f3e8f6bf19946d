package org.khoso.model.io;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The word that somebody most likely meant. */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {
    }

    /** @return the word nearest to what was written, if it is near at all: a letter wrong, missing, too many or in the wrong place, in three or so */
    public static Optional<String> of(String written, Collection<String> words) {
        if (written.isEmpty() || written.length() > LONGEST)
            return Optional.empty();
        int most = Math.max(1, written.length() / 3);
        return words.stream().filter(w -> Math.abs(w.length() - written.length()) <= most).filter(w -> apart(written, w) <= most)
                .min(Comparator.comparingInt(w -> apart(written, w)));
    }

    /** How many letters must be changed, added, left out or exchanged with their neighbour; capitals do not count. */
    private static int apart(String written, String word) {
        String a = written.toLowerCase(Locale.ROOT);
        String b = word.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++)
            for (int j = 0; j <= b.length(); j++)
                if (i == 0 || j == 0)
                d[i][j] = i + j;
                else {
                    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                    if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1))
                        d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
        return d[a.length()][b.length()];
    }
}
