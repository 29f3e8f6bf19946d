package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.sign.KeySource;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.sign.internal.TestAuthority.Cert;
import org.khoso.sign.internal.TestAuthority.Party;
import org.khoso.testkit.compliance.Sentences;

/** A key in a token, by SoftHSM where the machine has it (Debian: softhsm2); else the tests say that they were skipped. */
class Pkcs11KeysTest {
    private static final List<String> PLACES = List.of("/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so");
    private static final String PIN = "123456";
    @TempDir
    Path folder;

    /** Runs in a process of its own: SoftHSM reads where its tokens are from the environment, once. */
    @Test
    void signsWithoutTheKeyLeavingTheToken() throws Exception {
        Path module = PLACES.stream().map(Path::of).filter(Files::exists).findFirst().orElse(null);
        Assumptions.assumeTrue(module != null, "SoftHSM is not installed (apt-get install softhsm2)");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Path conf = Files.writeString(folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        String made = run(conf, "softhsm2-util", "--init-token", "--free", "--label", "khoso", "--so-pin", "1234", "--pin", PIN);
        Matcher slot = Pattern.compile("slot (\\d+)").matcher(made);
        assertTrue(slot.find(), made);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String said = run(conf, java.toString(), "-cp", path(), Inside.class.getName(), module.toString(), slot.group(1));
        assertTrue(said.contains("all done"), said);
    }

    /** Class path of this test, whoever runs it. */
    private static String path() {
        return java.util.stream.Stream
                .of(Pkcs11KeysTest.class, Pkcs11Keys.class, KeySource.class, Sentences.class, org.junit.jupiter.api.Assertions.class,
                        org.opentest4j.AssertionFailedError.class, org.junit.platform.commons.JUnitException.class,
                        org.bouncycastle.jce.provider.BouncyCastleProvider.class, org.bouncycastle.cms.CMSSignedData.class,
                        org.bouncycastle.asn1.cms.ContentInfo.class)
                .map(c -> Path.of(java.net.URI.create(c.getProtectionDomain().getCodeSource().getLocation().toString())).toString())
                .distinct()
                .collect(java.util.stream.Collectors.joining(File.pathSeparator));
    }

    private static String run(Path conf, String... command) throws Exception {
        var b = new ProcessBuilder(command).redirectErrorStream(true);
        b.environment().put("SOFTHSM2_CONF", conf.toString());
        File out = File.createTempFile("khoso", ".out");
        Process p = b.redirectOutput(out).start();
        assertTrue(p.waitFor(120, TimeUnit.SECONDS), "no end");
        String said = Files.readString(out.toPath(), StandardCharsets.UTF_8);
        assertTrue(out.delete());
        assertEquals(0, p.exitValue(), said);
        return said;
    }

    /** What happens in the other process. */
    static final class Inside {
        public static void main(String[] args) throws Exception {
            Path module = Path.of(args[0]);
            long slot = Long.parseLong(args[1]);
            Party root = new Cert("Token root", null).authority(null).make();
            Party person = new Cert("Token person", root).make();
            put(module, slot, person, "one");
            var source = new Pkcs11Keys();
            SigningKey key = source.open(module, PIN.toCharArray(), new KeySource.Choice(slot, null), TestAuthority.NOW);
            assertEquals(person.certificate().getSerialNumber(), key.certificate().getSerialNumber());
            assertNull(key.privateKey().getEncoded(), "the key stays in the token");
            byte[] content = "Biên bản".getBytes(StandardCharsets.UTF_8);
            byte[] signature = new CmsSigner().sign(key, () -> new ByteArrayInputStream(content),
                    new Signer.Options(false, TestAuthority.NOW, null),
                    Progress.NONE);
            var trust = new Trust(List.of(root.certificate()), List.of(), List.of(), false, TestAuthority.NOW.plusSeconds(60));
            assertTrue(new CmsVerifier()
                    .verify(new Signed("x", () -> new ByteArrayInputStream(signature), () -> new ByteArrayInputStream(content)),
                            trust, Progress.NONE)
                    .getFirst().passed());
            source.open(module, PIN.toCharArray(), new KeySource.Choice(-1, "one"), TestAuthority.NOW);
            refused("sign.token-pin",
                    () -> source.open(module, "000000".toCharArray(), new KeySource.Choice(slot, null), TestAuthority.NOW));
            refused("sign.key-alias", () -> source.open(module, PIN.toCharArray(), new KeySource.Choice(slot, "two"), TestAuthority.NOW));
            refused("sign.module-damaged",
                    () -> source.open(module, PIN.toCharArray(), new KeySource.Choice(4711, null), TestAuthority.NOW));
            System.out.println("all done");
        }

        private static void put(Path module, long slot, Party person, String alias) throws Exception {
            var provider = java.security.Security.getProvider("SunPKCS11").configure("--name=put\nlibrary=" + module + "\nslot=" + slot
                    + "\nattributes(*,CKO_PRIVATE_KEY,*) = { CKA_SIGN = true }\n");
            var store = java.security.KeyStore.getInstance("PKCS11", provider);
            store.load(null, PIN.toCharArray());
            var plain = java.security.KeyFactory.getInstance("RSA")
                    .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(person.keys().getPrivate().getEncoded()));
            store.setKeyEntry(alias, plain, null, person.key().chain().toArray(java.security.cert.Certificate[]::new));
            provider.clear();
        }
    }

    private static void refused(String key, org.junit.jupiter.api.function.Executable what) throws java.io.IOException {
        var e = assertThrows(KhosoException.class, what);
        assertEquals(key, e.problem().key(), () -> e.problem() + " " + e.getCause());
        Sentences.assertSayable(Pkcs11Keys.class, e.problem());
        Sentences.assertSayable(Pkcs11Keys.class, e.remedy());
    }

    @Test
    void modulesThatAreNone() throws Exception {
        var source = new Pkcs11Keys();
        refused("sign.module-missing",
                () -> source.open(folder.resolve("none.so"), new char[0], KeySource.Choice.named(null), TestAuthority.NOW));
        Path text = Files.writeString(folder.resolve("text.so"), "no library");
        refused("sign.module-damaged", () -> source.open(text, new char[0], KeySource.Choice.named(null), TestAuthority.NOW));
    }
}
