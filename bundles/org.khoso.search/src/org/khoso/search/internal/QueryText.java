package org.khoso.search.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.khoso.text.DocumentSymbols;
import org.khoso.text.Fold;
import org.khoso.text.Span;

/**
 * What was typed, in parts: words, "phrases", prefix*, whole symbols and dates; + must, - must not. Everything else is plain
 * words, so there is no wrong syntax.
 */
record QueryText(List<Leaf> leaves, boolean everything) {
    private static final int LONGEST = 2000;
    private static final int MOST = 40;
    private static final String QUOTES = "\"\u201c\u201d\u201e";

    /** What a part is. */
    enum Kind {
        WORDS, PHRASE, PREFIX, WHOLE
    }

    /** A part. @param at place in what was typed @param whole its whole term for WHOLE @param sign + - or a space */
    record Leaf(Kind kind, int at, String text, String whole, char sign) {
        boolean not() {
            return sign == '-';
        }

        boolean must() {
            return sign == '+';
        }

        List<String> terms(Words.Form form) {
            return Words.terms(text, form);
        }
    }

    private record Chunk(int start, int end, char sign, boolean quoted) {
        boolean contains(int place) {
            return start <= place && place < end;
        }
    }

    static QueryText parse(String typed) {
        String s = typed == null ? "" : typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        char[] rest = s.toCharArray();
        List<Leaf> leaves = new ArrayList<>();
        List<Chunk> words = new ArrayList<>();
        for (Chunk c : chunks(s, rest)) {
            String text = s.substring(c.start, c.end);
            if (c.quoted)
                leaves.add(phrase(c, text));
            else if (text.endsWith("*")) {
                leaves.add(new Leaf(Kind.PREFIX, c.start, text.replace("*", " ").strip(), null, c.sign));
                blank(rest, c.start, c.end);
            } else
                words.add(c);
        }
        plain(new String(rest), words, leaves);
        leaves.removeIf(l -> Words.of(l.text).isEmpty());
        leaves.sort(Comparator.comparingInt(Leaf::at));
        boolean everything = s.isBlank() || s.strip().equals("*");
        return new QueryText(List.copyOf(leaves.subList(0, Math.min(MOST, leaves.size()))), everything);
    }

    /** Cuts at spaces and quotes, and blanks signs, quotes and what is quoted, so that no symbol is seen in there. */
    private static List<Chunk> chunks(String s, char[] rest) {
        List<Chunk> chunks = new ArrayList<>();
        int i = 0;
        while (i < s.length()) {
            char sign = ' ';
            if ((s.charAt(i) == '+' || s.charAt(i) == '-') && i + 1 < s.length() && !space(s, i + 1)) {
                sign = s.charAt(i);
                rest[i++] = ' ';
            }
            int start = i;
            if (quote(s, i)) {
                for (i++; i < s.length() && !quote(s, i);)
                    i++;
                chunks.add(new Chunk(start + 1, i, sign, true));
                i = Math.min(s.length(), i + 1);
                blank(rest, start, i);
            } else {
                while (i < s.length() && !space(s, i) && !quote(s, i))
                    i++;
                chunks.add(new Chunk(start, i, sign, false));
            }
            while (i < s.length() && space(s, i))
                i++;
        }
        return chunks;
    }

    private static Leaf phrase(Chunk c, String text) {
        List<Span> spans = DocumentSymbols.find(text);
        boolean whole = spans.size() == 1 && spans.get(0).end() - spans.get(0).start() == text.strip().length();
        return new Leaf(whole ? Kind.WHOLE : Kind.PHRASE, c.start, text, whole ? spans.get(0).term() : null, c.sign);
    }

    private static void plain(String rest, List<Chunk> words, List<Leaf> leaves) {
        List<Span> spans = DocumentSymbols.find(rest);
        char[] left = rest.toCharArray();
        for (Span s : spans) {
            char sign = words.stream().filter(c -> c.contains(s.start())).findFirst().map(Chunk::sign).orElse(' ');
            leaves.add(new Leaf(Kind.WHOLE, s.start(), rest.substring(s.start(), s.end()), s.term(), sign));
            blank(left, s.start(), s.end());
        }
        for (Chunk c : words)
            leaves.add(new Leaf(Kind.WORDS, c.start, new String(left, c.start, c.end - c.start), null, c.sign));
    }

    private static void blank(char[] text, int start, int end) {
        for (int i = start; i < end; i++)
            text[i] = ' ';
    }

    private static boolean space(String s, int i) {
        return Character.isWhitespace(s.charAt(i)) || s.charAt(i) == '\u00a0';
    }

    private static boolean quote(String s, int i) {
        return QUOTES.indexOf(s.charAt(i)) >= 0;
    }

    /** @return whether somebody typed marks: then they are meant, and what stands so comes first */
    boolean accented() {
        return leaves.stream().anyMatch(l -> !l.not() && !Fold.exact(l.text).equals(Fold.fold(l.text)));
    }
}
