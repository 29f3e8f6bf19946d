package org.khoso.core.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;

class FileSigningTest {
    @TempDir
    Path temp;
    private final ToySigner toy = new ToySigner();
    private final FileSigning signing = new FileSigning(toy, null, toy, List.of(toy));
    private Path folder;

    @BeforeEach
    void folder() throws Exception {
        folder = Files.createDirectories(temp.resolve("gói 1"));
        put("METS.xml", "<mets/>");
        put("a-b/1", "1");
        put("a/b", "2");
        put("a.txt", "3");
        put("a/c\\d", "4");
        put("đ/Ơ.pdf", "5");
    }

    private Path put(String name, String text) throws Exception {
        Path p = folder.resolve(name);
        Files.createDirectories(p.getParent());
        return Files.writeString(p, text);
    }

    private FileSigning.Checked check(Path p) throws Exception {
        return signing.verify(p, Trust.none(Instant.now()), Progress.NONE);
    }

    private List<String> found() throws Exception {
        FileSigning.Checked c = check(folder);
        List<String> all = new ArrayList<>();
        for (Finding f : c.findings())
            all.add(f.rule() + " " + f.place());
        assertEquals(all.isEmpty() ? Indication.TOTAL_PASSED : Indication.TOTAL_FAILED, c.worst());
        return all;
    }

    @Test
    void fileApart() throws Exception {
        Path file = Files.writeString(temp.resolve("a.zip"), "PK");
        var made = signing.sign(file, null, false, Progress.NONE);
        assertEquals(temp.resolve("a.zip.p7s"), made.signature());
        assertTrue(check(file).verdicts().getFirst().passed());
        assertTrue(check(made.signature()).verdicts().getFirst().passed(), "the signature finds its file");
        Files.writeString(file, "PKx");
        assertEquals(SubIndication.HASH_FAILURE, check(file).verdicts().getFirst().subIndication());
        Files.delete(file);
        assertEquals(SubIndication.SIGNED_DATA_NOT_FOUND, check(made.signature()).verdicts().getFirst().subIndication());
    }

    @Test
    void listIsInTheOrderOfBytes() throws Exception {
        var made = signing.sign(folder, null, false, Progress.NONE);
        assertEquals(6, made.files());
        List<String> paths = Files.readAllLines(made.list()).stream().map(l -> l.substring(l.indexOf("  ") + 2)).toList();
        assertEquals(List.of("METS.xml", "a-b/1", "a.txt", "a/b", "a/c\\\\d", "đ/Ơ.pdf"), paths);
        assertTrue(Files.readAllLines(made.list()).get(4).startsWith("\\"), "as sha256sum escapes");
    }

    @Test
    void whatChangedIsNamed() throws Exception {
        signing.sign(folder, null, false, Progress.NONE);
        assertEquals(List.of(), found());
        put("a/b", "x");
        Files.delete(folder.resolve("METS.xml"));
        put("z", "new");
        put("a/c\\d", "y");
        assertEquals(List.of("signature/file-missing METS.xml", "signature/file-changed a/b", "signature/file-changed a/c\\d",
                "signature/file-extra z"), found());
    }

    @Test
    void listThatWasChangedToo() throws Exception {
        var made = signing.sign(folder, null, false, Progress.NONE);
        put("a/b", "x");
        new DigestList(folder, Progress.NONE).write(made.list());
        assertEquals(SubIndication.HASH_FAILURE, check(folder).verdicts().getFirst().subIndication());
    }

    @Test
    void withoutTheListItIsMadeAnew() throws Exception {
        var made = signing.sign(folder, null, false, Progress.NONE);
        Files.delete(made.list());
        assertEquals(List.of(), found());
        put("a/b", "x");
        assertEquals(SubIndication.HASH_FAILURE, check(folder).verdicts().getFirst().subIndication());
    }

    @Test
    void damagedListIsNoCrash() throws Exception {
        var made = signing.sign(folder, null, false, Progress.NONE);
        Files.write(made.list(), new byte[]{(byte) 0xff, 0, 10, 13, 'x'});
        assertEquals(Indication.TOTAL_FAILED, check(folder).worst());
    }

    @Test
    void refusals() throws Exception {
        assertEquals("core.sign.missing", problem(temp.resolve("none")));
        assertEquals("core.sign.empty-folder", problem(Files.createDirectory(temp.resolve("empty"))));
        signing.sign(folder, null, false, Progress.NONE);
        assertEquals("core.sign.signed-already", problem(folder));
        signing.sign(folder, null, true, Progress.NONE);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("METS.xml"));
        var e = assertThrows(KhosoException.class, () -> check(folder));
        assertEquals("core.sign.link", e.problem().key());
        e = assertThrows(KhosoException.class, () -> check(Files.writeString(temp.resolve("b"), "")));
        assertEquals("core.sign.no-signature", e.problem().key());
        var none = new FileSigning(null, null, null, List.of());
        e = assertThrows(KhosoException.class, () -> none.sign(temp.resolve("b"), null, false, Progress.NONE));
        assertEquals("core.sign.not-installed", e.problem().key());
        try (var left = Files.list(temp)) {
            assertFalse(left.anyMatch(p -> p.getFileName().toString().startsWith(".khoso")), "nothing is left behind");
        }
    }

    private String problem(Path p) {
        return assertThrows(KhosoException.class, () -> signing.sign(p, null, false, Progress.NONE)).problem().key();
    }

    /** Any tree: the list is what sorting all paths by their bytes gives. */
    @Test
    void anyTree() throws Exception {
        Random r = new Random(3);
        String letters = "ab-./ ơZ~";
        Path top = Files.createDirectory(temp.resolve("tree"));
        for (int i = 0; i < 300; i++) {
            StringBuilder name = new StringBuilder("x");
            for (int n = r.nextInt(9); n > 0; n--)
                name.append(letters.charAt(r.nextInt(letters.length())));
            Path p = top.resolve(name.toString().replaceAll("/+", "/x") + "f").normalize();
            try {
                Files.createDirectories(p.getParent());
                Files.writeString(p, "");
            } catch (java.nio.file.FileSystemException e) {
                continue; // a file where a folder would have to be
            }
        }
        Path list = temp.resolve("list");
        new DigestList(top, Progress.NONE).write(list);
        List<byte[]> paths = Files.readAllLines(list).stream().map(l -> l.substring(66).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toList();
        assertTrue(paths.size() > 100);
        for (int i = 1; i < paths.size(); i++)
            assertTrue(java.util.Arrays.compareUnsigned(paths.get(i - 1), paths.get(i)) < 0);
    }
}
