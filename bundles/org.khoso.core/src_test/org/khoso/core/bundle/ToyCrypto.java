package org.khoso.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.TrustReader;
import org.khoso.api.sign.Verdict;

/** Signs and encrypts nothing, but knows whose it would be: what is done with verdicts is tested with it, not cryptography. */
final class ToyCrypto implements Signer, SignatureVerifier, Encryption, TrustReader {
    /** What the next signatures claim, and what a time-stamp proves; null for none. */
    Instant claimed = Instant.now();
    Instant stamped;
    /** What a list of revoked certificates says of the next verdicts; null for nothing. */
    SubIndication doubt;

    /** A certificate that is its name. */
    static final class Cert extends X509Certificate {
        private final String name;

        Cert(String name) {
            this.name = name;
        }

        @Override
        public byte[] getEncoded() {
            return name.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public X500Principal getSubjectX500Principal() {
            return new X500Principal("CN=" + name);
        }

        @Override
        public void checkValidity() {
        }

        @Override
        public void checkValidity(Date date) {
        }

        @Override
        public int getVersion() {
            return 3;
        }

        @Override
        public BigInteger getSerialNumber() {
            return BigInteger.ONE;
        }

        @Override
        public Principal getIssuerDN() {
            return getSubjectX500Principal();
        }

        @Override
        public Principal getSubjectDN() {
            return getSubjectX500Principal();
        }

        @Override
        public Date getNotBefore() {
            return new Date(0);
        }

        @Override
        public Date getNotAfter() {
            return new Date(Long.MAX_VALUE);
        }

        @Override
        public byte[] getTBSCertificate() {
            return getEncoded();
        }

        @Override
        public byte[] getSignature() {
            return getEncoded();
        }

        @Override
        public String getSigAlgName() {
            return "TOY";
        }

        @Override
        public String getSigAlgOID() {
            return "1.2.3";
        }

        @Override
        public byte[] getSigAlgParams() {
            return null;
        }

        @Override
        public boolean[] getIssuerUniqueID() {
            return null;
        }

        @Override
        public boolean[] getSubjectUniqueID() {
            return null;
        }

        @Override
        public boolean[] getKeyUsage() {
            return null;
        }

        @Override
        public int getBasicConstraints() {
            return -1;
        }

        @Override
        public void verify(PublicKey key) {
        }

        @Override
        public void verify(PublicKey key, String provider) {
        }

        @Override
        public String toString() {
            return name;
        }

        @Override
        public PublicKey getPublicKey() {
            return null;
        }

        @Override
        public boolean hasUnsupportedCriticalExtension() {
            return false;
        }

        @Override
        public Set<String> getCriticalExtensionOIDs() {
            return Set.of();
        }

        @Override
        public Set<String> getNonCriticalExtensionOIDs() {
            return Set.of();
        }

        @Override
        public byte[] getExtensionValue(String oid) {
            return null;
        }
    }

    static SigningKey key(String name) {
        return new SigningKey(null, List.of(new Cert(name)), null);
    }

    @Override
    public byte[] sign(SigningKey key, org.khoso.api.sign.Bytes content, Options options, Progress progress) throws IOException {
        try (InputStream in = content.open()) {
            String body = key.certificate() + "|" + (claimed == null ? "" : claimed) + "|" + (stamped == null ? "" : stamped) + "|"
                    + Base64.getEncoder().encodeToString(in.readAllBytes());
            return (body + "|" + Refusals.sha256(body)).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public List<Verdict> verify(Signed signed, Trust trust, Progress progress) throws IOException {
        String text;
        try (InputStream in = signed.signature().open()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String[] part = text.split("\\|", -1);
        if (part.length != 5 || !Refusals.sha256(text.substring(0, Math.max(0, text.lastIndexOf('|')))).equals(part[4]))
            return List.of(verdict(signed, Indication.TOTAL_FAILED, SubIndication.SIG_CRYPTO_FAILURE, null, null));
        var c = new Cert(part[0]);
        var by = new SignedBy(part[0], c.getSubjectX500Principal().getName(), "", "1", Instant.MIN, Instant.MAX,
                Refusals.sha256(c.getEncoded()), part[1].isEmpty() ? null : Instant.parse(part[1]),
                part[2].isEmpty() ? null : Instant.parse(part[2]), "TOY");
        byte[] content = Base64.getDecoder().decode(part[3]);
        boolean trusted = trust.anchors().stream().anyMatch(a -> a.toString().equals(part[0]));
        if (trusted)
            return List.of(verdict(signed, Indication.TOTAL_PASSED, null, by, content));
        return List.of(
                verdict(signed, Indication.INDETERMINATE, doubt == null ? SubIndication.NO_CERTIFICATE_CHAIN_FOUND : doubt, by, content));
    }

    private static Verdict verdict(Signed s, Indication i, SubIndication sub, SignedBy by, byte[] content) {
        return new Verdict(i, sub, by, content, sub == null
                ? List.of()
                : List.of(new Finding("signature/toy", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.FILE, null, s.name()), "",
                        Message.of("core.bundle.unsigned"), null)));
    }

    @Override
    public boolean knows(byte[] head) {
        return head.length > 0 && head[0] == 'T';
    }

    @Override
    public byte[] encrypt(byte[] content, List<X509Certificate> recipients) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(("T" + recipients + "\n").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        return out.toByteArray();
    }

    @Override
    public byte[] decrypt(String name, byte[] encrypted, SigningKey key) throws IOException {
        int end = 0;
        while (end < encrypted.length && encrypted[end] != '\n')
            end++;
        if (!new String(encrypted, 0, end, StandardCharsets.UTF_8).contains(key.certificate().toString()))
            throw new KhosoException(Message.of("core.bundle.damaged", name), null, null);
        return Arrays.copyOfRange(encrypted, Math.min(encrypted.length, end + 1), encrypted.length);
    }

    @Override
    public Trust read(java.nio.file.Path folder, boolean revocation, Instant at) {
        return Trust.none(at);
    }

    @Override
    public List<X509Certificate> certificates(byte[] bytes, String name) {
        return List.of(new Cert(new String(bytes, StandardCharsets.UTF_8)));
    }
}
