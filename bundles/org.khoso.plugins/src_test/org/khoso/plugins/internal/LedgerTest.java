package org.khoso.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.plugin.PluginInfo;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginInfo.Signer;

/** The list comes back as it was written or is refused; files that it does not name go, but not while they are in use. */
class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-11-28T01:02:03Z");
    private static final Signer SIGNER = new Signer("CN=a\tb\\n", "CN=c\nd", NOW, NOW.plusSeconds(9), null, "ff");
    private static final PluginInfo ONE = new PluginInfo("a", "1.0.0", "L\u00f4", "/x y", NOW,
            List.of(new BundleInfo("a", "1.0.0", 7, "aa", true, List.of(SIGNER, new Signer("s", "i", NOW, NOW, NOW, "ee"))),
                    new BundleInfo("b", "2.0.0", 8, "bb", false, List.of())));
    private static final PluginInfo TWO = new PluginInfo("c", "1.0.0", "", "", NOW, List.of());
    @TempDir
    Path folder;

    @Test
    void comesBack() throws Exception {
        assertEquals(List.of(), Ledger.read(folder));
        Ledger.write(folder, List.of(ONE, TWO));
        assertEquals(List.of(ONE, TWO), Ledger.read(folder));
        Ledger.write(folder, List.of());
        assertEquals(List.of(), Ledger.read(folder));
    }

    @Test
    void damaged() throws Exception {
        Ledger.write(folder, List.of(ONE));
        String sound = Files.readString(folder.resolve(Ledger.NAME));
        for (String bad : List.of("", "x", sound.substring(0, sound.length() / 2), sound.replace("\t7\t", "\tseven\t"),
                sound.replace("bundle",
                        "bandle"),
                sound.replaceAll("plugin\t.*", ""))) {
            Files.writeString(folder.resolve(Ledger.NAME), bad);
            assertEquals("plugin.ledger", assertThrows(KhosoException.class, () -> Ledger.read(folder), bad).problem().key());
        }
    }

    @Test
    void strayFilesGo() throws Exception {
        var area = new Area(folder.resolve("plugins"));
        assertTrue(area.sweep());
        Path stage = area.stage();
        Path staged = Files.writeString(stage.resolve("0.jar"), "x");
        BundleInfo b = ONE.bundles().get(0);
        try (var change = area.change()) {
            // a second process that changes is told, and one that starts does not sweep away what is set aside
            assertEquals("plugin.busy", assertThrows(KhosoException.class, area::change).problem().key());
            assertFalse(area.sweep());
            area.keep(staged, b);
            area.write(List.of(ONE));
        }
        assertTrue(area.sweep());
        assertFalse(Files.exists(stage));
        assertTrue(Files.exists(area.jar(b)));
        area.begin();
        area.write(List.of());
        assertFalse(area.sweep(), "in use");
        assertTrue(Files.exists(area.jar(b)));
        area.end();
        assertTrue(area.sweep());
        assertFalse(Files.exists(area.folder()), "nothing is left");
    }
}
