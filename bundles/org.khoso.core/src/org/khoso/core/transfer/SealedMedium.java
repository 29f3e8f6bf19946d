package org.khoso.core.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.SigningKey;

/** Opens what was encrypted piece by piece. */
final class SealedMedium implements Medium {
    private static final int LARGEST = Encryption.LARGEST + (1 << 20);
    private final Medium medium;
    private final Encryption encryption;
    private final SigningKey key;

    SealedMedium(Medium medium, Encryption encryption, SigningKey key) {
        this.medium = medium;
        this.encryption = encryption;
        this.key = key;
    }

    /** @return whether a medium is encrypted: it has the first piece of a manifest and no manifest in the clear */
    static boolean is(Medium medium) throws IOException {
        return !there(medium, MANIFEST_NAME) && there(medium, SealedOutlet.name(MANIFEST, 0));
    }

    private static boolean there(Medium medium, String name) throws IOException {
        try (InputStream in = medium.open(MANIFEST, name)) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public InputStream open(int index, String name) throws IOException {
        return new Pieces(index, piece(index, 0));
    }

    private byte[] piece(int index, int number) throws IOException {
        String name = SealedOutlet.name(index, number);
        byte[] sealed = medium.bytes(index, name, LARGEST);
        if (sealed == null)
            throw new NoSuchFileException(name);
        return encryption.decrypt(name, sealed, key);
    }

    private final class Pieces extends InputStream {
        private final int index;
        private ByteArrayInputStream now;
        private int number;
        private boolean last;

        Pieces(int index, byte[] first) {
            this.index = index;
            take(first);
        }

        private void take(byte[] bytes) {
            now = new ByteArrayInputStream(bytes);
            last = bytes.length < SealedOutlet.PIECE;
        }

        @Override
        public int read(byte[] b, int from, int n) throws IOException {
            if (n == 0)
                return 0;
            int got = now.read(b, from, n);
            while (got < 0 && !last) {
                take(piece(index, ++number));
                got = now.read(b, from, n);
            }
            return got;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }

    @Override
    public String channel() {
        return medium.channel().equals("folder") ? "medium" : medium.channel();
    }

    @Override
    public String shown() {
        return medium.shown();
    }

    @Override
    public void close() throws IOException {
        medium.close();
    }
}
