package org.khoso.api.sign;

/** Why a validation did not pass, in the words of ETSI EN 319 102-1. NO_POE: there is no proof that the signature existed in time. */
public enum SubIndication {
    /** The signature can't be read. */
    FORMAT_FAILURE,
    /** The content is not what was signed. */
    HASH_FAILURE,
    /** The signature value does not fit the key. */
    SIG_CRYPTO_FAILURE,
    /** Signed after the certificate was revoked. */
    REVOKED,
    /** Signed after the certificate had expired. */
    EXPIRED,
    /** Signed before the certificate was valid. */
    NOT_YET_VALID,
    /** An attribute of the signature is not as it must be. */
    SIG_CONSTRAINTS_FAILURE,
    /** The certificate is not made for this. */
    CHAIN_CONSTRAINTS_FAILURE,
    /** The path to the trust anchor is not valid. */
    CERTIFICATE_CHAIN_GENERAL_FAILURE,
    /** An algorithm or a key is too weak. */
    CRYPTO_CONSTRAINTS_FAILURE,
    /** An algorithm or a key is too weak by now. */
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
    /** The certificate of the signer is missing or not the one that was meant. */
    NO_SIGNING_CERTIFICATE_FOUND,
    /** No path to a trust anchor. */
    NO_CERTIFICATE_CHAIN_FOUND,
    /** Revoked by now. */
    REVOKED_NO_POE,
    /** A certificate above that of the signer was revoked. */
    REVOKED_CA_NO_POE,
    /** Expired by now, or not valid yet; nothing is known of revocation. */
    OUT_OF_BOUNDS_NO_POE,
    /** Expired by now, but it was not revoked. */
    OUT_OF_BOUNDS_NOT_REVOKED,
    /** Time-stamps contradict each other, or come after what they should prove. */
    TIMESTAMP_ORDER_FAILURE,
    /** The state of a certificate is not known: no list in force, or it is on hold. */
    TRY_LATER,
    /** What was signed is not there. */
    SIGNED_DATA_NOT_FOUND
}
