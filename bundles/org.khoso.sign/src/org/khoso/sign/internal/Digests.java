package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jcajce.util.MessageDigestUtils;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;

/** Digests of the content, all in one pass. */
record Digests(Map<String, byte[]> values, boolean complete) {
    /** @return JCA name, or the object identifier of one that nobody knows */
    static String name(AlgorithmIdentifier id) {
        if (id.getAlgorithm().equals(NISTObjectIdentifiers.id_shake256) || id.getAlgorithm().equals(NISTObjectIdentifiers.id_shake256_len))
            return "SHAKE256-512"; // that of Ed448
        return MessageDigestUtils.getDigestName(id.getAlgorithm());
    }

    static Digests of(Bytes content, Set<String> names, Progress progress) throws IOException {
        Map<String, MessageDigest> digests = new HashMap<>();
        for (String n : names) {
            try {
                digests.put(n, MessageDigest.getInstance(n, Bc.PROVIDER));
            } catch (NoSuchAlgorithmException e) {
                System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "digest that nobody knows: {0}", n);
            }
        }
        var all = new OutputStream() {
            @Override
            public void write(int b) {
                digests.values().forEach(d -> d.update((byte) b));
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digests.values().forEach(d -> d.update(bytes, offset, length));
            }
        };
        boolean complete;
        try (InputStream in = content.open()) {
            complete = Bc.copy(in, all, progress);
        }
        Map<String, byte[]> values = new HashMap<>();
        digests.forEach((n, d) -> values.put(n, d.digest()));
        return new Digests(values, complete);
    }

    /** @return digest; null if nobody knows the algorithm */
    byte[] get(AlgorithmIdentifier id) {
        return values.get(name(id));
    }
}
