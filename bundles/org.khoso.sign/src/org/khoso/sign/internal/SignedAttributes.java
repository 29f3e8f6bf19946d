package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.khoso.api.sign.Bytes;

/**
 * Tells content that is in truth the signed attributes of another signature: without attributes of its own a signature over
 * the one is a signature over the other.
 */
final class SignedAttributes {
    private static final int SET = 0x31;
    private static final int LOOK = 1 << 14;
    /** DER of the object identifier messageDigest, which all signed attributes have. */
    private static final String MESSAGE_DIGEST = new String(
            new byte[]{0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x09, 0x04}, StandardCharsets.ISO_8859_1);

    private SignedAttributes() {
    }

    /** @return whether the content looks like signed attributes */
    static boolean look(Bytes content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] head = in.readNBytes(LOOK);
            return head.length > 0 && head[0] == SET && new String(head, StandardCharsets.ISO_8859_1).contains(MESSAGE_DIGEST);
        }
    }
}
