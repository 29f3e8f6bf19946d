package org.khoso.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawnIconsTest {
    @TempDir
    Path folder;
    private final AtomicInteger drawn = new AtomicInteger();

    private ImageData draw(String svg) {
        drawn.incrementAndGet();
        var icon = new ImageData(16, 16, 24, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int i = 0; i < 256; i++)
            icon.setPixel(i % 16, i / 16, svg.hashCode() + i & 0xffffff);
        icon.alphaData = new byte[256];
        icon.alphaData[7] = (byte) svg.length();
        return icon;
    }

    private ImageData ask(DrawnIcons icons, String svg) {
        return icons.get(svg, this::draw);
    }

    @Test
    void whatWasDrawnOnceIsDrawnNoMore() {
        Path file = folder.resolve("home/icons.pixels");
        var first = new DrawnIcons(file);
        assertTrue(first.empty());
        ImageData one = ask(first, "<svg>one</svg>");
        ask(first, "<svg>two</svg>");
        ask(first, "<svg>two</svg>");
        assertEquals(2, drawn.get());
        first.save();
        var second = new DrawnIcons(file);
        assertFalse(second.empty());
        ImageData again = ask(second, "<svg>one</svg>");
        assertEquals(2, drawn.get());
        assertArrayEquals(one.data, again.data);
        assertArrayEquals(one.alphaData, again.alphaData);
        assertEquals(one.palette.greenMask, again.palette.greenMask);
        ask(second, "<svg>three</svg>");
        assertEquals(3, drawn.get());
    }

    @Test
    void whoChangesAnIconChangesNoOther() {
        var icons = new DrawnIcons(folder.resolve("icons.pixels"));
        byte before = ask(icons, "a").alphaData[7];
        ImageData mine = ask(icons, "a");
        mine.setPixel(0, 0, mine.getPixel(0, 0) ^ 0xff);
        assertEquals(before, ask(icons, "a").alphaData[7]);
        assertEquals("a".hashCode() & 0xffffff, ask(icons, "a").getPixel(0, 0));
    }

    @Test
    void aFileThatIsCutOffOrForeignIsDrawnAnew() throws Exception {
        Path file = folder.resolve("icons.pixels");
        var icons = new DrawnIcons(file);
        ask(icons, "a");
        icons.save();
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at += 5) {
            byte[] cut = java.util.Arrays.copyOf(whole, at);
            Files.write(file, cut);
            assertTrue(new DrawnIcons(file).empty(), "cut at " + at);
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x55;
            Files.write(file, flipped);
            ImageData any = ask(new DrawnIcons(file), "a");
            any.getPixel(any.width - 1, any.height - 1);
        }
    }
}
