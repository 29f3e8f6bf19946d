package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.KeySource;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;

class CmsEncryptionTest {
    private static final byte[] CONTENT = "Phiếu khảo sát xã Mỹ Khánh".repeat(40).getBytes(StandardCharsets.UTF_8);
    private final Encryption encryption = new CmsEncryption();
    @TempDir
    Path dir;

    private static Cert receives(String name) {
        return new Cert(name, null).usage(KeyUsage.keyEncipherment | KeyUsage.digitalSignature);
    }

    private static Party rsa() throws Exception {
        return receives("Tỉnh").make();
    }

    private static Party ec() throws Exception {
        return new Cert("Bộ", null).kind("EC-secp256r1").algorithm("SHA256withECDSA").usage(KeyUsage.keyAgreement).make();
    }

    private String refused(byte[] bytes, Party by) {
        KhosoException e = assertThrows(KhosoException.class, () -> encryption.decrypt("a.khoso-bundle", bytes, by.key()));
        assertEquals("a.khoso-bundle", e.problem().args().getFirst());
        return e.problem().key();
    }

    private String refused(X509Certificate... to) {
        return assertThrows(KhosoException.class, () -> encryption.encrypt(CONTENT, List.of(to))).problem().key();
    }

    @Test
    void eachRecipientAloneCanOpen() throws Exception {
        Party one = rsa();
        Party two = ec();
        byte[] file = encryption.encrypt(CONTENT, List.of(one.certificate(), two.certificate()));
        assertTrue(encryption.knows(Arrays.copyOf(file, 64)));
        assertFalse(encryption.knows("PK\3\4".getBytes(StandardCharsets.ISO_8859_1)));
        assertArrayEquals(CONTENT, encryption.decrypt("a", file, one.key()));
        assertArrayEquals(CONTENT, encryption.decrypt("a", file, two.key()));
        assertFalse(Arrays.equals(file, encryption.encrypt(CONTENT, List.of(one.certificate(), two.certificate()))));
        assertEquals("sign.encrypted-to-others", refused(file, receives("Người khác").make()));
    }

    /** Whatever byte is changed, nothing but the true content comes out; nor may any be missing or follow. */
    @Test
    void aChangedByteIsFound() throws Exception {
        Party one = rsa();
        byte[] file = encryption.encrypt(CONTENT, List.of(one.certificate()));
        Random random = new Random(5);
        int tried = 0;
        int taken = 0;
        for (int i = 0; i < file.length; i += 1 + random.nextInt(3), tried++) {
            byte[] other = file.clone();
            other[i] ^= (byte) (1 << random.nextInt(8));
            try {
                assertArrayEquals(CONTENT, encryption.decrypt("a", other, one.key()));
                taken++; // a number of version, or the name of a type that nobody asks for
            } catch (KhosoException e) {
                assertEquals("a", e.problem().args().getFirst());
            }
        }
        assertTrue(taken < 12 && tried > 500, taken + " of " + tried);
        for (int length : new int[]{0, 1, 20, file.length / 2, file.length - 1})
            assertEquals("sign.encrypted-damaged", refused(Arrays.copyOf(file, length), one));
        assertEquals("sign.encrypted-damaged", refused(Arrays.copyOf(file, file.length + 1), one));
    }

    @Test
    void onlyWhoMayReceiveIsEncryptedTo() throws Exception {
        assertEquals("sign.no-recipient", refused());
        assertEquals("sign.recipient-use", refused(new Cert("Chỉ ký", null).make().certificate()));
        assertEquals("sign.recipient-use", refused(new Cert("Chỉ ký EC", null).kind("EC-secp256r1").algorithm("SHA256withECDSA")
                .usage(KeyUsage.digitalSignature).make().certificate()));
        assertEquals("sign.recipient-expired", refused(receives("Hết hạn").days(-9, -1).make().certificate()));
        assertEquals("sign.recipient-weak", refused(receives("Yếu").kind("RSA-1024").make().certificate()));
        assertEquals("sign.too-large-to-encrypt", assertThrows(KhosoException.class,
                () -> encryption.encrypt(new byte[Encryption.LARGEST + 1], List.of(rsa().certificate()))).problem().key());
    }

    /** Encryption that does not notice a change is not taken. */
    @Test
    void otherFormsAreRefused() throws Exception {
        Party one = rsa();
        var generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(one.certificate()).setProvider(Bc.PROVIDER));
        byte[] cbc = generator.generate(new CMSProcessableByteArray(CONTENT),
                new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).setProvider(Bc.PROVIDER).build()).getEncoded();
        assertEquals("sign.encrypted-otherwise", refused(cbc, one));
        assertEquals("sign.encrypted-damaged", refused(new byte[]{0x30, 0x03, 2, 1, 1}, one));
        var large = new ByteArrayOutputStream();
        large.write(new byte[]{0x30, (byte) 0x84, 0x02, 0x20, 0, 0});
        large.write(new byte[0x2200000]);
        assertEquals("sign.encrypted-too-large", refused(large.toByteArray(), one));
    }

    /** What came in time can be opened later: period and use are not asked. */
    @Test
    void anOldKeyOpens() throws Exception {
        Party old = new Cert("Cũ", null).days(-9, -1).usage(KeyUsage.keyEncipherment).keys(rsa().keys()).make();
        Path file = TestAuthority.p12(dir.resolve("k.p12"), "x", old);
        KeySource keys = new Pkcs12Keys();
        assertThrows(KhosoException.class, () -> keys.open(file, "x".toCharArray(), KeySource.Choice.named(null), TestAuthority.NOW));
        assertArrayEquals(old.certificate().getEncoded(), keys.unlock(file, "x".toCharArray(), null).certificate().getEncoded());
    }

    @Test
    void certificatesOfAFile() throws Exception {
        var trust = new TrustFiles();
        byte[] der = rsa().certificate().getEncoded();
        assertArrayEquals(der, trust.certificates(der, "a.cer").getFirst().getEncoded());
        for (byte[] wrong : new byte[][]{{}, {1, 2}, Arrays.copyOf(der, der.length - 1)})
            assertEquals("a.cer", assertThrows(KhosoException.class, () -> trust.certificates(wrong, "a.cer")).problem().args().getFirst());
        Files.write(dir.resolve("x"), der);
    }
}
