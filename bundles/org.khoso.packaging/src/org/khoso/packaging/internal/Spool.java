package org.khoso.packaging.internal;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes that are read again later: in memory while they are few, in a file of their own from then on. */
final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 18;
    private final Path path;
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(1 << 12);
    private OutputStream file;
    private long size;

    /** @param path where the file will be, if it comes to that */
    Spool(Path path) {
        this.path = path;
    }

    @Override
    public void write(int b) throws IOException {
        to(1).write(b);
    }

    @Override
    public void write(byte[] b, int from, int n) throws IOException {
        to(n).write(b, from, n);
    }

    private OutputStream to(int more) throws IOException {
        size += more;
        if (memory == null)
            return file;
        if (size <= IN_MEMORY)
            return memory;
        file = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), 1 << 15);
        memory.writeTo(file);
        memory = null;
        return file;
    }

    long size() {
        return size;
    }

    /** @return all bytes written so far, from the first */
    InputStream open() throws IOException {
        if (memory != null)
            return new ByteArrayInputStream(memory.toByteArray());
        file.flush();
        return new BufferedInputStream(Files.newInputStream(path), 1 << 15);
    }

    @Override
    public void close() throws IOException {
        if (file == null)
            return;
        try (OutputStream last = file) {
            file = null;
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
