package org.khoso.survey.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/** Cuts an expression into words. */
final class Lexer {
    /** Longer ones nobody understands. */
    static final int LONGEST = 2000;
    /** Days come before numbers: 2025-04-01 is no subtraction. A string has its quotes doubled. */
    private static final Pattern WORD = Pattern.compile("(?<space>[ \\t\\r\\n]+)|(?<day>\\d{4}-\\d{2}-\\d{2}(?!\\d))"
            + "|(?<number>\\d{1,30}(?:\\.\\d{1,15})?(?![\\d.\\p{L}]))|(?<string>'(?:[^']|'')*+')|(?<ref>\\[[^\\[\\]']*+\\])"
            + "|(?<name>[A-Za-z]+)|(?<sign><=|>=|!=|[=<>+\\-*/(),])");

    /** Kinds of words. */
    enum Kind {
        DAY, NUMBER, STRING, REF, NAME, SIGN, END
    }

    /** A word. @param kind kind @param text text; of strings and references what stands inside @param position where it begins, from 1 */
    record Word(Kind kind, String text, int position) {
        boolean is(String wanted) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(wanted);
        }
    }

    private Lexer() {
    }

    static List<Word> words(String text) throws KhosoException {
        if (text.length() > LONGEST)
            throw failure(text, LONGEST, Message.of("survey.expression.long", LONGEST));
        List<Word> words = new ArrayList<>();
        Matcher m = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            m.region(at, text.length()).useTransparentBounds(true);
            if (!m.lookingAt())
                throw failure(text, at + 1, Message.of("survey.expression.sign", shown(text, at)));
            if (m.group("space") == null)
                words.add(word(m, at + 1));
            at = m.end();
        }
        words.add(new Word(Kind.END, "", text.length() + 1));
        return words;
    }

    private static Word word(Matcher m, int position) {
        String all = m.group();
        String inside = all.length() < 2 ? "" : all.substring(1, all.length() - 1);
        if (m.group("day") != null)
            return new Word(Kind.DAY, all, position);
        if (m.group("number") != null)
            return new Word(Kind.NUMBER, all, position);
        if (m.group("string") != null)
            return new Word(Kind.STRING, inside.replace("''", "'"), position);
        if (m.group("ref") != null)
            return new Word(Kind.REF, inside, position);
        return new Word(m.group("name") != null ? Kind.NAME : Kind.SIGN, all, position);
    }

    private static String shown(String text, int at) {
        return text.substring(at, Math.min(text.length(), text.offsetByCodePoints(at, 1)));
    }

    /** @param position from 1 */
    static KhosoException failure(String text, int position, Message what) {
        String shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
        return new KhosoException(Message.of("survey.expression", shown, position, what), Message.of("survey.expression.remedy"), null);
    }
}
