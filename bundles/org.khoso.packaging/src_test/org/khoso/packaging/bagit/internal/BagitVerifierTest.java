package org.khoso.packaging.bagit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageVerifier.Integrity;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.packaging.eark.internal.Said;
import org.khoso.packaging.eark.internal.TinyTar;

/** Bags of all versions: sound, incomplete, changed, hostile. */
class BagitVerifierTest {
    @TempDir
    Path dir;

    private Verdict verify(Path p) throws IOException {
        Verdict v = new BagitVerifier().verify(p, null, Progress.NONE);
        for (Finding f : v.findings())
            for (String lang : List.of("vi", "en"))
                assertTrue(Said.in(lang).containsKey(f.message().key()) && Said.in(lang).containsKey(f.remedy().key()), f.rule());
        return v;
    }

    private Verdict verify(BagSample b) throws IOException {
        return verify(b.folder(dir));
    }

    private static Set<String> rules(Verdict v) {
        return v.findings().stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    private void broken(BagSample b, Integrity integrity, String... expected) throws IOException {
        Verdict v = verify(b);
        assertEquals(new TreeSet<>(List.of(expected)), rules(v));
        assertEquals(integrity, v.integrity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.93", "0.94", "0.95", "0.96", "0.97", "1.0"})
    void soundInAllVersions(String version) throws IOException {
        Verdict v = verify(BagSample.of(version, "sha512").tags());
        assertEquals(List.of(), v.findings());
        assertEquals(Integrity.VALID, v.integrity());
        assertEquals("BagIt " + version, v.standard());
        assertEquals("E-1", v.objectId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha224", "sha256", "sha384", "sha512", "sha3256"})
    void soundByAllAlgorithms(String algorithm) throws IOException {
        assertEquals(List.of(), verify(BagSample.of("1.0", algorithm).tags()).findings());
    }

    @Test
    void weakSumsAreToldOf() throws IOException {
        broken(BagSample.of("1.0", "md5").tags(), Integrity.VALID, "bag/weak");
        broken(BagSample.of("0.97", "sha1").tags(), Integrity.VALID);
    }

    @Test
    void asZipAndTar() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256").tags();
        Files.write(dir.resolve("b.zip"), b.zip("b"));
        assertEquals(Integrity.VALID, verify(dir.resolve("b.zip")).integrity());
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (var f : b.files.entrySet())
            TinyTar.file(tar, "b/" + f.getKey(), f.getValue());
        Files.write(dir.resolve("b.tar"), TinyTar.end(tar));
        assertEquals(Integrity.VALID, verify(dir.resolve("b.tar")).integrity());
    }

    @Test
    void declarations() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256");
        broken(b.copy().without("bagit.txt"), Integrity.INCOMPLETE, "bag/no-declaration");
        broken(b.copy().put("bagit.txt", "\uFEFFBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"), Integrity.INCOMPLETE,
                "bag/byte-order-mark");
        broken(b.copy().put("bagit.txt", "BagIt-Version: 1.0\n"), Integrity.INCOMPLETE, "bag/declaration");
        broken(b.copy().put("bagit.txt", "bagit-version:1.0\nTag-File-Character-Encoding:UTF-8\n"), Integrity.INCOMPLETE,
                "bag/declaration");
        broken(b.copy().put("bagit.txt", "BagIt-Version: 7.3\nTag-File-Character-Encoding: UTF-8\n"), Integrity.COMPLETE, "bag/version");
        broken(b.copy().put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-99\n"), Integrity.COMPLETE, "bag/charset");
        broken(b.copy().put("bagit.txt", "BagIt-Version: 1.0\r\nTag-File-Character-Encoding: UTF-8\r\n"), Integrity.VALID);
    }

    @Test
    void encodingsOfTagFiles() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256", StandardCharsets.UTF_16BE, "data/văn bản.txt");
        assertEquals(Integrity.VALID, verify(b).integrity());
        BagSample latin = BagSample.of("1.0", "sha256", StandardCharsets.ISO_8859_1, "data/caf\u00E9.txt");
        assertEquals(Integrity.VALID, verify(latin).integrity());
        latin.put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        assertTrue(rules(verify(latin)).contains("bag/letters"));
    }

    @Test
    void missingUnlistedAndChanged() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256").tags();
        broken(b.copy().without("data/a.txt"), Integrity.INCOMPLETE, "bag/missing-file", "bag/oxum");
        broken(b.copy().put("data/more.txt", "x"), Integrity.INCOMPLETE, "bag/unlisted", "bag/oxum");
        broken(b.copy().put("data/a.txt", "B"), Integrity.COMPLETE, "bag/changed");
        broken(b.copy().put("bag-info.txt", b.text("bag-info.txt") + "Note: x\n"), Integrity.COMPLETE, "bag/tag-changed");
        broken(b.copy().without("bag-info.txt"), Integrity.INCOMPLETE, "bag/tag-missing");
        broken(b.copy().put("other.txt", "x"), Integrity.VALID, "bag/tag-unlisted");
    }

    @Test
    void manifests() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256");
        broken(b.copy().without("manifest-sha256.txt"), Integrity.INCOMPLETE, "bag/no-manifest");
        String m = b.text("manifest-sha256.txt");
        broken(b.copy().put("manifest-sha256.txt", m + m.lines().findFirst().orElseThrow() + "\n"), Integrity.INCOMPLETE,
                "bag/listed-twice");
        broken(b.copy().put("manifest-sha256.txt", m + "nothing\n"), Integrity.INCOMPLETE, "bag/line");
        broken(b.copy().put("manifest-sha256.txt", m + "00 bagit.txt\n"), Integrity.INCOMPLETE, "bag/path");
        broken(b.copy().put("manifest-sha256.txt", m.replaceFirst("^[0-9a-f]+", "zz")), Integrity.COMPLETE, "bag/digest");
        broken(b.copy().put("manifest-sha256.txt", m.replace("data/a", "./data/a")), Integrity.VALID, "bag/path-form");
        broken(b.copy().put("manifest-sha256.txt", m.replace("  data/a", " *data/a")), Integrity.VALID, "bag/path-form");
        broken(b.copy().put("manifest-sha256.txt", m.replace("a", "A").replace("dAtA", "data").replace("/A", "/a")), Integrity.VALID);
        broken(b.copy().put("manifest-blake3.txt", m), Integrity.COMPLETE, "bag/algorithm");
        broken(b.copy().put("manifest-sha512.txt", ""), Integrity.INCOMPLETE, "bag/unlisted");
        broken(b.copy().put("manifest-sha256.txt", "x".repeat(100_000)), Integrity.INCOMPLETE, "bag/line-long", "bag/unlisted");
    }

    @Test
    void draftsAllowManifestsThatShareTheFiles() throws IOException {
        BagSample b = BagSample.of("0.97", "sha256");
        List<String> lines = b.text("manifest-sha256.txt").lines().toList();
        b.put("manifest-sha256.txt", lines.get(0) + "\n");
        assertEquals(Set.of("bag/unlisted"), rules(verify(b)));
        b.manifest("md5", List.of(lines.get(1).split("  ")[1], lines.get(2).split("  ")[1]));
        assertEquals(Integrity.VALID, verify(b).integrity());
    }

    @Test
    void aLineThatStandsTwice() throws IOException {
        for (String version : List.of("0.97", "1.0")) {
            BagSample b = BagSample.of(version, "sha256");
            String m = b.text("manifest-sha256.txt");
            String line = m.lines().findFirst().orElseThrow();
            boolean draft = version.equals("0.97");
            broken(b.copy().put("manifest-sha256.txt", m + line + "\n"), draft ? Integrity.VALID : Integrity.INCOMPLETE,
                    draft ? "bag/listed-again" : "bag/listed-twice");
            broken(b.copy().put("manifest-sha256.txt", m + "00" + line.substring(2) + "\n"), Integrity.INCOMPLETE, "bag/listed-twice");
        }
    }

    @Test
    void tagManifests() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256").tags();
        String t = b.text("tagmanifest-sha256.txt");
        broken(b.copy().put("tagmanifest-sha256.txt", t.replaceAll("(?m)^.*manifest-sha256.txt\n", "")), Integrity.INCOMPLETE,
                "bag/tag-manifest");
        broken(b.copy().put("tagmanifest-sha256.txt", t + "00 data/a.txt\n"), Integrity.INCOMPLETE, "bag/tag-path");
        broken(b.copy().put("tagmanifest-sha256.txt", t + "00 tagmanifest-sha256.txt\n"), Integrity.INCOMPLETE, "bag/tag-path");
    }

    @Test
    void whatIsToBeFetchedIsNotFetched() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256").without("data/a.txt").put("fetch.txt", "http://127.0.0.1:1/a 1 data/a.txt\n");
        broken(b.copy(), Integrity.INCOMPLETE, "bag/not-fetched");
        broken(b.copy().put("fetch.txt", "http://127.0.0.1:1/a - data/new.txt\nhttp://127.0.0.1:1/a 1 data/a.txt\n"), Integrity.INCOMPLETE,
                "bag/not-fetched",
                "bag/fetch-unlisted");
        broken(b.copy().put("fetch.txt", "nonsense\n"), Integrity.INCOMPLETE, "bag/missing-file", "bag/fetch-line");
        broken(b.copy().put("fetch.txt", "http://127.0.0.1:1/a 1 data/../../evil\n"), Integrity.INCOMPLETE, "bag/missing-file",
                "bag/hostile-path");
        broken(b.copy().put("fetch.txt", "http://127.0.0.1:1/a 1 bagit.txt\n"), Integrity.INCOMPLETE, "bag/missing-file", "bag/fetch-line");
        broken(BagSample.of("1.0", "sha256").put("fetch.txt", "http://127.0.0.1:1/a 1 data/a.txt\n"), Integrity.VALID);
    }

    /** Cases of the Library of Congress's conformance suite, rebuilt: names of its folders. */
    @Test
    void casesOfTheConformanceSuite() throws IOException {
        BagSample b = BagSample.of("0.97", "sha512", StandardCharsets.UTF_8, "data/N\u00fa\u00f1ez");
        String m = b.text("manifest-sha512.txt");
        String apart = m.replace("N\u00fa\u00f1ez", "Nu\u0301n\u0303ez");
        broken(b.copy().put("manifest-sha512.txt", apart), Integrity.VALID); // filename-normalization
        broken(b.copy().put("manifest-sha512.txt", m + apart), Integrity.VALID, "bag/listed-again"); // same-filename-listed-twice-with-different-normalization
        BagSample bag = BagSample.of("0.97", "md5").tags();
        broken(bag.copy().put("bagit.txt", "BagIt-Version : 0.97\nTag-File-Character-Encoding : UTF-8\n"), Integrity.INCOMPLETE,
                "bag/declaration",
                "bag/tag-changed"); // bagit-with-invalid-whitespace
        BagSample plain = BagSample.of("0.97", "md5");
        broken(plain.copy().put("manifest-md5.txt",
                plain.text("manifest-md5.txt") + "3e6ffc4a8a1f38a7094e15d2356d7252  ../../../README.md\n"),
                Integrity.INCOMPLETE, "bag/hostile-path"); // out-of-scope-file-paths-using-dot-notation
        broken(plain.copy().put("fetch.txt", "file:///home/x/source/sachiel.png 42000 sachiel.png\n"), Integrity.VALID, "bag/fetch-path"); // local-fetch
        broken(plain.copy().put("bag-info.txt", "Contact-Name: a\nContact-Name: b\n"), Integrity.VALID); // duplicate-metadata-entries
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "data/../../evil", "/etc/passwd", "~/x", "~root/x", "C:/x", "data\\..\\..\\x", "data//x",
            "data/./x"})
    void hostilePaths(String path) throws IOException {
        BagSample b = BagSample.of("1.0", "sha256");
        b.put("manifest-sha256.txt", b.text("manifest-sha256.txt") + "00 " + path + "\n");
        broken(b, Integrity.INCOMPLETE, "bag/hostile-path");
    }

    @Test
    void escapes() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256", StandardCharsets.UTF_8, "data/a\nb.txt", "data/c\rd.txt", "data/100%.txt",
                "data/x%0Ay.txt");
        assertTrue(b.text("manifest-sha256.txt").contains("data/x%250Ay.txt"));
        assertEquals(List.of(), verify(b).findings());
        BagSample raw = BagSample.of("1.0", "sha256", StandardCharsets.UTF_8, "data/x%25y.txt");
        raw.put("manifest-sha256.txt", raw.text("manifest-sha256.txt").replace("%2525", "%25"));
        broken(raw, Integrity.VALID, "bag/path-escape");
        BagSample bare = BagSample.of("1.0", "sha256", StandardCharsets.UTF_8, "data/100%.txt");
        broken(bare.put("manifest-sha256.txt", bare.text("manifest-sha256.txt").replace("%25", "%")), Integrity.VALID, "bag/path-escape");
        BagSample old = BagSample.of("0.97", "sha256", StandardCharsets.UTF_8, "data/x%25y.txt", "data/a\nb.txt");
        assertEquals(List.of(), verify(old).findings());
    }

    @Test
    void bagInfo() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256");
        broken(b.copy().put("bag-info.txt", "Payload-Oxum: 4.1\n"), Integrity.COMPLETE, "bag/oxum");
        broken(b.copy().put("bag-info.txt", "Payload-Oxum: many\n"), Integrity.COMPLETE, "bag/oxum-form");
        broken(b.copy().put("bag-info.txt", "Payload-Oxum: 6.3\nPayload-Oxum: 6.3\n"), Integrity.COMPLETE, "bag/oxum-form");
        broken(b.copy().put("bag-info.txt", "Contact: a\n b\n\tc: d\nno label\n"), Integrity.VALID, "bag/info-line");
        broken(b.copy().put("package-info.txt", "Payload-Oxum: 1.1\n"), Integrity.COMPLETE, "bag/oxum");
    }

    @Test
    void folders() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256", StandardCharsets.UTF_8);
        broken(b.copy(), Integrity.INCOMPLETE, "bag/no-payload");
        Path empty = b.folder(dir);
        Files.createDirectories(empty.resolve("data"));
        assertEquals(Integrity.VALID, verify(empty).integrity());
        BagSample two = BagSample.of("1.0", "sha256");
        Files.write(dir.resolve("b.zip"), two.zipBeside("b", "beside.txt"));
        Verdict beside = verify(dir.resolve("b.zip"));
        assertEquals(Set.of("bag/beside"), rules(beside));
        assertEquals(Integrity.VALID, beside.integrity());
    }

    /** Section 4 of the drafts: one bag, packed from the folder above it. RFC 8493 has no such section. */
    @Test
    void draftsSayHowABagStandsInAnArchive() throws IOException {
        BagSample draft = BagSample.of("0.97", "sha256");
        Files.write(dir.resolve("d.zip"), draft.zipBeside("b", "beside.txt"));
        assertEquals(Integrity.INCOMPLETE, verify(dir.resolve("d.zip")).integrity());
        Files.write(dir.resolve("f.zip"), draft.zip(""));
        assertEquals(Set.of("bag/flat"), rules(verify(dir.resolve("f.zip"))));
        Files.write(dir.resolve("g.zip"), BagSample.of("1.0", "sha256").zip(""));
        assertEquals(Set.of(), rules(verify(dir.resolve("g.zip"))));
    }

    /** A byte order mark is forbidden in bagit.txt alone; elsewhere it is no part of a checksum or a label. */
    @Test
    void tagFilesMayBeginWithAByteOrderMark() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256").put("bag-info.txt", "\uFEFFPayload-Oxum: 6.3\n");
        b.put("manifest-sha256.txt", "\uFEFF" + b.text("manifest-sha256.txt"));
        broken(b.copy(), Integrity.VALID, "bag/mark");
        broken(b.copy().put("bag-info.txt", "\uFEFFPayload-Oxum: 7.3\n"), Integrity.COMPLETE, "bag/mark", "bag/oxum");
        broken(b.copy().put("fetch.txt", "\uFEFFhttp://127.0.0.1:1/a 1 data/a.txt\n"), Integrity.VALID, "bag/mark");
        String m = b.text("manifest-sha256.txt");
        broken(b.copy().put("manifest-sha256.txt", m.replaceFirst("\n", "\n\uFEFF")), Integrity.COMPLETE, "bag/mark", "bag/digest");
    }

    /** Section 2.2.2: a value may go on in a line that begins with white space. */
    @Test
    void valuesMayBeFolded() throws IOException {
        BagSample b = BagSample.of("1.0", "sha256");
        b.put("bag-info.txt", "External-Identifier: A\n  1\nPayload-Oxum:\n 6.3\nContact-Name: x\n 9.9\n");
        Verdict v = verify(b);
        assertEquals(Set.of(), rules(v));
        assertEquals("A 1", v.objectId());
        broken(b.copy().put("bag-info.txt", "Payload-Oxum:\n 7.3\n"), Integrity.COMPLETE, "bag/oxum");
    }

    /** Section 2.4: small letters and digits, nothing else. */
    @Test
    void namesOfManifests() throws IOException {
        for (String name : List.of("manifest-SHA256.txt", "manifest-sha-256.txt", "Manifest-sha256.txt")) {
            BagSample b = BagSample.of("1.0", "sha256");
            broken(b.copy().without("manifest-sha256.txt").put(name, b.text("manifest-sha256.txt")), Integrity.INCOMPLETE,
                    "bag/manifest-name");
        }
    }

    /** Two names that look alike are two files where the disk has both, as a folder that came from a Mac and from Windows may. */
    @Test
    void namesComposedInTwoWays() throws IOException {
        String composed = "data/V\u0103n b\u1EA3n.txt";
        String apart = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
        for (String version : List.of("0.97", "1.0")) {
            BagSample b = BagSample.of(version, "sha256", StandardCharsets.UTF_8, composed, apart);
            broken(b.copy(), Integrity.VALID, "bag/case-collision");
            broken(b.copy().put(apart, "other"), Integrity.COMPLETE, "bag/case-collision", "bag/changed");
            broken(b.copy().without(apart), Integrity.INCOMPLETE, "bag/listed-twice");
            String m = b.text("manifest-sha256.txt");
            broken(b.copy().put("manifest-sha256.txt", m.substring(0, m.indexOf('\n') + 1)), Integrity.INCOMPLETE, "bag/case-collision",
                    "bag/unlisted");
        }
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Path p = BagSample.of("1.0", "sha256").folder(dir);
        Files.delete(p.resolve("data/a.txt"));
        Files.createSymbolicLink(p.resolve("data/a.txt"), Path.of("/etc/passwd"));
        Verdict v = verify(p);
        assertEquals(Set.of("package/link", "bag/missing-file"), rules(v));
        assertEquals(Integrity.INCOMPLETE, v.integrity());
    }
}
