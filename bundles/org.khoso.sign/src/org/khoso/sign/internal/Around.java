package org.khoso.sign.internal;

import java.time.Instant;

/**
 * What the file that holds a signature adds to it.
 *
 * @param form     CAdES or PAdES
 * @param evidence what the file brings along to judge certificates by
 * @param proved   time at which something else in the file proves that the signature existed; null if nothing does
 * @param claimed  time of signing that the file tells; null if it does not
 * @param stamped  whether a time-stamp of the file covers the signature, valid or not
 * @param archived whether one covers the evidence too
 * @param hashed   digest by which the file is represented in what is signed; null if it is signed itself
 */
record Around(String form, Evidence evidence, Instant proved, Instant claimed, boolean stamped, boolean archived, String hashed) {
    /** Form of a signature that stands alone. */
    static final String CADES = "CAdES";
    /** Form of a signature inside a PDF. */
    static final String PADES = "PAdES";

    /** Form of a signature inside a PDF before PAdES. */
    static final String OLD = "PKCS7";

    static Around nothing() {
        return new Around(CADES, Evidence.none(), null, null, false, false, null);
    }
}
