package org.khoso.survey.internal;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Versions as people write them: 2 comes before 10, 2026.1 before 2026.2. */
public final class Versions {
    /** The newest comes first. */
    public static final Comparator<String> NEWEST = ((Comparator<String>) Versions::compare).reversed();
    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");

    private Versions() {
    }

    private static int compare(String a, String b) {
        List<String> as = pieces(a);
        List<String> bs = pieces(b);
        for (int i = 0; i < Math.min(as.size(), bs.size()); i++) {
            int c = number(as.get(i)) && number(bs.get(i))
                    ? new BigInteger(as.get(i)).compareTo(new BigInteger(bs.get(i)))
                    : as.get(i).compareTo(bs.get(i));
            if (c != 0)
                return c;
        }
        return as.size() != bs.size() ? Integer.compare(as.size(), bs.size()) : a.compareTo(b);
    }

    private static List<String> pieces(String version) {
        return PIECE.matcher(version).results().map(MatchResult::group).toList();
    }

    private static boolean number(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }

    /** @return the version that follows: the last number in it, or one at its end, is one more */
    public static String next(String version) {
        List<String> pieces = pieces(version);
        if (pieces.isEmpty() || !number(pieces.getLast()))
            return version.isEmpty() ? "1" : version + ".2";
        String last = pieces.getLast();
        return version.substring(0, version.length() - last.length()) + new BigInteger(last).add(BigInteger.ONE);
    }
}
