package org.khoso.api.packaging;

import org.khoso.api.Confidence;
import org.khoso.api.Message;

/** Proposes the type of package for a purpose, and says which clause decides. A service of {@code org.khoso.packaging}. */
public interface PackageAdvice {
    /**
     * What a package is wanted for.
     *
     * @param digitisedHere whether the archive digitised the files itself
     * @param otherSystem   whether it goes to another System than the one that keeps the files
     * @param loose         whether documents are packed apart from a dossier
     */
    record Purpose(boolean digitisedHere, boolean otherSystem, boolean loose) {
        /** A purpose of a dossier. */
        public Purpose(boolean digitisedHere, boolean otherSystem) {
            this(digitisedHere, otherSystem, false);
        }
    }

    /**
     * A proposal.
     *
     * @param type       type to write
     * @param clause     document and article that decide
     * @param confidence how sure we are of the clause
     * @param reason     the reason as a sentence to be said
     */
    record Proposal(PackageType type, String clause, Confidence confidence, Message reason) {
    }

    /** @return the type for that purpose */
    Proposal propose(Purpose purpose);
}
