package org.khoso.media.helper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the archives are made and used in a product is shown by tests/cli/verbs.sh. */
class HelperClassesTest {
    @TempDir
    Path dir;

    @Test
    void noneWithoutAPlace() {
        var none = new HelperClasses("", true, "a.Main");
        assertEquals(List.of(), none.flags());
        assertFalse(none.make());
    }

    @Test
    void madeOnceAndUsedWhenItIsThere() throws Exception {
        String place = dir.resolve("helper-1-").toString();
        String file = place + "a.Main.jsa";
        var first = new HelperClasses(place, true, "a.Main");
        assertTrue(first.make());
        assertEquals(List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable"), first.flags());
        var later = new HelperClasses(place, false, "a.Main");
        assertFalse(later.make());
        assertEquals(List.of(), later.flags());
        Files.createFile(Path.of(file));
        assertEquals(List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable"), later.flags());
        assertEquals(List.of(), new HelperClasses(place, false, "b.Main").flags());
    }
}
