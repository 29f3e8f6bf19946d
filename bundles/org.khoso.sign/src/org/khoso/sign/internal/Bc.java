package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;

/** What the classes of this bundle share. The provider is handed to each call: it is not registered for the whole process. */
final class Bc {
    static final Provider PROVIDER = new BouncyCastleProvider();
    private static final int CHUNK = 1 << 16;

    private Bc() {
    }

    /** @return problem with the remedy that stands beside it */
    static KhosoException problem(Throwable cause, String key, Object... args) {
        return new KhosoException(Message.of("sign." + key, args), Message.of("sign." + key + ".remedy", args), cause);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String fingerprint(X509Certificate c) throws GeneralSecurityException {
        return HexFormat.of().formatHex(sha256(c.getEncoded()));
    }

    /** Copies until the end or until the work is cancelled. @return whether all was copied */
    static boolean copy(InputStream in, OutputStream out, Progress progress) throws IOException {
        byte[] buffer = new byte[CHUNK];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (progress.cancelled())
                return false;
            out.write(buffer, 0, n);
        }
        return true;
    }
}
