package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.sign.KeySource;
import org.khoso.api.sign.SigningKey;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.compliance.Sentences;

class Pkcs12KeysTest {
    private static final String PASSWORD = "mật khẩu 1";
    @TempDir
    Path dir;
    private final Pkcs12Keys keys = new Pkcs12Keys();

    private SigningKey open(Path file, String password, String alias) throws Exception {
        return keys.open(file, password.toCharArray(), KeySource.Choice.named(alias), TestAuthority.NOW);
    }

    private void refused(String key, Path file, String password, String alias) throws Exception {
        var e = assertThrows(KhosoException.class, () -> open(file, password, alias));
        assertEquals("sign." + key, e.problem().key());
        Sentences.assertSayable(Pkcs12Keys.class, e.problem());
        Sentences.assertSayable(Pkcs12Keys.class, e.remedy());
        assertFalse(e.problem().args().toString().contains(password) && !password.isEmpty(), "the password is not said");
    }

    private Path p12(Cert... certs) throws Exception {
        Party[] parties = new Party[certs.length];
        for (int i = 0; i < certs.length; i++)
            parties[i] = certs[i].make();
        return TestAuthority.p12(dir.resolve("key.p12"), PASSWORD, parties);
    }

    @Test
    void opensKeysOfEachKind() throws Exception {
        for (String kind : new String[]{"RSA-2048", "EC-secp256r1", "EC-secp384r1", "Ed25519"}) {
            Party root = new Cert("p12 root", null).authority(null).make();
            Party p = new Cert("p12 " + kind, root).kind(kind).make();
            Path file = TestAuthority.p12(dir.resolve(kind + ".p12"), PASSWORD, p);
            assertEquals(p.certificate(), open(file, PASSWORD, null).certificate());
        }
    }

    @Test
    void wrongPassword() throws Exception {
        Path file = p12(new Cert("a", null));
        refused("key-password", file, "x", null);
        refused("key-password", file, "", null);
    }

    @Test
    void missingOrNoStore() throws Exception {
        refused("key-missing", dir.resolve("none.p12"), PASSWORD, null);
        refused("key-damaged", Files.writeString(dir.resolve("text.p12"), "no key at all"), PASSWORD, null);
        byte[] whole = Files.readAllBytes(p12(new Cert("a", null)));
        refused("key-damaged", Files.write(dir.resolve("cut.p12"), java.util.Arrays.copyOf(whole, whole.length / 2)), PASSWORD, null);
    }

    @Test
    void severalKeys() throws Exception {
        Path file = p12(new Cert("a", null), new Cert("b", null));
        refused("key-several", file, PASSWORD, null);
        refused("key-alias", file, PASSWORD, "c");
        assertEquals("b", Certificates.commonName(open(file, PASSWORD, "KEY2").certificate()));
    }

    @Test
    void onlyCertificates() throws Exception {
        refused("key-none", p12(), PASSWORD, null);
    }

    @Test
    void outOfDate() throws Exception {
        refused("key-expired", p12(new Cert("a", null).days(-20, -1)), PASSWORD, null);
        refused("key-early", p12(new Cert("a", null).days(2, 30)), PASSWORD, null);
    }

    @Test
    void notForSignatures() throws Exception {
        refused("key-usage", p12(new Cert("a", null).usage(KeyUsage.keyEncipherment)), PASSWORD, null);
        refused("key-usage", p12(new Cert("a", null).authority(0)), PASSWORD, null);
        open(p12(new Cert("a", null).usage(KeyUsage.nonRepudiation)), PASSWORD, null);
        open(p12(new Cert("a", null).usage(null)), PASSWORD, null);
    }

    @Test
    void weak() throws Exception {
        refused("key-weak", p12(new Cert("a", null).kind("RSA-1024")), PASSWORD, null);
    }
}
