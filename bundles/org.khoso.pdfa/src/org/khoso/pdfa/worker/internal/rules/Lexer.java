package org.khoso.pdfa.worker.internal.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a script word by word. */
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("[ \t\n]*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]*");
    /** No octal numbers, none that end in a dot or run into a name. */
    private static final Pattern NUMBER = Pattern.compile("(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?![\\w.$])");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\\p{Cntrl}\\u2028\\u2029]|\\\\u[0-9a-fA-F]{4})*)\""
            + "|'((?:[^'\\\\\\p{Cntrl}\\u2028\\u2029]|\\\\u[0-9a-fA-F]{4})*)'");
    private static final Pattern REGEX = Pattern
            .compile("/((?:[^/\\\\\\[\\p{Cntrl}]|\\\\[ -~]|\\[(?:[^\\]\\\\\\p{Cntrl}]|\\\\[ -~])*\\])+)/(?![\\w$])");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern OPERATOR = Pattern
            .compile("===|!==|=>|==|!=|<=|>=|&&|\\|\\||>>>|>>|<<|\\+\\+|--|//|/\\*|[-+*/%&|^!~?:<>=.,;(){}\\[\\]]");
    private final Matcher at;
    private final int length;
    private int place;

    Lexer(String script) {
        at = Pattern.compile("").matcher(script);
        length = script.length();
    }

    private String read(Pattern p) {
        at.usePattern(p).region(place, length).useTransparentBounds(true);
        if (!at.lookingAt())
            return null;
        place = at.end();
        return at.group();
    }

    private void space() {
        read(SPACE);
    }

    /** @return whether the operator comes next; then it is read */
    boolean take(String operator) {
        space();
        int before = place;
        if (operator.equals(read(OPERATOR)))
            return true;
        place = before;
        return false;
    }

    void expect(String... operators) {
        for (String o : operators)
            if (!take(o))
            throw new Unsupported("no " + o + " at " + place);
    }

    /** @return whether the word comes next; then it is read */
    boolean takeWord(String word) {
        space();
        int before = place;
        if (word.equals(read(NAME)))
            return true;
        place = before;
        return false;
    }

    void expectWord(String word) {
        if (!takeWord(word))
            throw new Unsupported("no " + word + " at " + place);
    }

    /** @return a name; null if none comes next */
    String name() {
        space();
        return read(NAME);
    }

    /** @return a number; null if none comes next */
    Double number() {
        space();
        String s = read(NUMBER);
        return s == null ? null : Double.valueOf(s);
    }

    /** @return a string; null if none comes next */
    String string() {
        space();
        if (read(STRING) == null)
            return null;
        String raw = at.group(1) != null ? at.group(1) : at.group(2);
        return UNICODE.matcher(raw)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    /** @return what is between the strokes of a pattern; null if none comes next */
    String pattern() {
        space();
        return read(REGEX) == null ? null : at.group(1);
    }

    /** A line break after {@code return} ends it. */
    void sameLine() {
        if (place < length && at.reset().usePattern(Pattern.compile("[ \t]*\n")).region(place, length).lookingAt())
            throw new Unsupported("nothing returned");
    }

    boolean ended() {
        space();
        return place == length;
    }

    int place() {
        return place;
    }
}
