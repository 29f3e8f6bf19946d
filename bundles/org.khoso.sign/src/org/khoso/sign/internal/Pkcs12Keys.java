package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.khoso.api.sign.KeySource;
import org.khoso.api.sign.SigningKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Keys in PKCS#12 files (.p12, .pfx). */
@Component(service = KeySource.class, property = KeySource.KIND + "=" + KeySource.PKCS12)
public final class Pkcs12Keys implements KeySource {
    private static final long LARGEST = 4 << 20;
    private final CryptoPolicy policy;

    /** Called by OSGi and tests. */
    @Activate
    public Pkcs12Keys() {
        policy = CryptoPolicy.ofProduct();
    }

    @Override
    public SigningKey open(Path file, char[] password, Choice choice, Instant at) throws IOException {
        SigningKey key = unlock(file, password, choice.alias());
        KeyRules.check(key.certificate(), file.toString(), at, policy);
        return key;
    }

    @Override
    public SigningKey unlock(Path file, char[] password, String alias) throws IOException {
        KeyStore store = load(file, password);
        try {
            String name = KeyNames.one(store, file, alias);
            PrivateKey key = (PrivateKey) store.getKey(name, password);
            Certificate[] chain = store.getCertificateChain(name);
            List<X509Certificate> all = new ArrayList<>();
            for (Certificate c : chain == null ? new Certificate[0] : chain)
                all.add(Certificates.of(c.getEncoded()));
            if (all.isEmpty())
                throw Bc.problem(null, "key-without-certificate", file.toString());
            PrivateKey own = KeyFactory.getInstance(key.getAlgorithm(), Bc.PROVIDER)
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
            return new SigningKey(own, all, null);
        } catch (UnrecoverableKeyException e) {
            throw Bc.problem(e, "key-password", file.toString());
        } catch (GeneralSecurityException e) {
            throw Bc.problem(e, "key-damaged", file.toString());
        }
    }

    private static KeyStore load(Path file, char[] password) throws IOException {
        byte[] bytes = null;
        try {
            if (Files.size(file) > LARGEST)
                throw Bc.problem(null, "key-damaged", file.toString());
            bytes = Files.readAllBytes(file);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(bytes), password);
            return store;
        } catch (NoSuchFileException e) {
            throw Bc.problem(e, "key-missing", file.toString());
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException)
                throw Bc.problem(e, "key-password", file.toString());
            if (e instanceof org.khoso.api.KhosoException || e instanceof java.nio.file.FileSystemException || bytes == null)
                throw e;
            throw Bc.problem(e, "key-damaged", file.toString());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw Bc.problem(e, "key-damaged", file.toString());
        } finally {
            if (bytes != null)
                Arrays.fill(bytes, (byte) 0);
        }
    }
}
