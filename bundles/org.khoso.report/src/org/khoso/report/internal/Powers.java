package org.khoso.report.internal;

import java.util.regex.Pattern;

/** Raised digits that a face lacks: office fonts have those of 1, 2 and 3 only, and a unit of 10 to the 9th must not lose its 9. */
final class Powers {
    private static final String RAISED = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
    private static final Pattern RUN = Pattern.compile("[" + RAISED + "]+");

    private Powers() {
    }

    /** @return the text with each raised number of which the face lacks a digit written behind a caret */
    static String known(String text, Face face) {
        return RUN.matcher(text).replaceAll(m -> {
            if (m.group().chars().allMatch(face::has))
                return m.group();
            var plain = new StringBuilder("^");
            m.group().chars().forEach(c -> plain.append(RAISED.indexOf(c)));
            return plain.toString();
        });
    }
}
