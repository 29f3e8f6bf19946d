package org.khoso.survey.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.survey.internal.Lexer.Kind;
import org.khoso.survey.internal.Lexer.Word;

/** Names in conditions, changed when what they name gets another one. */
public final class References {
    /** What got another name. @param item item that has it: itself, or that of the row or column @param row whether it is a row @param column whether it is a column @param old name before @param now name now */
    public record Renamed(String item, boolean row, boolean column, String old, String now) {
    }

    private References() {
    }

    /**
     * @param condition condition; one that can't be read is left as it is
     * @param own       item in whose rows it is asked, as it was called; null if there is none
     * @return the condition with the new name
     */
    public static String rename(String condition, String own, Renamed what) {
        List<Word> words;
        try {
            words = Lexer.words(condition);
        } catch (KhosoException e) {
            return condition;
        }
        var out = new StringBuilder(condition);
        for (int i = words.size() - 1; i >= 0; i--) {
            Word w = words.get(i);
            String now = switch (w.kind()) {
                case REF -> "[" + reference(w.text(), own, what) + "]";
                case STRING -> argument(words, i) && !what.row() && !what.column() && w.text().equals(what.old())
                        ? "'" + what.now().replace("'", "''") + "'"
                        : null;
                default -> null;
            };
            if (now != null)
                out.replace(w.position() - 1, end(words, i, condition), now);
        }
        return out.toString();
    }

    /** Where a word ends: before the next one, less the space between. */
    private static int end(List<Word> words, int i, String text) {
        int end = Math.min(text.length(), words.get(i + 1).position() - 1);
        while (Character.isWhitespace(text.charAt(end - 1)))
            end--;
        return end;
    }

    /** @return whether a string is the item that a function asks about */
    private static boolean argument(List<Word> words, int i) {
        return i >= 2 && words.get(i - 1).is("(") && words.get(i - 2).kind() == Kind.NAME && isItemCall(words.get(i - 2).text());
    }

    private static boolean isItemCall(String name) {
        for (Expr.OfItem f : Expr.OfItem.values())
            if (f.name().toLowerCase(Locale.ROOT).equals(name))
            return true;
        return false;
    }

    private static String reference(String inside, String own, Renamed what) {
        String[] parts = inside.split("/", -1);
        String item = parts.length > 1 ? parts[0].strip() : Optional.ofNullable(own).orElse("");
        if (parts.length > 3 || !item.equals(what.item()))
            return inside;
        if (what.column())
            swap(parts, parts.length - 1, what);
        else if (what.row() && parts.length == 3)
            swap(parts, 1, what);
        else if (!what.row() && parts.length > 1)
            swap(parts, 0, what);
        return String.join("/", parts);
    }

    private static void swap(String[] parts, int at, Renamed what) {
        if (parts[at].strip().equals(what.old()))
            parts[at] = what.now();
    }
}
