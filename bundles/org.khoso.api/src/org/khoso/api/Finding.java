package org.khoso.api;

import java.util.Objects;

/**
 * One thing that is not as it should be. Data, not a sentence: sentences are made at the edge.
 *
 * @param rule       id of the rule, e.g. {@code tt05.aip_hoso.ead/title/required}, {@code intake/file-missing}
 * @param clause     document and article, e.g. {@code TT 05/2025/TT-BNV PL I}; empty if there is none
 * @param confidence how sure we are of the clause
 * @param level      weight
 * @param subject    what it is about
 * @param place      where: a field code, a path, {@code file!sheet!row}, {@code page 3}; empty if it is the whole subject
 * @param message    what is wrong
 * @param remedy     what to do; null if nothing can be said
 */
public record Finding(String rule, String clause, Confidence confidence, Level level, Subject subject, String place,
        Message message, Message remedy) {
    /** Enforces that only verified rules oblige. */
    public Finding {
        Objects.requireNonNull(rule);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(message);
        clause = clause == null ? "" : clause;
        place = place == null ? "" : place;
        if (level == Level.MUST && !confidence.mayOblige())
            level = Level.SHOULD;
    }

    /** @return identity between runs: rule, subject, place */
    public String key() {
        return rule + "|" + (subject.id() == null ? subject.code() : subject.id()) + "|" + place;
    }
}
