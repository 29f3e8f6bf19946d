package org.khoso.compliance.internal.rules;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates how large an expression becomes when its counted repetitions are written out: RE2/J does write them out, so
 * ((a{1000}){1000}){1000} would fill the memory before it matches anything.
 */
final class RegexSize {
    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");
    private static final Pattern CLASS = Pattern.compile("\\[\\^?\\]?(?:[^\\]\\\\]|\\\\.)*+\\]", Pattern.DOTALL);
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:[pPx]\\{[^}]*+\\}|.)", Pattern.DOTALL);

    private final Deque<Double> outer = new ArrayDeque<>();
    private double before;
    private double last;

    private RegexSize() {
    }

    /** @return about how many steps a program for the expression has; a bad expression has any size */
    static double of(String regex) {
        var size = new RegexSize();
        int i = 0;
        while (i < regex.length())
            i = size.step(regex, i);
        return size.before + size.last;
    }

    private int step(String regex, int i) {
        switch (regex.charAt(i)) {
            case '(' -> {
                outer.push(before + last);
                before = 0;
                last = 0;
            }
            case ')' -> {
                last = before + last + 2;
                before = outer.isEmpty() ? 0 : outer.pop();
            }
            case '{' -> {
                Matcher count = COUNT.matcher(regex).region(i, regex.length());
                if (count.lookingAt()) {
                    String most = count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
                    last *= Math.max(1, Double.parseDouble(most));
                    return count.end();
                }
                atom();
            }
            case '[' -> {
                atom();
                return end(CLASS, regex, i);
            }
            case '\\' -> {
                atom();
                return end(ESCAPE, regex, i);
            }
            default -> atom();
        }
        return i + 1;
    }

    private void atom() {
        before += last;
        last = 1;
    }

    private static int end(Pattern pattern, String regex, int i) {
        Matcher m = pattern.matcher(regex).region(i, regex.length());
        return m.lookingAt() ? m.end() : i + 1;
    }
}
