package org.khoso.sign.internal;

import java.util.List;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.sign.SignatureContract;

class CmsContractTest extends SignatureContract {
    private static final Party ROOT = made(new Cert("Contract root", null).authority(null));
    private static final Party SIGNER = made(new Cert("Contract signer", ROOT));

    private static Party made(Cert c) {
        try {
            return c.make();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected Signer signer() {
        return new CmsSigner();
    }

    @Override
    protected SignatureVerifier verifier() {
        return new CmsVerifier();
    }

    @Override
    protected SigningKey key() {
        return SIGNER.key();
    }

    @Override
    protected Trust trust() {
        return new Trust(List.of(ROOT.certificate()), List.of(), List.of(), false, java.time.Instant.now());
    }
}
