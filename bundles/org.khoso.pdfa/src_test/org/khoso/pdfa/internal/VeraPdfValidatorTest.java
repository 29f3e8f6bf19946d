package org.khoso.pdfa.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Outcome;
import org.khoso.media.helper.HelperOptions;
import org.khoso.testkit.media.PdfaValidatorContract;
import org.khoso.testkit.media.SmallPdf;

/** veraPDF as a judge; files that loop, crash it or want too much memory. */
class VeraPdfValidatorTest extends PdfaValidatorContract {
    private static final Path LIB = Path.of("lib");
    private static final VeraPdfValidator VALIDATOR = new VeraPdfValidator(options(256, 120), LIB);
    @TempDir
    Path own;

    private static HelperOptions options(int heap, int seconds) {
        return new HelperOptions(heap, Duration.ofSeconds(seconds), 1000, 2, Duration.ofSeconds(60), List.of("-XX:TieredStopAtLevel=1"))
                .sharing(2);
    }

    @AfterAll
    static void close() {
        VALIDATOR.close();
    }

    @Override
    protected PdfaValidator validator() {
        return VALIDATOR;
    }

    private static byte[] recursing(int depth) {
        return new SmallPdf(2).page("/X " + "[".repeat(depth) + "]".repeat(depth)).bytes();
    }

    @Test
    void aFileThatWantsTooMuchMemoryIsOneVerdictAndTheNextIsJudged() throws IOException {
        var huge = new SmallPdf(2);
        var big = new StringBuilder("[");
        for (int i = 0; i < 700_000; i++)
            big.append("<< /A [(x)] >> ");
        huge.page("/X 5 0 R").object(big.append("]").toString());
        Path file = Files.write(own.resolve("memory.pdf"), huge.bytes());
        Path good = Files.write(own.resolve("good.pdf"), new SmallPdf(2).bytes());
        try (var small = new VeraPdfValidator(options(48, 120), LIB)) {
            PdfaVerdict v = small.validate(file, PdfaValidator.AUTO);
            assertEquals(Outcome.UNDECIDED, v.outcome(), v.toString());
            assertEquals("pdfa.out-of-memory", v.problem().key());
            assertEquals(Outcome.COMPLIANT, small.validate(good, PdfaValidator.AUTO).outcome());
        }
    }

    @Test
    void aFileThatTakesTooLongIsOneVerdictAndTheNextIsJudged() throws IOException {
        var content = new java.io.ByteArrayOutputStream(); // packed: time is given by the bytes of a file
        try (var packed = new java.util.zip.DeflaterOutputStream(content)) {
            packed.write("q Q ".repeat(400_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        var slow = new SmallPdf(2).page("/Contents 5 0 R").object("<< /Filter /FlateDecode /Length " + content.size() + " >>\nstream\n"
                + content.toString(java.nio.charset.StandardCharsets.ISO_8859_1) + "\nendstream");
        Path file = Files.write(own.resolve("slow.pdf"), slow.bytes());
        Path good = Files.write(own.resolve("good.pdf"), new SmallPdf(2).bytes());
        try (var hasty = new VeraPdfValidator(new HelperOptions(256, Duration.ofMillis(5), 100, 1, Duration.ofSeconds(60)), LIB)) {
            PdfaVerdict v = hasty.validate(file, PdfaValidator.AUTO);
            assertEquals("pdfa.late", v.problem().key());
            assertEquals(Outcome.UNDECIDED, v.outcome());
        }
        assertTrue(VALIDATOR.validate(good, PdfaValidator.AUTO).decided());
    }

    @Test
    void deepNestingEndsInAVerdict() throws IOException {
        Path file = Files.write(own.resolve("deep.pdf"), recursing(200_000));
        PdfaVerdict v = VALIDATOR.validate(file, PdfaValidator.AUTO);
        assertTrue(v.outcome() == Outcome.UNDECIDED || v.outcome() == Outcome.BROKEN, v.toString());
        Path good = Files.write(own.resolve("good.pdf"), new SmallPdf(2).bytes());
        assertEquals(Outcome.COMPLIANT, VALIDATOR.validate(good, PdfaValidator.AUTO).outcome());
    }

    @Test
    void theVersionIsThatOfTheJars() throws IOException {
        try (var jar = new ZipFile(LIB.resolve("core-jakarta.jar").toFile());
                InputStream in = jar.getInputStream(jar.getEntry("org/verapdf/release/library.properties"))) {
            var p = new Properties();
            p.load(in);
            assertTrue(p.toString().contains(PdfaClassPath.VERSION), p.toString());
        }
        assertEquals("veraPDF " + PdfaClassPath.VERSION, VALIDATOR.engine());
    }

    @Test
    void withoutTheJarsItSaysSo() throws IOException {
        Path good = Files.write(own.resolve("good.pdf"), new SmallPdf(2).bytes());
        try (var none = new VeraPdfValidator(options(64, 10), own)) {
            assertThrows(IOException.class, () -> none.validate(good, PdfaValidator.AUTO));
        }
    }

    @Test
    void pagesAreReadOutOfPlaces() {
        assertEquals(3, Places.page("root/document[0]/pages[2](15 0 obj PDPage)/contentStream[0]"));
        assertEquals(0, Places.page("root/document[0]/metadata[0]"));
        assertEquals(0, Places.page("root/pages[99999999999999]"));
    }
}
