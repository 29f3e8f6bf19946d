package org.khoso.search.internal;

import java.util.ArrayList;
import java.util.List;
import org.khoso.text.Fold;

/** Cuts a text into words: runs of letters, marks and digits; a Han or Nom character is a word of its own. */
final class Words {
    /** Longer runs are cut: nobody types them, and the index refuses terms without end. */
    static final int LONGEST = 255;

    private final String text;
    private int next;
    private int start;
    private int end;

    Words(String text) {
        this.text = text;
    }

    /** A word in its text. */
    record Piece(int start, int end) {
    }

    /** Moves to the next word. @return false at the end */
    boolean advance() {
        while (next < text.length()) {
            int c = text.codePointAt(next);
            if (Character.isLetterOrDigit(c)) {
                start = next;
                end = Character.isIdeographic(c) ? next + Character.charCount(c) : runEnd(next);
                next = end;
                return true;
            }
            next += Character.charCount(c);
        }
        return false;
    }

    private int runEnd(int from) {
        int i = from;
        while (i < text.length() && i - from < LONGEST) {
            int c = text.codePointAt(i);
            if (!Character.isLetterOrDigit(c) && !joins(c) || Character.isIdeographic(c))
                break;
            i += Character.charCount(c);
        }
        return i;
    }

    /** Marks belong to their letter; format characters (soft hyphen, joiners) stand inside words of PDF text layers. */
    private static boolean joins(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.FORMAT;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** @return all words of a text */
    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        Words w = new Words(text);
        while (w.advance())
            pieces.add(new Piece(w.start, w.end));
        return pieces;
    }

    /** @return the words of a text in a form */
    static List<String> terms(String text, Form form) {
        return of(text).stream().map(p -> form.of(text.substring(p.start, p.end))).toList();
    }

    /** How a word stands in the index. */
    enum Form {
        /** Composed, lower case, tone in one place. */
        EXACT,
        /** The same without marks. */
        FOLDED;

        String of(String word) {
            String s = word.chars().anyMatch(c -> Character.getType(c) == Character.FORMAT) ? withoutFormat(word) : word;
            return this == EXACT ? Fold.exact(s) : Fold.fold(s);
        }

        private static String withoutFormat(String word) {
            return word.codePoints().filter(c -> Character.getType(c) != Character.FORMAT)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        }
    }
}
