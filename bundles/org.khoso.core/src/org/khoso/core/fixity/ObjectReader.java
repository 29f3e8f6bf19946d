package org.khoso.core.fixity;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import org.khoso.api.store.ObjectVault;

/** Reads objects of a vault to say which hash they have now, at most so many bytes a second. For one thread. */
final class ObjectReader {
    private static final int CHUNK = 1 << 17;
    private final byte[] buffer = new byte[CHUNK];
    private final double bytesPerNano;
    private final long started = System.nanoTime();
    private long bytes;

    /** @param bytesPerSecond at most; 0 for as fast as the disk can */
    ObjectReader(long bytesPerSecond) {
        bytesPerNano = bytesPerSecond / 1e9;
    }

    /**
     * What was read of an object.
     *
     * @param id     hash that it must have
     * @param actual hash that it has; null if it can't be read or is not there
     * @param bytes  its bytes, as far as they can be read
     * @param there  whether it is there at all
     */
    record Reading(String id, String actual, long bytes, boolean there) {
        boolean sound() {
            return id.equals(actual);
        }
    }

    /** Bytes that can't be read from the place where they lie; says that writing them elsewhere was not the trouble. */
    static final class SourceTrouble extends IOException {
        private static final long serialVersionUID = 1L;

        SourceTrouble(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    Reading read(ObjectVault vault, String id) {
        MessageDigest digest = sha256();
        long before = bytes;
        try (InputStream in = vault.open(id)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                paced(n);
            }
            return new Reading(id, HexFormat.of().formatHex(digest.digest()), bytes - before, true);
        } catch (NoSuchFileException e) {
            return new Reading(id, null, 0, false);
        } catch (IOException e) { // a bad sector: this object is lost, the others may not be
            System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "cannot be read: " + id, e);
            return new Reading(id, null, bytes - before, true);
        }
    }

    /** @return the bytes of an object, for a copy; counted and held back as if they were read here. @throws SourceTrouble if it can't be opened; reading throws it, too */
    InputStream open(ObjectVault vault, String id) throws SourceTrouble {
        try {
            return new Paced(vault.open(id));
        } catch (IOException e) {
            throw new SourceTrouble(e);
        }
    }

    /** @return bytes read so far */
    long bytes() {
        return bytes;
    }

    private void paced(int n) {
        bytes += n;
        if (bytesPerNano > 0)
            LockSupport.parkNanos(started + (long) (bytes / bytesPerNano) - System.nanoTime());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Paced extends FilterInputStream {
        Paced(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            try {
                int n = in.read(to, offset, length);
                paced(Math.max(0, n));
                return n;
            } catch (IOException e) {
                throw new SourceTrouble(e);
            }
        }
    }
}
