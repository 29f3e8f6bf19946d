package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.TimeStamper;

/** Certificates, lists and time-stamps made at run time. No key is ever kept. */
final class TestAuthority {
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

    private TestAuthority() {
    }

    /** Somebody with a key. */
    record Party(KeyPair keys, X509Certificate certificate, Party issuer) {
        SigningKey key() {
            return new SigningKey(keys.getPrivate(), issuer == null || issuer.issuer == null
                    ? List.of(certificate)
                    : List.of(certificate, issuer.certificate), null);
        }
    }

    /** @return the same key for the same name, so that tests stay fast @param kind e.g. RSA-2048, EC-secp256r1, Ed25519 */
    static KeyPair keys(String name, String kind) {
        return KEYS.computeIfAbsent(name + "|" + kind, k -> {
            try {
                String[] part = kind.split("-", 2);
                KeyPairGenerator g = KeyPairGenerator.getInstance(part[0], Bc.PROVIDER);
                if (part.length > 1 && part[0].equals("EC"))
                    g.initialize(new java.security.spec.ECGenParameterSpec(part[1]));
                else if (part.length > 1)
                    g.initialize(Integer.parseInt(part[1]));
                return g.generateKeyPair();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** A certificate to be. */
    static final class Cert {
        private final String name;
        private final Party issuer;
        private String kind = "RSA-2048";
        private String algorithm;
        private Instant from = NOW.minus(400, ChronoUnit.DAYS);
        private Instant until = NOW.plus(400, ChronoUnit.DAYS);
        private Integer usage = KeyUsage.digitalSignature | KeyUsage.nonRepudiation;
        private boolean authority;
        private Integer length;
        private boolean stamps;
        private BigInteger serial = new BigInteger(60, new SecureRandom()).add(BigInteger.ONE);
        private KeyPair keys;
        private final List<Extension> more = new java.util.ArrayList<>();

        Cert(String name, Party issuer) {
            this.name = name;
            this.issuer = issuer;
        }

        Cert kind(String k) {
            kind = k;
            return this;
        }

        Cert algorithm(String a) {
            algorithm = a;
            return this;
        }

        Cert days(int first, int last) {
            from = NOW.plus(first, ChronoUnit.DAYS);
            until = NOW.plus(last, ChronoUnit.DAYS);
            return this;
        }

        Cert usage(Integer u) {
            usage = u;
            return this;
        }

        Cert authority(Integer most) {
            authority = true;
            length = most;
            usage = KeyUsage.keyCertSign | KeyUsage.cRLSign;
            return this;
        }

        Cert stamps() {
            stamps = true;
            return this;
        }

        Cert serial(BigInteger s) {
            serial = s;
            return this;
        }

        Cert keys(KeyPair k) {
            keys = k;
            return this;
        }

        Cert more(ASN1ObjectIdentifier type, org.bouncycastle.asn1.ASN1Encodable value) throws IOException {
            more.add(new Extension(type, false, value.toASN1Primitive().getEncoded()));
            return this;
        }

        Party make() throws Exception {
            KeyPair own = keys == null ? TestAuthority.keys(name, kind) : keys;
            X500Name subject = new X500Name("CN=" + name + ",O=Test,C=VN");
            X500Name by = issuer == null ? subject : X500Name.getInstance(issuer.certificate.getSubjectX500Principal().getEncoded());
            var b = new JcaX509v3CertificateBuilder(by, serial, Date.from(from), Date.from(until), subject, own.getPublic());
            if (authority)
                b.addExtension(Extension.basicConstraints, true,
                        length == null ? new BasicConstraints(true) : new BasicConstraints(length));
            if (usage != null)
                b.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            if (stamps)
                b.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            for (Extension e : more)
                b.addExtension(e);
            KeyPair with = issuer == null ? own : issuer.keys;
            String a = algorithm != null ? algorithm : with.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var holder = b.build(new JcaContentSignerBuilder(a).setProvider(Bc.PROVIDER).build(with.getPrivate()));
            return new Party(own, Certificates.of(holder.getEncoded()), issuer);
        }
    }

    /** A list of revoked certificates. @param since when; null for an empty list */
    static X509CRL crl(Party issuer, Party revoked, Instant since, int reason, int firstDay, int lastDay) throws Exception {
        var b = new JcaX509v2CRLBuilder(issuer.certificate.getSubjectX500Principal(), Date.from(NOW.plus(firstDay, ChronoUnit.DAYS)));
        b.setNextUpdate(Date.from(NOW.plus(lastDay, ChronoUnit.DAYS)));
        if (revoked != null)
            b.addCRLEntry(revoked.certificate.getSerialNumber(), Date.from(since), reason);
        var holder = b.build(new JcaContentSignerBuilder("SHA256withRSA").setProvider(Bc.PROVIDER).build(issuer.keys.getPrivate()));
        return Certificates.crl(holder.getEncoded());
    }

    static X509CRL crl(Party issuer, Party revoked, Instant since) throws Exception {
        return crl(issuer, revoked, since, CRLReason.keyCompromise, -1, 30);
    }

    /** A time-stamp service whose clock says what it is told. */
    static TimeStamper stamper(Party authority, Instant clock) {
        return (algorithm, imprint) -> token(authority, clock, imprint);
    }

    static byte[] token(Party authority, Instant clock, byte[] imprint) throws IOException {
        return token(authority, clock, imprint, "SHA256withRSA");
    }

    static byte[] token(Party authority, Instant clock, byte[] imprint, String signedBy) throws IOException {
        try {
            var signerInfo = new JcaSimpleSignerInfoGeneratorBuilder().setProvider(Bc.PROVIDER).build(signedBy,
                    authority.keys.getPrivate(), authority.certificate);
            var digest = new JcaDigestCalculatorProviderBuilder().setProvider(Bc.PROVIDER).build()
                    .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256));
            var g = new TimeStampTokenGenerator(signerInfo, digest, new ASN1ObjectIdentifier("1.2.3.4"));
            g.addCertificates(new JcaCertStore(List.of(authority.certificate)));
            var asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            return g.generate(asking.generate(TSPAlgorithms.SHA256, imprint), BigInteger.ONE, Date.from(clock)).getEncoded();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    static byte[] sha256(byte[] b) {
        return Bc.sha256(b);
    }

    /** Writes a PKCS#12 file, for one test. */
    static Path p12(Path file, String password, Party... parties) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (int i = 0; i < parties.length; i++) {
            Party p = parties[i];
            Certificate[] chain = p.key().chain().stream().map(TestAuthority::plain).toArray(Certificate[]::new);
            if (p.keys.getPrivate() != null)
                store.setKeyEntry("key" + (i + 1), plain(p.keys), password.toCharArray(), chain);
        }
        try (var out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
        return file;
    }

    private static java.security.PrivateKey plain(KeyPair keys) throws GeneralSecurityException {
        return java.security.KeyFactory.getInstance(keys.getPrivate().getAlgorithm())
                .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(keys.getPrivate().getEncoded()));
    }

    /** @return the certificate in the JDK's own class, as a file of certificates has it */
    private static Certificate plain(X509Certificate c) {
        try {
            return java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(c.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(Arrays.toString(e.getStackTrace()), e);
        }
    }
}
