package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.fuzz.Fuzz;

/** Encrypted files that somebody broke: nothing but the true content ever comes out. */
class EncryptionFuzzTest {
    @Test
    void broken() throws Exception {
        byte[] content = "Phiếu khảo sát".repeat(20).getBytes(StandardCharsets.UTF_8);
        var encryption = new CmsEncryption();
        Party one = new Cert("Tỉnh", null).usage(KeyUsage.keyEncipherment).make();
        Party two = new Cert("Bộ", null).kind("EC-secp256r1").algorithm("SHA256withECDSA").usage(KeyUsage.keyAgreement).make();
        Fuzz.of("encrypted file", CmsEncryption.class).naming("a.khoso-bundle")
                .seed(encryption.encrypt(content, List.of(one.certificate())),
                        encryption.encrypt(content, List.of(two.certificate(), one.certificate())))
                .run((file, in) -> {
                    assertArrayEquals(content, encryption.decrypt("a.khoso-bundle", file, one.key()));
                    return List.of();
                });
    }
}
