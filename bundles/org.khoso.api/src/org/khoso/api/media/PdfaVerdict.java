package org.khoso.api.media;

import java.util.List;
import java.util.Objects;
import org.khoso.api.Message;

/**
 * What the judge of PDF/A said of a file.
 *
 * @param outcome  verdict
 * @param flavour  flavour that it was judged by, e.g. {@code 2b}; several are joined by a comma (a file may claim PDF/A and PDF/UA);
 *                 empty if it was not judged
 * @param claimed  flavour that the file claims; empty if it claims none, or that could not be read
 * @param failures rules that are broken, in the order of their clauses; empty unless {@link Outcome#NOT_COMPLIANT}
 * @param checks   checks that were made, 0 if it was not judged
 * @param engine   name and version of the engine
 * @param problem  why there is no verdict; null if there is one
 */
public record PdfaVerdict(Outcome outcome, String flavour, String claimed, List<Failure> failures, int checks, String engine,
        Message problem) {
    /** Copies the failures. */
    public PdfaVerdict {
        Objects.requireNonNull(outcome);
        failures = List.copyOf(failures);
    }

    /** Kinds of verdict. */
    public enum Outcome {
        /** It keeps every rule of the flavour. */
        COMPLIANT,
        /** It breaks at least one rule. */
        NOT_COMPLIANT,
        /** It can't be opened without a password. */
        ENCRYPTED,
        /** It can't be parsed as a PDF. */
        BROKEN,
        /** The engine crashed, ran out of time or of memory, or gave up: nothing is known. */
        UNDECIDED;

        /** @return lower-case word as in JSON, e.g. {@code not-compliant} */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A rule that is broken.
     *
     * @param specification e.g. {@code ISO 19005-2:2011}
     * @param clause        e.g. {@code 6.2.11.4.1}
     * @param test          number of the test for that clause, from 1
     * @param count         how many objects break it
     * @param page          page of the first of them, from 1; 0 if it is not on a page
     * @param object        the first object, as the engine names its place
     * @param rule          what is asked, in the engine's English words
     * @param message       what is wrong with the first object, in the engine's English words; may be empty
     */
    public record Failure(String specification, String clause, int test, long count, int page, String object, String rule,
            String message) {
        /** @return clause and test joined: {@code 6.2.11.4.1-1}, as in the engine's own reports */
        public String id() {
            return clause + "-" + test;
        }
    }

    /** @return whether there is a verdict that the same bytes would get again */
    public boolean decided() {
        return outcome != Outcome.UNDECIDED;
    }
}
