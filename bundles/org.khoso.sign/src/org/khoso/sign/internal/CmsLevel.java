package org.khoso.sign.internal;

import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.SignerInformation;

/** Level of a signature by ETSI EN 319 122-1 and 142-1: what is there, whether or not it holds. */
final class CmsLevel {
    private static final ASN1ObjectIdentifier ARCHIVE_STAMP = new ASN1ObjectIdentifier("0.4.0.1733.2.5");
    private static final String BASELINE = "-BASELINE-";

    private CmsLevel() {
    }

    /** @return e.g. CAdES-BASELINE-T; empty if not even the level B is reached */
    static String of(SignerInformation signer, boolean named, Instant claimed, Around around, Evidence evidence) {
        if (!named || claimed == null || around.form().equals(Around.OLD) || signer.getSignedAttributes() == null)
            return "";
        String level = around.form() + BASELINE;
        if (!has(signer.getUnsignedAttributes(), PKCSObjectIdentifiers.id_aa_signatureTimeStampToken) && !around.stamped())
            return level + "B";
        if (!evidence.revocation())
            return level + "T";
        return level + (around.archived() || has(signer.getUnsignedAttributes(), ARCHIVE_STAMP) ? "LTA" : "LT");
    }

    private static boolean has(AttributeTable table, ASN1ObjectIdentifier type) {
        return table != null && table.get(type) != null;
    }
}
