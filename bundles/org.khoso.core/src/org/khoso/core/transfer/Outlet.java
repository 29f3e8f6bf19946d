package org.khoso.core.transfer;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a submission is written to. It gets its name when all of it is there; the same written again completes what a kill left. */
interface Outlet extends Closeable {
    /** Content of a file. */
    interface Source {
        /** @return the bytes; the caller closes */
        InputStream open() throws IOException;

        /** @return how many */
        long size() throws IOException;

        static Source of(byte[] bytes) {
            return new Source() {
                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(bytes);
                }

                @Override
                public long size() {
                    return bytes.length;
                }
            };
        }

        static Source of(Path file) {
            return new Source() {
                @Override
                public InputStream open() throws IOException {
                    return Files.newInputStream(file);
                }

                @Override
                public long size() throws IOException {
                    return Files.size(file);
                }
            };
        }
    }

    /** Writes a file as a whole or not at all. @param index its place in the submission @param name its name with forward slashes */
    void put(int index, String name, Source source) throws IOException;

    /** Gives the submission its name. @return where it lies now, for people */
    String publish() throws IOException;

    @Override
    default void close() throws IOException {
        // most hold nothing open
    }
}
