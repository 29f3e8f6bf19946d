package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.packaging.eark.internal.TinyTar;

/** TAR by anyone: what is in it, and what is refused. */
class TarSourceTest {
    @TempDir
    Path dir;
    private final Map<String, String> found = new TreeMap<>();

    private Map<String, String> read(byte[] tar) throws IOException {
        return read(tar, Limits.DEFAULT);
    }

    private Map<String, String> read(byte[] tar, Limits limits) throws IOException {
        found.clear();
        Path p = Files.write(dir.resolve("a.tar"), tar);
        try (Source s = new TarSource(p, limits)) {
            s.list(new Source.Listener() {
                @Override
                public void entry(Entry e) {
                    try (var in = s.open(e)) {
                        found.put(e.path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                    } catch (IOException x) {
                        throw new AssertionError(x);
                    }
                }

                @Override
                public void folder(String path) {
                    found.put(path + "/", "");
                }

                @Override
                public void trouble(String rule, String path, Object... args) {
                    found.put(path, rule);
                }
            });
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void filesFoldersAndLongNames() throws IOException {
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        String longName = "p/" + "n".repeat(150);
        TinyTar.entry(t, "p/", new byte[0], '5', 0);
        TinyTar.file(t, "./p/a.txt", bytes("one"));
        TinyTar.entry(t, "././@LongLink", bytes(longName + "\0"), 'L', longName.length() + 1);
        TinyTar.file(t, "short", bytes("two"));
        String record = "path=p/văn bản\n";
        String said = (bytes(record).length + 3) + " " + record;
        TinyTar.entry(t, "pax", bytes(said), 'x', bytes(said).length);
        TinyTar.file(t, "other", bytes("three"));
        assertEquals(Map.of("p/", "", "p/a.txt", "one", longName, "two", "p/văn bản", "three"), read(TinyTar.end(t)));
    }

    @Test
    void linksAndPathsThatLeave() throws IOException {
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        TinyTar.entry(t, "link", new byte[0], '2', 0);
        TinyTar.entry(t, "device", new byte[0], '3', 0);
        TinyTar.file(t, "../evil", bytes("x"));
        TinyTar.file(t, "/etc/passwd", bytes("x"));
        assertEquals(
                Map.of("link", "package/link", "device", "package/link", "../evil", "package/unsafe-path", "/etc/passwd",
                        "package/unsafe-path"),
                read(TinyTar.end(t)));
    }

    @Test
    void sizesThatLie() throws IOException {
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        TinyTar.entry(t, "big", bytes("x"), '0', 8_000_000_000L);
        assertEquals(Map.of("", "package/zip-damaged"), read(TinyTar.end(t)));
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        TinyTar.entry(names, "L", new byte[1 << 16], 'L', 1 << 16);
        assertEquals(Map.of("", "package/zip-damaged"), read(TinyTar.end(names)));
    }

    @Test
    void cutOffAndTooMany() throws IOException {
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        TinyTar.file(t, "a", bytes("x"));
        TinyTar.file(t, "b", bytes("x"));
        byte[] all = TinyTar.end(t);
        assertEquals("package/zip-damaged", read(Arrays.copyOf(all, 1500)).get(""));
        assertEquals("package/too-many-entries", read(all, Limits.DEFAULT.entries(1)).get(""));
    }

    @Test
    void headsAreToldBySumAndMark() throws IOException {
        ByteArrayOutputStream t = new ByteArrayOutputStream();
        TinyTar.file(t, "a", bytes("x"));
        byte[] head = Arrays.copyOf(t.toByteArray(), TarHead.SIZE);
        assertTrue(TarHead.isHead(head));
        head[0] ^= 1;
        assertFalse(TarHead.isHead(head));
        assertFalse(TarHead.isHead(new byte[0]));
    }
}
