package org.khoso.api.sign;

/** Status of a validation, in the words of ETSI EN 319 102-1. */
public enum Indication {
    /** Everything holds. */
    TOTAL_PASSED,
    /** Not known for sure: something is missing, e.g. whom to trust or proof of the time. */
    INDETERMINATE,
    /** The signature is worth nothing. */
    TOTAL_FAILED
}
