package org.khoso.core.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.core.bundle.Manifest.Part;
import org.khoso.core.bundle.Manifest.Returned;

class BundleReaderTest {
    private static final byte[] ANSWERS = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] LETTER = "x".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private static final Series SERIES = new Series("s", "31120", "31120", Purpose.RESPONSE);
    private static final Manifest SOUND = new Manifest(SERIES, "1", 3, Instant.parse("2025-05-22T01:02:03Z"), "Nguyễn Văn A",
            "ab".repeat(32), null,
            List.of(part("response.json", ANSWERS), part("attachments/Báo cáo.pdf", LETTER)));

    private static Part part(String name, byte[] bytes) {
        return new Part(name, bytes.length, Refusals.sha256(bytes));
    }

    private static String problem(String json) {
        KhosoException e = assertThrows(KhosoException.class,
                () -> ManifestJson.read(json.getBytes(StandardCharsets.UTF_8), "a.khoso-bundle"));
        assertEquals("a.khoso-bundle", e.problem().args().getFirst());
        return e.problem().key().substring("core.bundle.".length())
                + (e.problem().args().size() == 2 ? " " + e.problem().args().get(1) : "");
    }

    private static String sound() {
        return new String(ManifestJson.write(SOUND), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        assertEquals(SOUND, ManifestJson.read(ManifestJson.write(SOUND), "a"));
        var back = new Manifest(new Series("s", "92", "31120", Purpose.RETURN), "1", 1, Instant.EPOCH.plusSeconds(9), "B", "",
                new Returned(3, "cd".repeat(32), "Thiếu\nmục 1.a"), List.of());
        assertEquals(back, ManifestJson.read(ManifestJson.write(back), "a"));
        assertEquals(SOUND, ManifestJson
                .read(sound().replace("\"version\":1", "\"version\":1,\"later\":{\"x\":[1]}").getBytes(StandardCharsets.UTF_8), "a"));
    }

    @Test
    void theFieldIsNamed() {
        assertEquals("manifest JSON, 1:2", problem("{"));
        assertEquals("manifest JSON", problem("null"));
        assertEquals("other-document khoso-survey-response", problem(sound().replace("survey-bundle", "survey-response")));
        assertTrue(problem(sound().replace("\"version\":1", "\"version\":2")).startsWith("foreign"));
        assertEquals("manifest kind", problem(sound().replace("\"response\"", "\"nonsense\"")));
        assertEquals("manifest returned", problem(sound().replace("\"response\"", "\"return\"")));
        assertEquals("manifest sender", problem(sound().replace("\"sender\":\"31120\"", "\"sender\":\"92\"")));
        for (String n : List.of("0", "-1", "1000000001", "null"))
            assertEquals("manifest number", problem(sound().replace("\"number\":3", "\"number\":" + n)));
        for (String n : List.of("\"3\"", "3.5", "99999999999999999999"))
            assertTrue(problem(sound().replace("\"number\":3", "\"number\":" + n)).startsWith("manifest JSON"));
        assertEquals("manifest made", problem(sound().replace("2025-05-22T01:02:03Z", "hôm qua")));
        assertEquals("manifest previous", problem(sound().replace("abab", "xyxy")));
        assertEquals("manifest survey", problem(sound().replace("\"survey\":\"s\"", "\"survey\":\"" + "s".repeat(201) + "\"")));
        assertEquals("manifest parts", problem(sound().replace("response.json", "attachments/response.json")));
        assertEquals("manifest parts.size", problem(sound().replace("\"size\":7", "\"size\":67108865")));
        assertEquals("manifest parts.sha256", problem(sound().replace("\"sha256\":\"" + Refusals.sha256(ANSWERS), "\"sha256\":\"")));
        assertTrue(problem(sound().replace("\"number\":3", "\"number\":3,\"number\":4")).startsWith("manifest JSON"));
        assertTrue(problem(sound() + "{}").startsWith("manifest JSON"));
        assertTrue(problem("[".repeat(5000)).startsWith("manifest"));
        assertTrue(problem(" ".repeat(ManifestJson.LARGEST + 1)).startsWith("manifest >"));
    }

    @Test
    void namesThatEverySystemHolds() {
        for (String good : List.of("response.json", "attachments/Báo cáo số 1.pdf", "attachments/a"))
            assertTrue(PartNames.good(good), good);
        for (String bad : List.of("", "x", "attachments/", "attachments/../x", "attachments/a/b", "attachments/a\\b", "attachments/.x",
                "attachments/x.", "attachments/CON.txt",
                "attachments/com1", "attachments/a:b", "attachments/a\u0000", "attachments/a\u202eb", "attachments/" + "a".repeat(121),
                "/etc/x", "response.json/"))
            assertFalse(PartNames.good(bad), bad);
    }

    private static byte[] zip(Object... namesAndBytes) throws Exception {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndBytes.length; i += 2) {
                to.putNextEntry(new ZipEntry((String) namesAndBytes[i]));
                to.write((byte[]) namesAndBytes[i + 1]);
            }
        }
        return out.toByteArray();
    }

    private static String refused(byte[] zip) {
        KhosoException e = assertThrows(KhosoException.class, () -> {
            var z = new BundleZip(zip, "a.khoso-bundle");
            z.manifest();
            z.parts(SOUND, (part, bytes) -> {
            });
        });
        assertEquals("a.khoso-bundle", e.problem().args().getFirst());
        return e.problem().key().substring("core.bundle.".length());
    }

    @Test
    void onlyWhatTheManifestNames() throws Exception {
        byte[] signed = {1, 2, 3};
        String a = "response.json";
        String b = "attachments/Báo cáo.pdf";
        byte[] sound = zip("manifest.p7m", signed, a, ANSWERS, b, LETTER);
        List<String> seen = new ArrayList<>();
        var z = new BundleZip(sound, "a");
        assertArrayEquals(signed, z.manifest());
        z.parts(SOUND, (part, bytes) -> seen.add(part.name()));
        assertEquals(List.of(a, b), seen);
        assertArrayEquals(new BundleZip(BundleZip.write(signed, SOUND.parts(), List.of(ANSWERS, LETTER)), "a").manifest(), signed);
        assertEquals("no-manifest", refused(zip(a, ANSWERS, "manifest.p7m", signed)));
        assertEquals("no-manifest", refused(new byte[0]));
        assertEquals("no-manifest", refused("no zip at all".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("part-missing", refused(zip("manifest.p7m", signed, a, ANSWERS)));
        assertEquals("part-other", refused(zip("manifest.p7m", signed, b, LETTER, a, ANSWERS)));
        assertEquals("part-changed", refused(zip("manifest.p7m", signed, a, "{\"a\":2}".getBytes(StandardCharsets.US_ASCII), b, LETTER)));
        assertEquals("part-changed", refused(zip("manifest.p7m", signed, a, new byte[0], b, LETTER)));
        assertEquals("part-extra", refused(zip("manifest.p7m", signed, a, ANSWERS, b, LETTER, "../x", LETTER)));
        assertEquals("part-large", refused(zip("manifest.p7m", signed, a, new byte[200 << 20], b, LETTER)));
        assertEquals("part-large", refused(zip("manifest.p7m", new byte[200 << 20])));
        for (int n = 1; n < sound.length; n += 7) {
            byte[] cut = java.util.Arrays.copyOf(sound, n);
            if (n < 150)
                assertThrows(KhosoException.class, () -> new BundleZip(cut, "a").parts(SOUND, (p, bytes) -> {
                }));
        }
    }

    /** A folder for attachments that the file names is none. */
    @Test
    void attachmentsStayInTheirFolder() {
        assertEquals("attachments/c.txt", PartNames.attachment(Path.of("/a/b/c.txt")));
        assertEquals("", PartNames.file("response.json"));
    }
}
