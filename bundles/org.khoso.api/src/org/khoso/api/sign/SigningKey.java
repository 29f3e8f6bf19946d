package org.khoso.api.sign;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key ready to sign. It is held in memory (or in a token) only; nothing of it but its certificates is ever written.
 *
 * @param privateKey key, or the handle of one that stays in a token
 * @param chain      certificate of the key first, then those above it, as far as the store has them
 * @param provider   who can sign with the key; null for the signer's own
 */
public record SigningKey(PrivateKey privateKey, List<X509Certificate> chain, Provider provider) {
    /** Copies the chain. */
    public SigningKey {
        chain = List.copyOf(chain);
    }

    /** @return certificate of the key */
    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /** @return whose key, never the key */
    @Override
    public String toString() {
        return "key of " + certificate().getSubjectX500Principal();
    }
}
