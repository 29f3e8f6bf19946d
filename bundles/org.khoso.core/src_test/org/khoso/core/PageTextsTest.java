package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.khoso.api.media.PageText;
import org.khoso.api.store.ObjectVault;

/** The running text of a page is the same whether its words are read with their places or without. */
class PageTextsTest {
    private byte[] kept;
    private final ObjectVault vault = (ObjectVault) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{ObjectVault.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "put" -> {
                    kept = ((InputStream) arguments[0]).readAllBytes();
                    yield new ObjectVault.Stored("x", kept.length, true);
                }
                case "open" -> new ByteArrayInputStream(kept);
                default -> throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void withAndWithoutPlaces() throws Exception {
        for (int seed = 0; seed < 50; seed++) {
            List<PageText> pages = pages(new Random(seed));
            PageTexts.store(vault, pages);
            List<String> whole = new ArrayList<>();
            PageTexts.read(vault, "x", p -> whole.add(p.page() + " " + p.plain()));
            List<String> plain = new ArrayList<>();
            PageTexts.plain(vault, "x", (page, text) -> plain.add(page + " " + text));
            assertEquals(whole, plain);
            assertEquals(pages.stream().map(p -> p.page() + " " + p.plain()).toList(), plain);
        }
    }

    private static List<PageText> pages(Random random) {
        List<PageText> pages = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            List<PageText.Word> words = new ArrayList<>();
            int line = random.nextInt(2);
            for (int w = random.nextInt(40); w > 0; w--) {
                line += random.nextInt(3) / 2;
                String text = random.nextInt(9) == 0 ? "\"{[\\" : "ch\u1eef" + random.nextInt(100);
                words.add(new PageText.Word(text, random.nextDouble(), 1e-9, 3, 4.5, line, 100));
            }
            pages.add(new PageText(random.nextInt(1000), 595.3, 842, words));
        }
        return pages;
    }

    @Test
    void whatIsNewerOrMissingIsPassedOver() throws Exception {
        keep("{\"lang\":{\"a\":[1]},\"words\":[{\"box\":[1,2],\"text\":\"a\"},{\"line\":1,\"text\":\"b\"}],\"page\":7}\n{\"page\":8}");
        List<String> plain = new ArrayList<>();
        PageTexts.plain(vault, "x", (page, text) -> plain.add(page + " " + text));
        assertEquals(List.of("7 a\nb", "8 "), plain);
    }

    @Test
    void damageIsSaid() throws Exception {
        for (String bad : List.of("[1]", "{\"page\":1,\"words\":[{\"text\":\"a\"", "{\"page\":\"x\"}", "nothing"))
            try {
                keep(bad);
                assertThrows(IOException.class, () -> PageTexts.plain(vault, "x", (page, text) -> {
                }), bad);
            } finally {
                kept = null;
            }
    }

    private void keep(String json) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        kept = bytes.toByteArray();
    }
}
