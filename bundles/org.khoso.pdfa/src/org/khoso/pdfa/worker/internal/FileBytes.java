package org.khoso.pdfa.worker.internal;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Objects;
import org.verapdf.as.io.ASInputStream;
import org.verapdf.io.SeekableInputStream;

/**
 * A file, or a part of it, in memory: veraPDF's own stream asks the system at each step back, some 200 times for a page. What it gives
 * and how it fails is the same as there (FileBytesTest does everything to both). For one thread.
 */
final class FileBytes extends SeekableInputStream {
    private final byte[] bytes;
    private final long from;
    private final long size;
    private final Users users;
    private long at;
    private long mark;

    /** How many parts are open; when none is, no new one can be opened. */
    private static final class Users {
        int count;
    }

    private FileBytes(byte[] bytes, long from, long size, Users users) throws IOException {
        if (users.count < 0)
            throw new IOException("Stream Closed");
        users.count++;
        long left = bytes.length - from;
        if (left < 0)
            throw new IOException("Offset is greater than full stream size");
        this.bytes = bytes;
        this.from = from;
        this.size = size < 0 ? left : Math.min(size, left);
        this.users = users;
    }

    /** @return the file. @param most bytes that are taken into memory; null is returned for a longer one */
    static FileBytes of(File file, int most) throws IOException {
        try (var in = new RandomAccessFile(file.getAbsolutePath(), "r")) {
            if (in.length() > most)
                return null;
            byte[] bytes = new byte[(int) in.length()];
            in.readFully(bytes);
            return new FileBytes(bytes, 0, bytes.length, new Users());
        }
    }

    private void open(String doing) throws IOException {
        if (isSourceClosed)
            throw new IOException(doing + " can't be performed; stream is closed");
    }

    /** @return where the next byte is; -1 at the end. A part may start before the file: then it can be had, but not read. */
    private int next() throws IOException {
        if (at >= size)
            return -1;
        if (from + at < 0)
            throw new IOException("Negative seek offset");
        return (int) (from + at);
    }

    @Override
    public int read() throws IOException {
        open("Reading");
        int i = next();
        if (i < 0)
            return -1;
        at++;
        return bytes[i] & 0xFF;
    }

    @Override
    public int read(byte[] to, int length) throws IOException {
        open("Reading");
        if (to.length < length)
            throw new IllegalArgumentException("Destination buffer size is less than size to be read");
        return length == 0 ? 0 : copy(to, 0, length);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (length == 0)
            return 0;
        open("Reading");
        return copy(to, offset, length);
    }

    private int copy(byte[] to, int offset, int length) throws IOException {
        int i = next();
        if (i < 0)
            return -1;
        int n = (int) Math.min(length, size - at);
        System.arraycopy(bytes, i, to, offset, n);
        at += n;
        return n;
    }

    @Override
    public int skip(int length) throws IOException {
        open("Skipping");
        long before = at;
        seek(Math.min(at + length, size));
        return (int) (at - before);
    }

    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public synchronized void mark(int limit) {
        mark = at;
    }

    @Override
    public synchronized void reset() throws IOException {
        open("Reset");
        at = mark;
    }

    @Override
    public void seek(long offset) throws IOException {
        open("Seeking");
        if (offset < 0)
            throw new IOException("Can't seek for offset " + offset + " in InternalInputStream");
        if (offset > size)
            throw new IllegalArgumentException("Destination offset is greater than stream length");
        at = offset;
    }

    @Override
    public int peek() throws IOException {
        open("Peeking");
        int i = next();
        return i < 0 ? -1 : bytes[i] & 0xFF;
    }

    @Override
    public long getOffset() throws IOException {
        open("Offset obtaining");
        return at;
    }

    @Override
    public long getCurrentOffset() {
        return from + at;
    }

    @Override
    public long getStreamLength() throws IOException {
        open("Stream length obtaining");
        return size;
    }

    @Override
    public ASInputStream getStream(long start, long length) throws IOException {
        return getSeekableStream(start, length);
    }

    @Override
    public SeekableInputStream getSeekableStream(long start, long length) throws IOException {
        return new FileBytes(bytes, from + start, length, users);
    }

    @Override
    public void closeResource() {
        if (!isSourceClosed) {
            isSourceClosed = true;
            if (--users.count == 0)
                users.count = -1;
        }
    }
}
