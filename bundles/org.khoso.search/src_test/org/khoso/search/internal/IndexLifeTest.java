package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.khoso.api.AccessFilter;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.search.SearchProvider;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Page;
import org.khoso.api.search.SearchProvider.Query;

class IndexLifeTest extends SearchFixture {
    private Path path() {
        return folder.resolve("index");
    }

    private void reopen() throws IOException {
        index.close();
        index = provider.open(path());
    }

    @Test
    void aNewIndexHasNoPosition() throws Exception {
        assertEquals(-1, index.position());
        assertEquals(0, ask("x").total());
        assertEquals(0, ask("").total());
        reopen();
        assertEquals(-1, index.position());
    }

    @Test
    void putReplacesRemoveTakesOutClearEmpties() throws Exception {
        put(paged(1, "một", "trang cũ", "trang hai"), doc(2, "hai"));
        put(paged(1, "một", "trang mới"));
        assertEquals(0, ask("cũ").total());
        assertEquals(List.of(1), found("mới"));
        index.remove(List.of(id(1), new UUID(9, 9)));
        index.commit(5);
        assertEquals(0, ask("mới").total());
        assertEquals(1, ask("").total());
        index.clear();
        assertEquals(-1, index.position());
        assertEquals(0, ask("").total());
        reopen();
        assertEquals(-1, index.position());
    }

    /** An index that is filled again is as one that was put together, and what comes later replaces what filled it. */
    @Test
    void fillAddsAfterClear() throws Exception {
        put(doc(1, "cũ"));
        index.clear();
        index.fill(Stream.of(paged(1, "một", "trang"), doc(2, "hai")));
        index.commit(3);
        assertEquals(2, ask("").total());
        assertEquals(0, ask("cũ").total());
        put(paged(1, "một", "khác"));
        assertEquals(2, ask("").total());
        assertEquals(0, ask("trang").total());
        assertEquals(List.of(1), found("khác"));
    }

    /** Texts of any length follow one another in the same tokenizers. */
    @Test
    void longTextsAndShortOnes() throws Exception {
        for (int length : new int[]{4095, 4096, 4097, 65_536, 300_000}) {
            put(paged(1, "dài", "chữ ".repeat(length / 4).substring(0, length - 6) + " cuối" + length), paged(2, "ngắn", "ít"));
            assertEquals(List.of(1), found("cuối" + length));
            assertEquals(List.of(2), found("ít"));
            assertEquals(2, ask("").total());
        }
    }

    @Test
    void whatWasCommittedIsThereAfterReopeningAndNothingElse() throws Exception {
        index.put(Stream.of(doc(1, "một")));
        index.commit(42);
        index.put(Stream.of(doc(2, "hai")));
        assertEquals(1, ask("").total());
        reopen();
        assertEquals(42, index.position());
        assertEquals(List.of(1), found(""));
    }

    @Test
    void onlyOneHolder() throws Exception {
        put(doc(1, "một"));
        KhosoException held = assertThrows(KhosoException.class, () -> provider.open(path()));
        assertEquals("search.index-held", held.problem().key());
        assertEquals(1, ask("một").total());
    }

    @Test
    void anIndexOfAnotherFormatIsEmptied() throws Exception {
        Path other = folder.resolve("other");
        try (FSDirectory d = FSDirectory.open(other);
                IndexWriter w = new IndexWriter(d, new IndexWriterConfig(new StandardAnalyzer()))) {
            w.addDocument(new org.apache.lucene.document.Document());
            w.commit();
        }
        Files.writeString(other.resolve("mine.txt"), "kept");
        try (SearchProvider.Index i = provider.open(other)) {
            assertEquals(-1, i.position());
            assertEquals(0, i.search(new Query("", Map.of(), List.of(), 0, 1, AccessFilter.ALL, false)).total());
        }
        assertTrue(Files.exists(other.resolve("mine.txt")));
    }

    @Test
    void damageIsToldOrTheIndexIsEmptiedButNothingElseHappens() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        index.put(IntStream.range(0, 300)
                .mapToObj(i -> scoped(i, "Hồ sơ số " + i, OPEN, List.of("trang một " + i), facet("f", "v" + i % 7))));
        index.commit(9);
        index.close();
        Map<Path, byte[]> whole = files();
        int emptied = 0;
        for (int n = 0; n < 60; n++) {
            restore(whole);
            damage(whole.keySet().stream().sorted().toList().get(random.nextInt(whole.size())), random);
            try (SearchProvider.Index i = provider.open(path())) {
                emptied += i.position() == -1 ? 1 : 0;
                for (String q : List.of("hồ sơ", "so 17", "tra*", "\"trang một\"", ""))
                    i.search(new Query(q, Map.of(), List.of("f"), 0, 20, AccessFilter.ALL, true));
            } catch (KhosoException e) {
                assertEquals("search.index-broken", e.problem().key(), "seed " + seed);
            }
        }
        assertTrue(emptied > 0);
        restore(whole);
        index = provider.open(path());
        assertEquals(9, index.position());
    }

    private Map<Path, byte[]> files() throws IOException {
        try (Stream<Path> all = Files.list(path())) {
            return all.filter(p -> !p.endsWith("write.lock")).collect(Collectors.toMap(p -> p, IndexLifeTest::bytes));
        }
    }

    private static byte[] bytes(Path p) {
        try {
            return Files.readAllBytes(p);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void restore(Map<Path, byte[]> whole) throws IOException {
        for (Path p : files().keySet())
            Files.delete(p);
        for (var e : whole.entrySet())
            Files.write(e.getKey(), e.getValue());
    }

    private static void damage(Path file, Random random) throws IOException {
        byte[] b = Files.readAllBytes(file);
        switch (random.nextInt(3)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.write(file, java.util.Arrays.copyOf(b, random.nextInt(Math.max(1, b.length))));
            default -> {
                for (int i = 0; i < 5 && b.length > 0; i++)
                    b[random.nextInt(b.length)] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, b);
            }
        }
    }

    @Test
    void noTypedTextThrows() throws Exception {
        put(paged(1, "Hồ sơ \"một\" 851/BNV-CVT", "trang + trừ - sao *"), doc(2, "hai"));
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String letters = "ab \"\"+-*?~^()[]{}\\/:!&|<>'“”.,;0123456789 đĐạễÂ\u0301\u0309\u00ad\u200b\uD83D\uDE00\uD800\uDC00\n\t\u0000𡨸阮AND OR NOT";
        for (int n = 0; n < 1000; n++) {
            StringBuilder s = new StringBuilder();
            for (int i = random.nextInt(n % 100 == 0 ? 5000 : 40); i >= 0; i--)
                s.append(letters.charAt(random.nextInt(letters.length())));
            try {
                fuzzy(s.toString());
                provider.suggest(index, s.toString(), java.util.Locale.ROOT, AccessFilter.ALL);
            } catch (Exception e) {
                throw new AssertionError("seed " + seed + ": " + s, e);
            }
        }
        for (String s : new String[]{null, "", "\"", "-", "+", "*", "**", "-*", "\"\"", "+\"", "(", "a".repeat(100_000), "\" ".repeat(999),
                "-a ".repeat(500)})
            fuzzy(s);
    }

    @Test
    void oddDocumentsAreTaken() throws Exception {
        put(new Document(id(1), Kind.DOSSIER, null, null,
                List.of(text("f", null), term("t", "x".repeat(100_000)), facet("g", "y".repeat(100_000)),
                        facet("g", ""), text(null, "vô danh"), text("f", "\uD800 lẻ")),
                List.of(new Page(null, 3, "trang"), new Page(null, 4, null)), null));
        assertEquals(List.of(1), found("trang"));
        assertEquals(List.of(1), found("danh"));
        assertEquals(3, ask("trang").hits().get(0).highlights().get(0).page());
        assertEquals(Kind.DOSSIER, ask("trang").hits().get(0).kind());
        put(doc(2, "z".repeat(100_000)));
        assertEquals(List.of(2), found("z".repeat(255)));
    }
}
