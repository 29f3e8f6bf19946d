package org.khoso.packaging.verify.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** Sees to it that an entry yields what it said: as many bytes, with that check sum. */
final class CheckedBytes extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final long expected;
    private long left;
    private boolean ended;

    CheckedBytes(InputStream in, long size, long crc) {
        super(in);
        left = size;
        expected = crc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int n) throws IOException {
        if (n == 0)
            return 0;
        int got = ended ? -1 : in.read(b, from, n);
        if (got < 0) {
            if (!ended && (left != 0 || crc.getValue() != expected))
                throw new ZipException("crc");
            ended = true;
            return -1;
        }
        left -= got;
        if (left < 0)
            throw new ZipException("longer than said");
        crc.update(b, from, got);
        return got;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
