package org.khoso.core.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import org.khoso.api.sign.Encryption;

/**
 * Encrypts what goes into another outlet. A file becomes pieces of a few megabytes, each encrypted for itself, with numbers for names:
 * who finds the medium sees how much it is, not of what. Pieces that were swapped, left out or doubled show when the whole is held against
 * the signed manifest.
 */
final class SealedOutlet implements Outlet {
    /** Bytes of a piece before encryption; the last of a file is shorter. */
    static final int PIECE = 8 << 20;
    private final Outlet outlet;
    private final Encryption encryption;
    private final List<X509Certificate> recipients;

    SealedOutlet(Outlet outlet, Encryption encryption, List<X509Certificate> recipients) {
        this.outlet = outlet;
        this.encryption = encryption;
        this.recipients = List.copyOf(recipients);
    }

    /** @return name of a piece */
    static String name(int index, int piece) {
        return String.format(Locale.ROOT, "%06d-%06d.cms", index, piece);
    }

    @Override
    public void put(int index, String name, Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] bytes;
            int piece = 0;
            do {
                bytes = in.readNBytes(PIECE);
                outlet.put(index, name(index, piece++), Source.of(encryption.encrypt(bytes, recipients)));
            } while (bytes.length == PIECE);
        }
    }

    @Override
    public String publish() throws IOException {
        return outlet.publish();
    }

    @Override
    public void close() throws IOException {
        outlet.close();
    }
}
