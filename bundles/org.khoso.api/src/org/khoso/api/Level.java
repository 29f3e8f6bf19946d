package org.khoso.api;

/** How much a finding weighs. Only rules labelled [V] or [S] may say {@link #MUST}. */
public enum Level {
    /** The law asks for it, and the clause was verified. */
    MUST,
    /** Expected; or the law asks for it but the clause could not be verified. */
    SHOULD,
    /** Worth a look. */
    MAY;

    /** @return must, should, may: as in JSON */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
