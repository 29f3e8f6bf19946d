package org.khoso.sign.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.login.FailedLoginException;
import org.khoso.api.sign.KeySource;
import org.khoso.api.sign.SigningKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Keys in tokens behind a PKCS#11 module (cards, sticks, HSMs, SoftHSM), by the JDK's own provider. The key stays in its token. To open
 * one again asks for the PIN again, and ends what was opened before in this process.
 */
@Component(service = KeySource.class, property = KeySource.KIND + "=" + KeySource.PKCS11)
public final class Pkcs11Keys implements KeySource {
    private static final String PROVIDER = "SunPKCS11";
    private final CryptoPolicy policy;

    /** Called by OSGi and tests. */
    @Activate
    public Pkcs11Keys() {
        policy = CryptoPolicy.ofProduct();
    }

    @Override
    public SigningKey open(Path module, char[] pin, Choice choice, Instant at) throws IOException {
        if (!Files.isRegularFile(module))
            throw Bc.problem(null, "module-missing", module.toString());
        Provider provider = provider(module, choice);
        KeyStore store = load(provider, module, pin);
        try {
            String name = KeyNames.one(store, module, choice.alias());
            List<X509Certificate> chain = new ArrayList<>();
            Certificate[] all = store.getCertificateChain(name);
            for (Certificate c : all == null ? new Certificate[0] : all)
                chain.add(Certificates.of(c.getEncoded()));
            if (chain.isEmpty())
                throw Bc.problem(null, "key-without-certificate", module.toString());
            KeyRules.check(chain.getFirst(), module.toString(), at, policy);
            return new SigningKey((PrivateKey) store.getKey(name, pin), chain, provider);
        } catch (GeneralSecurityException | ProviderException e) {
            throw Bc.problem(e, "token-trouble", module.toString(), reason(e));
        }
    }

    private static Provider provider(Path module, Choice choice) throws IOException {
        Provider plain = Security.getProvider(PROVIDER);
        if (plain == null)
            throw Bc.problem(null, "no-pkcs11");
        String which = choice.slot() < 0 ? "slotListIndex=0" : "slot=" + choice.slot();
        try {
            // the name is part of the provider's and must differ between tokens that are open at once
            return plain.configure("--name=khoso" + Integer.toHexString((module + which).hashCode()) + "\nlibrary=\""
                    + module.toAbsolutePath().toString().replace("\\", "\\\\") + "\"\n" + which + "\nattributes=compatibility\n");
        } catch (RuntimeException e) {
            throw Bc.problem(e, "module-damaged", module.toString(), reason(e));
        }
    }

    private static KeyStore load(Provider provider, Path module, char[] pin) throws IOException {
        try {
            if (provider instanceof AuthProvider a)
                a.logout(); // a token that this process has opened before would take any PIN
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return store;
        } catch (IOException e) {
            for (Throwable t = e; t != null; t = t.getCause())
                if (t instanceof FailedLoginException)
                throw Bc.problem(e, "token-pin", module.toString());
            throw Bc.problem(e, "token-trouble", module.toString(), reason(e));
        } catch (GeneralSecurityException | ProviderException e) { // a LoginException is one, too
            throw Bc.problem(e, "token-trouble", module.toString(), reason(e));
        }
    }

    private static String reason(Throwable e) {
        Throwable last = e;
        for (Throwable t = e; t != null; t = t.getCause())
            last = t;
        return String.valueOf(last.getMessage());
    }
}
