package org.khoso.report.internal;

import java.util.regex.Pattern;

/** Raised digits that a face lacks: office fonts have those of 1, 2 and 3 only, and a unit of 10 to the 9th must not lose its 9. */
final class Powers {
    private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final Pattern RUN = Pattern.compile("[" + RAISED + "]+");
    /** A power of a number; of a unit (m\u00b2) it is a part of its name. */
    private static final Pattern POWER = Pattern.compile("(?<=[0-9])[" + RAISED + "]+");

    private Powers() {
    }

    /** @return the text with each raised number of which the face lacks a digit written behind a caret; with one of them all powers, so that 10^9 does not stand beside 10 to the raised 12th */
    static String known(String text, Face face) {
        boolean lacks = RUN.matcher(text).results().anyMatch(m -> !has(m.group(), face));
        String powers = lacks ? POWER.matcher(text).replaceAll(m -> plain(m.group())) : text;
        return RUN.matcher(powers).replaceAll(m -> has(m.group(), face) ? m.group() : plain(m.group()));
    }

    private static boolean has(String run, Face face) {
        return run.chars().allMatch(face::has);
    }

    private static String plain(String run) {
        var plain = new StringBuilder("^");
        run.chars().forEach(c -> plain.append(RAISED.indexOf(c)));
        return plain.toString();
    }
}
