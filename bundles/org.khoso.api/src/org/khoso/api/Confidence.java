package org.khoso.api;

/** How sure we are of a rule's source. */
public enum Confidence {
    /** Verbatim text of the law seen. */
    VERBATIM("V"),
    /** Several independent sources agree. */
    SEVERAL("S"),
    /** One source. */
    ONE_SOURCE("1"),
    /** Own knowledge, unverified. */
    UNVERIFIED("K"),
    /** Design proposal. */
    DESIGN("D"),
    /** Nothing known. */
    UNKNOWN("?");

    private final String code;

    Confidence(String code) {
        this.code = code;
    }

    /** @return V, S, 1, K, D or ? */
    public String code() {
        return code;
    }

    /** @return whether a rule with this label may be a {@link Level#MUST} */
    public boolean mayOblige() {
        return this == VERBATIM || this == SEVERAL;
    }

    /** @return the confidence with that code, {@link #UNKNOWN} for null or anything else */
    public static Confidence of(String code) {
        for (Confidence c : values())
            if (c.code.equals(code))
            return c;
        return UNKNOWN;
    }
}
