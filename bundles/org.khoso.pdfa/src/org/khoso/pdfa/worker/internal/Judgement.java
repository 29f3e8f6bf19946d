package org.khoso.pdfa.worker.internal;

import java.util.List;

/**
 * What veraPDF said of a file, as it goes to the parent.
 *
 * @param outcome  name of a PdfaVerdict.Outcome
 * @param flavour  flavour that it was judged by; empty if it was not
 * @param claimed  flavour that it claims; empty if none
 * @param failures rules that are broken
 * @param checks   checks made
 * @param reason   why it could not be judged, in veraPDF's words; empty if it was
 */
public record Judgement(String outcome, String flavour, String claimed, List<Broken> failures, int checks, String reason) {
    /** A broken rule. @param count objects that break it @param object path of the first in veraPDF's model of the document */
    public record Broken(String specification, String clause, int test, long count, String object, String rule, String message) {
    }

    static Judgement none(String outcome, String reason) {
        return new Judgement(outcome, "", "", List.of(), 0, reason);
    }
}
