package org.khoso.sign.internal;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSAuthEnvelopedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.KeyAgreeRecipientInformation;
import org.bouncycastle.cms.KeyTransRecipientInformation;
import org.bouncycastle.cms.Recipient;
import org.bouncycastle.cms.RecipientId;
import org.bouncycastle.cms.RecipientInformation;
import org.bouncycastle.cms.jcajce.JceKeyAgreeAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientId;
import org.bouncycastle.cms.jcajce.JceKeyTransAuthEnvelopedRecipient;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientId;
import org.khoso.api.KhosoException;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.SigningKey;

/** Opens one encrypted file. Its elements are walked before a parser sees them; only a recipient that the key fits is tried. */
final class Opening {
    private static final int ROOM = 1 << 20;
    private static final int MOST_RECIPIENTS = 200;
    private static final int SHORTEST_TAG = 12;
    private final String name;
    private final SigningKey key;

    Opening(String name, SigningKey key) {
        this.name = name;
        this.key = key;
    }

    byte[] open(byte[] bytes) throws IOException {
        CMSAuthEnvelopedData cms = parse(bytes);
        try {
            Collection<RecipientInformation> all = cms.getRecipientInfos().getRecipients();
            if (all.size() > MOST_RECIPIENTS)
                throw Bc.problem(null, "encrypted-damaged", name);
            RecipientInformation own = own(cms);
            if (own == null)
                throw Bc.problem(null, "encrypted-to-others", name, Certificates.commonName(key.certificate()), all.size());
            return own.getContent(recipient(own));
        } catch (CMSException | RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser; a tag that does not fit
            throw changed(e);
        }
    }

    private KhosoException changed(Throwable e) {
        return Bc.problem(e, "encrypted-changed", name);
    }

    private CMSAuthEnvelopedData parse(byte[] bytes) throws KhosoException {
        if (bytes.length > Encryption.LARGEST + ROOM)
            throw Bc.problem(null, "encrypted-too-large", name, Encryption.LARGEST);
        try {
            if (BerGuard.end(bytes) != bytes.length)
                throw Bc.problem(null, "encrypted-damaged", name);
            ContentInfo info;
            try (ASN1InputStream in = new ASN1InputStream(bytes)) {
                info = ContentInfo.getInstance(in.readObject());
            }
            if (!CMSObjectIdentifiers.authEnvelopedData.equals(info.getContentType()))
                throw Bc.problem(null, "encrypted-otherwise", name, info.getContentType().getId());
            CMSAuthEnvelopedData cms = new CMSAuthEnvelopedData(info);
            algorithm(AuthEnvelopedData.getInstance(info.getContent()));
            return cms;
        } catch (KhosoException e) {
            throw e;
        } catch (BerGuard.Malformed | IOException | CMSException | RuntimeException | StackOverflowError e) { // hostile bytes
            throw Bc.problem(e, "encrypted-damaged", name);
        }
    }

    private void algorithm(AuthEnvelopedData data) throws KhosoException {
        AlgorithmIdentifier a = data.getAuthEncryptedContentInfo().getContentEncryptionAlgorithm();
        if (!NISTObjectIdentifiers.id_aes256_GCM.equals(a.getAlgorithm()))
            throw Bc.problem(null, "encrypted-otherwise", name, a.getAlgorithm().getId());
        int tag = GCMParameters.getInstance(a.getParameters()).getIcvLen();
        if (tag < SHORTEST_TAG || data.getMac().getOctets().length != tag)
            throw Bc.problem(null, "encrypted-damaged", name);
    }

    private RecipientInformation own(CMSAuthEnvelopedData cms) {
        X509Certificate c = key.certificate();
        for (RecipientId id : new RecipientId[]{new JceKeyTransRecipientId(c), new JceKeyAgreeRecipientId(c)}) {
            RecipientInformation found = cms.getRecipientInfos().get(id);
            if (found instanceof KeyTransRecipientInformation || found instanceof KeyAgreeRecipientInformation)
                return found;
        }
        return null;
    }

    private Recipient recipient(RecipientInformation own) {
        return own instanceof KeyTransRecipientInformation
                ? new JceKeyTransAuthEnvelopedRecipient(key.privateKey()).setProvider(key.provider() == null ? Bc.PROVIDER : key.provider())
                        .setContentProvider(Bc.PROVIDER)
                : new JceKeyAgreeAuthEnvelopedRecipient(key.privateKey())
                        .setProvider(key.provider() == null ? Bc.PROVIDER : key.provider()).setContentProvider(Bc.PROVIDER);
    }
}
