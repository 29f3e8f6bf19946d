package org.khoso.text;

import java.util.Comparator;
import java.util.List;

/** Reference codes made of parts with dots between: H49.64.33.2001.160. */
public final class Identifiers {
    /** Order of codes by part: numbers by value, the rest by letters, a prefix first. */
    public static final Comparator<String> NATURAL = Identifiers::compare;

    private Identifiers() {
    }

    /** @return parts of a code, without spaces around; leading zeros kept; empty for null and empty */
    public static List<String> parts(String code) {
        return code == null || code.isBlank()
                ? List.of()
                : java.util.Arrays.stream(code.strip().split("\\.", -1)).map(String::strip).toList();
    }

    /** @return the code without its last part (the dossier of a document code); empty if it has only one */
    public static String parent(String code) {
        List<String> p = parts(code);
        return p.size() < 2 ? "" : String.join(".", p.subList(0, p.size() - 1));
    }

    /** @return whether a code begins with all parts of another (H49.6 is not within H49.64) */
    public static boolean within(String code, String parent) {
        List<String> c = parts(code);
        List<String> p = parts(parent);
        return c.size() > p.size() && !p.isEmpty() && c.subList(0, p.size()).equals(p);
    }

    /** @return the same code as others write it: no spaces, no accents, lower case */
    public static String normal(String code) {
        String folded = Fold.fold(code);
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++)
            if (!space(folded.charAt(i)))
            out.append(folded.charAt(i));
        return out.length() == folded.length() ? folded : out.toString();
    }

    private static boolean space(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** @return less than, equal to, greater than 0 */
    public static int compare(String a, String b) {
        String x = a == null ? "" : a;
        String y = b == null ? "" : b;
        int i = 0;
        int j = 0;
        while (i < x.length() && j < y.length()) {
            int ei = run(x, i);
            int ej = run(y, j);
            String p = x.substring(i, ei);
            String q = y.substring(j, ej);
            int c = digit(p.charAt(0)) && digit(q.charAt(0)) ? number(p, q) : p.compareTo(q);
            if (c != 0)
                return c;
            i = ei;
            j = ej;
        }
        int rest = Integer.compare(x.length() - i, y.length() - j);
        return rest != 0 ? rest : x.compareTo(y);
    }

    private static int run(String s, int from) {
        int end = from + 1;
        if (digit(s.charAt(from)))
            while (end < s.length() && digit(s.charAt(end)))
                end++;
        return end;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String p, String q) {
        String a = p.replaceFirst("^0+(?=.)", "");
        String b = q.replaceFirst("^0+(?=.)", "");
        return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
    }
}
