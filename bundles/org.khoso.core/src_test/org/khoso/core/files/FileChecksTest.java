package org.khoso.core.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.media.FileDetails;
import org.khoso.api.media.FileDetails.Run;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.MediaReader;
import org.khoso.api.media.PageText;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Failure;
import org.khoso.api.media.PdfaVerdict.Outcome;
import org.khoso.core.files.FileChecks.Given;
import org.khoso.core.files.FileQuestion.Origin;

/** Order, cache, what is judged, what cannot be. */
class FileChecksTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
    @TempDir
    Path dir;
    private final Reader reader = new Reader();
    private final Judge judge = new Judge();

    /** Reads a file by its name: NAME.pdf is a PDF of two pages, of which one is an image. */
    private static final class Reader implements MediaReader {
        final AtomicInteger asked = new AtomicInteger();
        final CountDownLatch prepared = new CountDownLatch(1);
        String version = "reader 1";

        @Override
        public void prepare() {
            prepared.countDown();
        }
        List<Message> problems = List.of();

        @Override
        public String engine() {
            return version;
        }

        @Override
        public FileFacts inspect(Path file) throws IOException {
            asked.incrementAndGet();
            String name = file.getFileName().toString();
            String mime = name.endsWith(".pdf") ? "application/pdf" : name.endsWith(".tif") ? "image/tiff" : "text/plain";
            var details = new FileDetails(List.of(new Run(1, 1, 200, 24, true, true, true), new Run(2, 2, 0, 0, false, true, false)),
                    List.of("a.csv"), true, "", true);
            return new FileFacts("fmt/1", "Format", mime, true, Files.size(file), 2, 200, 0, 0, 24, true, 0, 0, false, problems.isEmpty(),
                    "",
                    problems, details);
        }

        @Override
        public void text(Path file, Consumer<PageText> pages) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] render(Path file, int page, int dpi) {
            throw new UnsupportedOperationException();
        }
    }

    /** Judges by name. */
    private static final class Judge implements PdfaValidator {
        final AtomicInteger asked = new AtomicInteger();
        final CountDownLatch prepared = new CountDownLatch(1);
        String version = "judge 1";

        @Override
        public void prepare() {
            prepared.countDown();
        }

        @Override
        public List<String> flavours() {
            return List.of("1b", "2b");
        }

        @Override
        public String engine() {
            return version;
        }

        @Override
        public PdfaVerdict validate(Path file, String flavour) {
            asked.incrementAndGet();
            String name = file.getFileName().toString();
            if (name.contains("loop"))
                return new PdfaVerdict(Outcome.UNDECIDED, "", "", List.of(), 0, version, Message.of("pdfa.late", name, 60));
            if (name.contains("bad"))
                return new PdfaVerdict(Outcome.NOT_COMPLIANT, "2b", "2b",
                        List.of(new Failure("ISO 19005-2:2011", "6.2.11.4.1", 1, 3, 2, "root/x", "Fonts shall be embedded",
                                "Not embedded")),
                        9,
                        version, null);
            return new PdfaVerdict(Outcome.COMPLIANT, "2b", "2b", List.of(), 9, version, null);
        }
    }

    private List<CheckedFile> check(FileCache cache, String flavour, Progress progress, Path... files) throws IOException {
        var checks = new FileChecks(reader, judge, new FileRulesTest.NoRules());
        List<CheckedFile> out = new ArrayList<>();
        checks.run(Stream.of(files).map(f -> new Given(f, f.getFileName().toString())).toList(),
                new FileQuestion(flavour, Origin.AUTO, DAY), new FileRulesTest.Standards(), cache, progress, out::add);
        return out;
    }

    private Path file(String name) throws IOException {
        return Files.writeString(dir.resolve(name), "content of " + name);
    }

    private static List<String> rules(CheckedFile c) {
        return c.findings().stream().map(f -> f.rule()).toList();
    }

    @Test
    void resultsComeInOrderAndOneThatCannotBeOpenedIsOne() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 600; i++)
            files.add(i == 300 ? dir.resolve("nowhere.pdf") : file(String.format("%03d%s", i, i % 2 == 0 ? ".pdf" : ".txt")));
        List<CheckedFile> out = check(new FileCache(null), "auto", Progress.NONE, files.toArray(Path[]::new));
        assertEquals(files, out.stream().map(CheckedFile::file).toList());
        CheckedFile gone = out.get(300);
        assertTrue(gone.undecided());
        assertNull(gone.facts());
        assertEquals("core.file.unopened", gone.failure().key());
        assertEquals(599, reader.asked.get());
        assertEquals(299, judge.asked.get(), "only PDF is judged");
    }

    private boolean prepares(CountDownLatch helper, FileCache cache, Path... files) throws InterruptedException {
        new FileChecks(reader, judge, new FileRulesTest.NoRules()).prepare(Stream.of(files).map(f -> new Given(f, f.toString())).toList(),
                new FileQuestion("auto", Origin.AUTO, DAY), cache);
        return helper.await(500, TimeUnit.MILLISECONDS);
    }

    @Test
    void helpersStartForWhatIsNotKnown() throws Exception {
        var cache = new FileCache(dir.resolve("cache"));
        Path known = file("known.pdf");
        check(cache, "auto", Progress.NONE, known);
        assertFalse(prepares(reader.prepared, cache, known, file("new.pdf")), "the first one is known");
        assertFalse(prepares(judge.prepared, cache));
        assertTrue(prepares(reader.prepared, cache, file("new.txt")));
        assertFalse(prepares(judge.prepared, cache, file("new.txt")), "no PDF among them");
        assertTrue(prepares(judge.prepared, new FileCache(null), known));
    }

    @Test
    void findingsNameTheClauseThePageAndHowOften() throws IOException {
        CheckedFile c = check(new FileCache(null), "auto", Progress.NONE, file("bad.pdf")).get(0);
        assertEquals(List.of("file/javascript", "file/embedded", "file/structure", "pdfa:6.2.11.4.1-1"), rules(c));
        var f = c.findings().get(3);
        assertEquals("ISO 19005-2:2011 6.2.11.4.1", f.clause());
        assertEquals("page 2", f.place());
        assertEquals(3L, f.message().args().get(1));
        assertFalse(c.undecided());
    }

    @Test
    void noVerdictIsNeitherGoodNorBad() throws IOException {
        List<CheckedFile> out = check(new FileCache(null), "auto", Progress.NONE, file("loop.pdf"), file("ok.pdf"));
        assertTrue(out.get(0).undecided());
        assertTrue(rules(out.get(0)).contains("pdfa/undecided"));
        assertFalse(out.get(1).undecided());
        assertNull(check(new FileCache(null), "none", Progress.NONE, file("loop.pdf")).get(0).pdfa());
    }

    @Test
    void whatIsKnownIsNotAskedAgain() throws IOException {
        var cache = new FileCache(dir.resolve("cache"));
        Path good = file("a.pdf");
        Path bad = file("bad.pdf");
        Path loop = file("loop.pdf");
        List<CheckedFile> first = check(cache, "auto", Progress.NONE, good, bad, loop);
        assertEquals(List.of(false, false, false), first.stream().map(CheckedFile::known).toList());
        List<CheckedFile> second = check(cache, "auto", Progress.NONE, good, bad, loop);
        assertEquals(List.of(true, true, false), second.stream().map(CheckedFile::known).toList(), "no verdict is not kept");
        assertEquals(first.get(1).pdfa(), second.get(1).pdfa());
        assertEquals(first.get(1).facts(), second.get(1).facts());
        assertEquals(rules(first.get(1)), rules(second.get(1)));
        assertEquals(4, judge.asked.get());
        assertFalse(check(cache, "1b", Progress.NONE, good).get(0).known(), "another question");
        judge.version = "judge 2";
        assertFalse(check(cache, "auto", Progress.NONE, good).get(0).known(), "another engine");
        reader.version = "reader 2";
        assertFalse(check(cache, "auto", Progress.NONE, good).get(0).known(), "another reader");
        Files.writeString(good, "changed");
        assertFalse(check(cache, "auto", Progress.NONE, good).get(0).known(), "other bytes");
    }

    @Test
    void aReaderThatWasStoppedIsAskedAgain() throws IOException {
        var cache = new FileCache(dir.resolve("cache"));
        Path text = file("a.txt");
        reader.problems = List.of(Message.of("media.late", "a.txt", 60));
        check(cache, "auto", Progress.NONE, text);
        assertFalse(check(cache, "auto", Progress.NONE, text).get(0).known());
        reader.problems = List.of(Message.of("media.truncated", "a.txt"));
        check(cache, "auto", Progress.NONE, text);
        assertTrue(check(cache, "auto", Progress.NONE, text).get(0).known());
    }

    @Test
    void aTornOrForeignEntryIsNone() throws IOException {
        Path folder = dir.resolve("cache");
        var cache = new FileCache(folder);
        Path good = file("a.pdf");
        check(cache, "auto", Progress.NONE, good);
        Path entry;
        try (Stream<Path> all = Files.walk(folder)) {
            entry = all.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        for (String torn : List.of("", "{", "null", "{}", "[1]", Files.readString(entry).substring(0, 80))) {
            Files.writeString(entry, torn);
            assertFalse(check(cache, "auto", Progress.NONE, good).get(0).known(), torn);
        }
        assertTrue(check(cache, "auto", Progress.NONE, good).get(0).known());
        try (Stream<Path> all = Files.walk(folder)) {
            assertEquals(1, all.filter(Files::isRegularFile).count(), "nothing half-written is left");
        }
    }

    @Test
    void stopsWhenTold() throws IOException {
        var told = new AtomicInteger();
        Progress impatient = new Progress() {
            @Override
            public void worked(long items) {
                told.addAndGet((int) items);
            }

            @Override
            public boolean cancelled() {
                return told.get() >= 3;
            }
        };
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < 20; i++)
            files.add(file(i + ".txt"));
        assertEquals(3, check(new FileCache(null), "auto", impatient, files.toArray(Path[]::new)).size());
    }

    @Test
    void aPdfIsDigitisedIfImagesFillHalfOfIt() throws IOException {
        Map<Integer, Boolean> imagesOfFour = Map.of(0, false, 1, false, 2, true, 4, true);
        for (var e : imagesOfFour.entrySet()) {
            List<Run> runs = new ArrayList<>();
            if (e.getKey() > 0)
                runs.add(new Run(1, e.getKey(), 200, 24, true, true, true));
            var facts = new FileFacts("", "", "application/pdf", true, 1, 4, 0, 0, 0, 0, true, 0, 0, false, true, "", List.of(),
                    new FileDetails(runs, List.of(), false, "", false));
            assertEquals(e.getValue(), FileChecks.digitised(facts, Origin.AUTO), e.toString());
            assertTrue(FileChecks.digitised(facts, Origin.DIGITISED));
            assertFalse(FileChecks.digitised(facts, Origin.ELECTRONIC));
        }
    }
}
