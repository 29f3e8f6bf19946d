package org.khoso.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;

/** Signatures are told, and whatever was changed, added or taken out is found. */
class JarTest {
    private static final String DATA = "KHOSO-INF/standards/a.yaml";
    @TempDir
    Path folder;
    private Path plain;

    @BeforeEach
    void make() throws Exception {
        plain = Jars.bundle(folder, "com.example.a", "", Map.of(DATA, "id: a\n", "com/example/A.class", "\u00ca\u00fe"));
    }

    private static String refused(Path jar) {
        return assertThrows(KhosoException.class, () -> Jar.read(jar, "a.jar")).problem().key();
    }

    private Path signed() throws Exception {
        KeyStore keys = Jars.keys(folder, "CN=Example, O=Vendor, C=VN");
        return Jars.sign(plain, keys);
    }

    @Test
    void unsigned() throws Exception {
        Jar jar = Jar.read(plain, "a.jar");
        assertEquals("com.example.a", jar.info().name());
        assertEquals("1.0.0", jar.info().version());
        assertEquals(java.util.List.of(), jar.info().signers());
        assertTrue(jar.info().code());
        assertEquals(Files.size(plain), jar.info().size());
        assertFalse(Jar.read(Jars.bundle(folder, "d", "", Map.of(DATA, "x")), "d.jar").info().code());
    }

    @Test
    void signedBy() throws Exception {
        var signers = Jar.read(signed(), "a.jar").info().signers();
        assertEquals(1, signers.size());
        var s = signers.get(0);
        assertEquals("CN=Example,O=Vendor,C=VN", s.subject());
        assertTrue(s.selfSigned());
        assertTrue(s.valid(Instant.now()));
        assertFalse(s.valid(s.until().plusSeconds(1)));
        assertEquals(64, s.fingerprint().length());
    }

    @Test
    void changedContent() throws Exception {
        assertEquals("plugin.tampered", refused(Jars.changed(signed(), (n, c) -> n.equals(DATA) ? "id: b\n".getBytes() : c, Map.of())));
    }

    @Test
    void addedEntry() throws Exception {
        assertEquals("plugin.tampered", refused(Jars.changed(signed(), (n, c) -> c, Map.of("com/example/B.class", "x"))));
        assertEquals("plugin.tampered", refused(Jars.changed(signed(), (n, c) -> c, Map.of("META-INF/versions/21/com/example/A.class",
                "x"))));
    }

    @Test
    void entryTakenOut() throws Exception {
        assertEquals("plugin.tampered", refused(Jars.changed(signed(), (n, c) -> n.equals(DATA) ? null : c, Map.of())));
    }

    @Test
    void changedManifest() throws Exception {
        assertEquals("plugin.tampered", refused(Jars.changed(signed(),
                (n, c) -> n.equals("META-INF/MANIFEST.MF") ? new String(c).replace("com.example.a", "com.example.b").getBytes() : c,
                Map.of())));
    }

    @Test
    void signatureTakenOff() throws Exception {
        Jars.Change off = (n, c) -> n.matches("META-INF/.*\\.(SF|EC|RSA)") ? null : c;
        assertEquals(java.util.List.of(), Jar.read(Jars.changed(signed(), off, Map.of()), "a.jar").info().signers());
        // the digests that are left in the manifest still tell a change
        assertEquals("plugin.tampered", refused(Jars.changed(signed(),
                (n, c) -> n.equals(DATA) ? "id: b\n".getBytes() : off.of(n, c), Map.of())));
    }

    @Test
    void blockTakenOff() throws Exception {
        assertEquals("plugin.weak", refused(Jars.changed(signed(), (n, c) -> n.matches("META-INF/.*\\.(EC|RSA)") ? null : c, Map.of())));
    }

    @Test
    void noBundle() throws Exception {
        assertEquals("plugin.no-jar", refused(Files.writeString(folder.resolve("x.jar"), "no jar")));
        assertEquals("plugin.no-bundle", refused(Jars.changed(plain, (n, c) -> n.startsWith("META-INF") ? null : c, Map.of())));
        assertEquals("plugin.no-bundle", refused(Jars.changed(plain,
                (n, c) -> n.startsWith("META-INF") ? new String(c).replace("1.0.0", "one").getBytes() : c, Map.of())));
        assertEquals("plugin.bad-name", refused(Jars.bundle(folder, "com.example", "", Map.of()).toFile().isFile()
                ? Jars.changed(plain, (n, c) -> n.startsWith("META-INF") ? new String(c).replace("com.example.a", "../a").getBytes() : c,
                        Map.of())
                : null));
    }
}
