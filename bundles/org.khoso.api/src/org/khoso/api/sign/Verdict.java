package org.khoso.api.sign;

import java.util.List;
import org.khoso.api.Finding;

/**
 * What a verifier says of one signature.
 *
 * @param indication    status
 * @param subIndication why it is not {@link Indication#TOTAL_PASSED}; null if it is
 * @param signedBy      who signed; null if that could not be found out
 * @param profile       form and level by ETSI EN 319 122, 132 or 142, e.g. {@code PAdES-BASELINE-LT}; empty if it is none of them
 * @param shown         where and how a PDF shows it; null if it is in no PDF, or that can't be read
 * @param content       what the signature carries; null if it carries nothing. To be used only if the verdict allows it
 * @param findings      the reason as a sentence, and whatever else is worth saying
 */
public record Verdict(Indication indication, SubIndication subIndication, SignedBy signedBy, String profile, Shown shown,
        byte[] content, List<Finding> findings) {
    /** Copies the list. */
    public Verdict {
        findings = List.copyOf(findings);
    }

    /** A verdict that names no profile. */
    public Verdict(Indication indication, SubIndication subIndication, SignedBy signedBy, byte[] content, List<Finding> findings) {
        this(indication, subIndication, signedBy, "", null, content, findings);
    }

    /** @return the same with more to say, as another status */
    public Verdict with(Indication other, SubIndication why, List<Finding> all) {
        return new Verdict(other, why, signedBy, profile, shown, content, all);
    }

    /** @return the same, with what is shown of it */
    public Verdict with(Shown what) {
        return new Verdict(indication, subIndication, signedBy, profile, what, content, findings);
    }

    /** @return whether everything holds */
    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }
}
