package org.khoso.cli.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.khoso.api.Finding;
import org.khoso.core.Texts;

/** Findings as lines for people. */
record FindingLines(Texts texts, Locale locale) {
    private static final String REMEDY = "    → ";

    /** @return a line for each finding; what to do is said once for each rule, below the first that it helps with */
    List<String> of(List<Finding> findings) {
        List<String> lines = new ArrayList<>();
        Set<String> helped = new HashSet<>();
        for (Finding f : findings) {
            lines.add(line(f));
            if (f.remedy() != null && helped.add(f.rule()))
                lines.add(REMEDY + texts.say(f.remedy(), locale));
        }
        return lines;
    }

    private String line(Finding f) {
        String text = texts.say(f.message(), locale).strip();
        String clause = f.clause().isEmpty() ? "" : " (" + f.clause() + " [" + f.confidence().code() + "])";
        return texts.say("cli.level." + f.level().code(), locale) + " " + where(f, text) + ": " + text + clause;
    }

    /** A sentence that begins with the place has said it. */
    static String where(Finding f, String text) {
        boolean said = f.place().isEmpty() || text.startsWith(f.place() + ": ");
        return said ? f.subject().code() : f.subject().code() + " · " + f.place();
    }
}
