package org.khoso.sign.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.jcajce.JcaAlgorithmParametersConverter;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Encrypts as CMS AuthEnvelopedData (RFC 5083) by AES-256-GCM (RFC 5084): a changed byte is found out before anything is made of the
 * content. The key goes to RSA keys by OAEP with SHA-256, to EC keys by ephemeral-static ECDH (RFC 5753).
 */
@Component(service = Encryption.class, property = Signer.FORM + "=" + Signer.CMS)
public final class CmsEncryption implements Encryption {
    private static final int SEQUENCE = 0x30;
    private final CryptoPolicy policy;

    /** Called by OSGi and tests. */
    @Activate
    public CmsEncryption() {
        policy = CryptoPolicy.ofProduct();
    }

    @Override
    public boolean knows(byte[] head) {
        return head.length > 1 && (head[0] & 0xff) == SEQUENCE;
    }

    @Override
    public byte[] encrypt(byte[] content, List<X509Certificate> recipients) throws IOException {
        if (content.length > LARGEST)
            throw Bc.problem(null, "too-large-to-encrypt", LARGEST);
        if (recipients.isEmpty())
            throw Bc.problem(null, "no-recipient");
        try {
            var generator = new CMSAuthEnvelopedDataGenerator();
            for (X509Certificate c : recipients)
                generator.addRecipientInfoGenerator(recipient(c));
            var encryptor = (OutputAEADEncryptor) new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_GCM).setProvider(Bc.PROVIDER)
                    .build();
            return generator.generate(new CMSProcessableByteArray(content), encryptor).getEncoded();
        } catch (CMSException | GeneralSecurityException e) {
            throw Bc.problem(e, "encryption-failed", String.valueOf(e.getMessage()));
        }
    }

    private RecipientInfoGenerator recipient(X509Certificate c) throws IOException, GeneralSecurityException {
        String who = Certificates.commonName(c);
        Instant now = Instant.now();
        if (now.isAfter(c.getNotAfter().toInstant()) || now.isBefore(c.getNotBefore().toInstant()))
            throw Bc.problem(null, "recipient-expired", who, KeyRules.day(c.getNotBefore().toInstant()),
                    KeyRules.day(c.getNotAfter().toInstant()));
        if (!policy.bearable(c) || !policy.key(c).holds(now))
            throw Bc.problem(null, "recipient-weak", who, policy.key(c).name());
        boolean ec = Certificates.rsa(c) == null && Certificates.key(c) instanceof ECPublicKey;
        if (!ec && Certificates.rsa(c) == null || !mayReceive(c, ec))
            throw Bc.problem(null, "recipient-use", who);
        return ec ? agree(c) : transport(c);
    }

    /** A certificate that names no use allows all. */
    private static boolean mayReceive(X509Certificate c, boolean ec) {
        boolean[] usage = c.getKeyUsage();
        int wanted = ec ? 4 : 2; // keyAgreement, keyEncipherment
        return usage == null || usage.length > wanted && usage[wanted];
    }

    private static RecipientInfoGenerator transport(X509Certificate c) throws GeneralSecurityException {
        var oaep = new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        var algorithm = new JcaAlgorithmParametersConverter().getAlgorithmIdentifier(PKCSObjectIdentifiers.id_RSAES_OAEP, oaep);
        return new JceKeyTransRecipientInfoGenerator(c, algorithm).setProvider(Bc.PROVIDER);
    }

    private static RecipientInfoGenerator agree(X509Certificate c) throws GeneralSecurityException {
        var curve = KeyPairGenerator.getInstance("EC", Bc.PROVIDER);
        curve.initialize(((ECPublicKey) Certificates.key(c)).getParams());
        KeyPair once = curve.generateKeyPair();
        return new JceKeyAgreeRecipientInfoGenerator(CMSAlgorithm.ECDH_SHA256KDF, once.getPrivate(), once.getPublic(),
                CMSAlgorithm.AES256_WRAP).addRecipient(c).setProvider(Bc.PROVIDER);
    }

    @Override
    public byte[] decrypt(String name, byte[] encrypted, SigningKey key) throws IOException {
        return new Opening(name, key).open(encrypted);
    }
}
