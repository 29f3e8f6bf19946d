package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.osgi.service.component.annotations.Component;

/** Writes CMS with the attributes of CAdES-B: type, digest, time of signing, certificate of the signer. */
@Component(service = Signer.class, property = Signer.FORM + "=" + Signer.CMS)
public final class CmsSigner implements Signer {
    /** What a signature may carry: what is larger is signed apart. */
    static final int LARGEST_ATTACHED = 8 << 20;

    @Override
    public byte[] sign(SigningKey key, Bytes content, Options options, Progress progress) throws IOException {
        return sign(key, content, options, true, progress);
    }

    /** @param time whether the time of signing is an attribute: PAdES has it in the dictionary of the PDF instead */
    byte[] sign(SigningKey key, Bytes content, Options options, boolean time, Progress progress) throws IOException {
        try {
            var generator = new CMSSignedDataGenerator();
            var digests = new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build();
            var standard = new DefaultSignedAttributeTableGenerator(attributes(key, options.when()));
            var builder = new JcaSignerInfoGeneratorBuilder(digests).setSignedAttributeGenerator(
                    p -> time ? standard.getAttributes(p) : standard.getAttributes(p).remove(CMSAttributes.signingTime));
            var signer = new JcaContentSignerBuilder(algorithm(key))
                    .setProvider(key.provider() == null ? Bc.PROVIDER : key.provider()).build(key.privateKey());
            generator.addSignerInfoGenerator(builder.build(signer, key.certificate()));
            generator.addCertificates(new JcaCertStore(key.chain()));
            CMSSignedData signed = options.attached()
                    ? generator.generate(new CMSProcessableByteArray(whole(content)), true)
                    : generator.generate(new Streamed(content, progress), false);
            if (options.stamper() != null)
                signed = stamped(signed, options);
            return signed.toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (OperatorCreationException | CMSException | GeneralSecurityException e) {
            for (Throwable t = e; t != null; t = t.getCause())
                if (t instanceof IOException disk)
                throw disk; // the content could not be read, or the work was cancelled
            throw Bc.problem(e, "key-unusable", Certificates.commonName(key.certificate()), String.valueOf(e.getMessage()));
        }
    }

    private static AttributeTable attributes(SigningKey key, Instant when) throws GeneralSecurityException, IOException {
        var holder = new JcaX509CertificateHolder(key.certificate());
        var id = new ESSCertIDv2(Bc.sha256(key.certificate().getEncoded()),
                new IssuerSerial(new GeneralNames(new GeneralName(holder.getIssuer())), holder.getSerialNumber()));
        var all = new ASN1EncodableVector();
        all.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id))));
        all.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(when)))));
        return new AttributeTable(all);
    }

    /** @return algorithm that fits the key, with a digest as strong as it */
    private static String algorithm(SigningKey key) {
        String kind = key.privateKey().getAlgorithm();
        if (kind.equals("RSASSA-PSS"))
            return "SHA256withRSAandMGF1";
        if (kind.equals("RSA"))
            return "SHA256withRSA";
        if (key.certificate().getPublicKey() instanceof ECKey ec) {
            int bits = ec.getParams().getOrder().bitLength();
            return (bits > 384 ? "SHA512" : bits > 256 ? "SHA384" : "SHA256") + "withECDSA";
        }
        return kind.startsWith("Ed") ? key.certificate().getPublicKey().getAlgorithm() : "SHA256with" + kind;
    }

    private static byte[] whole(Bytes content) throws IOException {
        try (InputStream in = content.open()) {
            byte[] bytes = in.readNBytes(LARGEST_ATTACHED + 1);
            if (bytes.length > LARGEST_ATTACHED)
                throw Bc.problem(null, "too-large-to-carry", LARGEST_ATTACHED);
            return bytes;
        }
    }

    private static CMSSignedData stamped(CMSSignedData signed, Options options) throws IOException {
        SignerInformation si = signed.getSignerInfos().getSigners().iterator().next();
        byte[] token = options.stamper().stamp("SHA-256", Bc.sha256(si.getSignature()));
        var attribute = new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(ASN1Primitive.fromByteArray(token)));
        AttributeTable table = new AttributeTable(new ASN1EncodableVector()).add(attribute.getAttrType(),
                attribute.getAttributeValues()[0]);
        return CMSSignedData.replaceSigners(signed,
                new SignerInformationStore(List.of(SignerInformation.replaceUnsignedAttributes(si, table))));
    }

    /** Content that is read while its digest is taken. */
    private record Streamed(Bytes content, Progress progress) implements CMSTypedData {
        @Override
        public ASN1ObjectIdentifier getContentType() {
            return CMSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            try (InputStream in = content.open()) {
                if (!Bc.copy(in, out, progress))
                    throw Bc.problem(null, "cancelled");
            }
        }

        @Override
        public Object getContent() {
            return new CMSAbsentContent();
        }
    }
}
