package org.khoso.sign.internal;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCRLStore;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.khoso.sign.internal.TestAuthority.Party;

/** CMS as others write it, and as nobody should. */
final class TestCms {
    private final List<Party> signers = new ArrayList<>();
    private final List<X509Certificate> certificates = new ArrayList<>();
    private final List<X509CRL> lists = new ArrayList<>();
    private String algorithm = "SHA256withRSA";
    private boolean attributes = true;
    private boolean attached;
    private X509Certificate named;
    private Date claimed = Date.from(TestAuthority.NOW);
    private UnaryOperator<AttributeTable> change = t -> t;
    private byte[] contentStamp;
    private ASN1ObjectIdentifier type = PKCSObjectIdentifiers.data;

    static TestCms by(Party... parties) {
        var t = new TestCms();
        for (Party p : parties) {
            t.signers.add(p);
            t.certificates.add(p.certificate());
        }
        return t;
    }

    TestCms algorithm(String a) {
        algorithm = a;
        return this;
    }

    TestCms bare() {
        attributes = false;
        return this;
    }

    TestCms attached() {
        attached = true;
        return this;
    }

    TestCms named(X509Certificate c) {
        named = c;
        return this;
    }

    TestCms claimed(java.time.Instant when) {
        claimed = Date.from(when);
        return this;
    }

    TestCms carries(X509Certificate... some) {
        certificates.addAll(List.of(some));
        return this;
    }

    TestCms carriesOnly(X509Certificate... some) {
        certificates.clear();
        return carries(some);
    }

    TestCms lists(X509CRL... some) {
        lists.addAll(List.of(some));
        return this;
    }

    TestCms change(UnaryOperator<AttributeTable> c) {
        change = c;
        return this;
    }

    TestCms contentStamp(byte[] token) {
        contentStamp = token;
        return this;
    }

    TestCms type(String oid) {
        type = new ASN1ObjectIdentifier(oid);
        return this;
    }

    byte[] sign(byte[] content) throws Exception {
        var g = new CMSSignedDataGenerator();
        var digests = new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build();
        for (Party p : signers) {
            var b = new JcaSignerInfoGeneratorBuilder(digests).setDirectSignature(!attributes);
            if (attributes) {
                var standard = new DefaultSignedAttributeTableGenerator(table(p));
                b.setSignedAttributeGenerator(parameters -> change.apply(standard.getAttributes(parameters)));
            }
            g.addSignerInfoGenerator(b.build(
                    new JcaContentSignerBuilder(algorithm).setProvider(Bc.PROVIDER).build(p.keys().getPrivate()), p.certificate()));
        }
        g.addCertificates(new JcaCertStore(certificates));
        if (!lists.isEmpty())
            g.addCRLs(new JcaCRLStore(lists));
        return g.generate(new CMSProcessableByteArray(type, content), attached).getEncoded();
    }

    private AttributeTable table(Party p) throws Exception {
        var v = new ASN1EncodableVector();
        v.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(claimed))));
        X509Certificate c = named == null ? p.certificate() : named;
        v.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new DERSet(new SigningCertificateV2(new ESSCertIDv2(Bc.sha256(c.getEncoded()))))));
        if (contentStamp != null)
            v.add(new Attribute(PKCSObjectIdentifiers.id_aa_ets_contentTimestamp,
                    new DERSet(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(contentStamp))));
        return new AttributeTable(v);
    }
}
