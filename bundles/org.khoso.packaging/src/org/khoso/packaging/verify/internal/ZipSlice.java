package org.khoso.packaging.verify.internal;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A piece of a file as a stream; several may be open at a time. */
final class ZipSlice extends InputStream {
    private final FileChannel file;
    private long position;
    private long left;

    ZipSlice(FileChannel file, long position, long length) {
        this.file = file;
        this.position = position;
        left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int n) throws IOException {
        if (left == 0 || n == 0)
            return n == 0 ? 0 : -1;
        int got = file.read(ByteBuffer.wrap(b, from, (int) Math.min(n, left)), position);
        if (got < 0)
            throw new EOFException();
        position += got;
        left -= got;
        return got;
    }
}
