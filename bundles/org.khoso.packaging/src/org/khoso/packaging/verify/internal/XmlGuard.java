package org.khoso.packaging.verify.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Bytes of an XML document: hashes them, and stops what would fill the memory of a parser. */
final class XmlGuard extends FilterInputStream {
    /** A document that asks for too much. */
    static final class TooBig extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final MessageDigest digest = sha256();
    private final int longestRun;
    private long left;
    private int run;

    XmlGuard(InputStream in, long most, int longestRun) {
        super(in);
        this.longestRun = longestRun;
        left = most;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int n) throws IOException {
        int got = in.read(b, from, n);
        if (got <= 0)
            return got;
        digest.update(b, from, got);
        left -= got;
        for (int i = from; i < from + got; i++)
            run = b[i] == '>' ? 0 : run + 1;
        if (left < 0 || run > longestRun)
            throw new TooBig();
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
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
