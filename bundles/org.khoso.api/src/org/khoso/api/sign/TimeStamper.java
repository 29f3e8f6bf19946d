package org.khoso.api.sign;

import java.io.IOException;

/** Extension point: gets a time-stamp (RFC 3161) from an authority. */
public interface TimeStamper {
    /** @param algorithm JCA name of the digest, e.g. SHA-256 @param imprint digest @return DER of the token */
    byte[] stamp(String algorithm, byte[] imprint) throws IOException;
}
