package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.khoso.model.io.XmlBytes;

/** Bytes of an XML document: hashes them, and stops what would fill the memory of a parser. */
final class XmlGuard extends XmlBytes {
    private final MessageDigest digest = sha256();

    XmlGuard(InputStream in, long most, int longestRun) {
        super(in, most, longestRun);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void seen(byte[] b, int from, int n) {
        digest.update(b, from, n);
    }

    /** Left open by the parser, which would close it before the rest is hashed. */
    @Override
    public void close() {
        // the owner closes the stream below
    }

    /** Reads what the parser left. @return SHA-256 of all */
    byte[] finish() throws IOException {
        byte[] rest = new byte[8192];
        int got = in.read(rest);
        while (got >= 0) {
            digest.update(rest, 0, got);
            got = in.read(rest);
        }
        return digest.digest();
    }
}
