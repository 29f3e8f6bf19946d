package org.khoso.api.sign;

import java.util.List;
import org.khoso.api.Finding;

/**
 * What a verifier says of one signature.
 *
 * @param indication    status
 * @param subIndication why it is not {@link Indication#TOTAL_PASSED}; null if it is
 * @param signedBy      who signed; null if that could not be found out
 * @param content       what the signature carries; null if it carries nothing. To be used only if the verdict allows it
 * @param findings      the reason as a sentence, and whatever else is worth saying
 */
public record Verdict(Indication indication, SubIndication subIndication, SignedBy signedBy, byte[] content, List<Finding> findings) {
    /** Copies the list. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** @return whether everything holds */
    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }
}
