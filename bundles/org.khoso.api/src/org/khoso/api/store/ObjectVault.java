package org.khoso.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Bytes, addressed by their SHA-256 (lower-case hex), immutable, each stored once. What {@code put} has returned survives
 * a kill and a power loss. Thread-safe.
 */
public interface ObjectVault {
    /** Result of a put. @param id SHA-256 in hex @param size bytes @param fresh false if it was there already */
    record Stored(String id, long size, boolean fresh) {
    }

    /** Stores all bytes of a stream; nothing is visible before all is written and synced. */
    Stored put(InputStream bytes) throws IOException;

    /** Stores a file. */
    default Stored put(Path file) throws IOException {
        try (InputStream in = java.nio.file.Files.newInputStream(file)) {
            return put(in);
        }
    }

    /**
     * Starts storing many files that become durable together. The default stores each at once.
     *
     * @return to be settled and closed by the caller
     */
    default Batch batch() throws IOException {
        return new Batch() {
            @Override
            public Stored put(InputStream bytes) throws IOException {
                return ObjectVault.this.put(bytes);
            }

            @Override
            public boolean take(String id, InputStream bytes) throws IOException {
                return ObjectVault.this.restore(id, bytes) != Restored.REFUSED;
            }

            @Override
            public void settle() {
                // each is durable already
            }

            @Override
            public void close() {
                // nothing is left half done
            }
        };
    }

    /**
     * Puts whose syncs run beside each other while the caller goes on. What {@code put} has returned is neither visible nor
     * durable before {@link #settle} returns: whoever tells of it, in a journal or to a person, settles first. Not
     * thread-safe.
     */
    interface Batch extends AutoCloseable {
        /** Takes all bytes of a stream. @return its address; not fresh if the vault or this batch has it already */
        Stored put(InputStream bytes) throws IOException;

        /** Takes a file. */
        default Stored put(Path file) throws IOException {
            try (InputStream in = java.nio.file.Files.newInputStream(file)) {
                return put(in);
            }
        }

        /** Takes all bytes of a stream, if they have this address. @return whether they have it; nothing is kept of others */
        boolean take(String id, InputStream bytes) throws IOException;

        /** Waits until all that was put since the last time is on disk under its name. The batch may be used again. */
        void settle() throws IOException;

        /** Throws away what was put and not settled. */
        @Override
        void close() throws IOException;
    }

    /** @return the bytes; the caller closes. @throws java.nio.file.NoSuchFileException if it is not there */
    InputStream open(String id) throws IOException;

    /** @return whether it is there */
    boolean contains(String id) throws IOException;

    /** @return size in bytes */
    long size(String id) throws IOException;

    /** @return a local file with these bytes that must not be changed, if the vault has one */
    Optional<Path> file(String id) throws IOException;

    /** @return whether the bytes still have this hash */
    boolean verify(String id) throws IOException;

    /** What became of an object that was to be brought back. */
    enum Restored {
        /** Its bytes had their hash: nothing was touched. */
        WAS_SOUND,
        /** The bytes that were offered have another hash: nothing was touched. */
        REFUSED,
        /** It has its bytes again; damaged ones that stood in its place are kept aside. */
        DONE
    }

    /**
     * Brings back an object that is damaged or gone. Sound bytes are never replaced; damaged ones are kept outside the objects. A kill
     * leaves the object as it was or as it should be.
     *
     * @param bytes read to the end; the caller closes
     * @throws java.nio.file.NoSuchFileException if this is no address
     */
    Restored restore(String id, InputStream bytes) throws IOException;

    /** @return all ids in ascending order; objects that come meanwhile may be missing; must be closed */
    Stream<String> list() throws IOException;
}
