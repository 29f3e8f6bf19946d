package org.khoso.api.sign;

import java.io.IOException;
import java.time.Instant;
import org.khoso.api.Progress;

/** Extension point: writes signatures of one form. A DS component with the property {@value #FORM}. Stateless, thread-safe. */
public interface Signer {
    /** Service property: form of the signature. */
    String FORM = "form";
    /** Form: CMS (RFC 5652) with the attributes of CAdES-B (ETSI EN 319 122-1). */
    String CMS = "cms";
    /** Form: PAdES (ETSI EN 319 142-1). What a signer of this form returns is to be appended to the document. */
    String PADES = "pades";
    /** Form: XAdES (ETSI EN 319 132-1). */
    String XADES = "xades";

    /**
     * How to sign.
     *
     * @param attached whether the signature carries the content; only for small content
     * @param when     time of signing that the signer claims
     * @param stamper  asked for a time-stamp over the signature; null for none
     */
    record Options(boolean attached, Instant when, TimeStamper stamper) {
    }

    /**
     * Signs. The content is read as a stream.
     *
     * @return the signature as bytes of a file
     * @throws org.khoso.api.KhosoException if the key can't be used, the content is too large to be carried, or the work was cancelled
     */
    byte[] sign(SigningKey key, Bytes content, Options options, Progress progress) throws IOException;
}
