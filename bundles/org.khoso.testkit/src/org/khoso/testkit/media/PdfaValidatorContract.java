package org.khoso.testkit.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.media.PdfaValidator;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Failure;
import org.khoso.api.media.PdfaVerdict.Outcome;

/** What every judge of PDF/A must keep. */
public abstract class PdfaValidatorContract {
    @TempDir
    Path dir;

    /** @return the judge under test, the same for all tests */
    protected abstract PdfaValidator validator();

    private PdfaVerdict judge(String name, byte[] file, String flavour) throws IOException {
        return validator().validate(Files.write(dir.resolve(name), file), flavour);
    }

    private static void sane(PdfaVerdict v, PdfaValidator judge) {
        assertEquals(judge.engine(), v.engine());
        assertEquals(v.outcome() == Outcome.NOT_COMPLIANT, !v.failures().isEmpty(), v.toString());
        assertEquals(v.outcome() == Outcome.COMPLIANT || v.outcome() == Outcome.NOT_COMPLIANT, v.problem() == null, v.toString());
        for (Failure f : v.failures()) {
            assertTrue(f.clause().matches("[0-9A-Z]+(\\.[0-9]+)*"), f.toString());
            assertTrue(f.test() > 0 && f.count() > 0 && f.page() >= 0, f.toString());
            assertFalse(f.specification().isBlank() || f.rule().isBlank(), f.toString());
        }
    }

    @Test
    void eachPartIsJudgedByWhatTheFileClaims() throws IOException {
        for (int part = 1; part <= 3; part++) {
            PdfaVerdict v = judge(part + ".pdf", new SmallPdf(part).bytes(), PdfaValidator.AUTO);
            sane(v, validator());
            assertEquals(Outcome.COMPLIANT, v.outcome(), v.toString());
            assertEquals(part + "b", v.flavour());
            assertEquals(part + "b", v.claimed());
        }
    }

    @Test
    void whatIsWrongIsNamedWithItsClauseAndPage() throws IOException {
        byte[] script = new SmallPdf(2).catalog("/OpenAction << /S /JavaScript /JS (1) >>").bytes();
        PdfaVerdict v = judge("a.pdf", script, PdfaValidator.AUTO);
        sane(v, validator());
        assertEquals(Outcome.NOT_COMPLIANT, v.outcome());
        assertEquals(List.of("6.5.1-1"), v.failures().stream().map(Failure::id).toList());
        assertEquals("ISO 19005-2:2011", v.failures().get(0).specification());
        byte[] note = new SmallPdf(2).page("/Annots [5 0 R 6 0 R]").object("<< /Type /Annot /Subtype /Movie /F 4 /Rect [1 1 9 9] >>")
                .object("<< /Type /Annot /Subtype /Movie /F 4 /Rect [1 1 9 9] >>").bytes();
        Failure f = judge("b.pdf", note, PdfaValidator.AUTO).failures().stream().filter(x -> x.clause().equals("6.3.1")).findFirst()
                .orElseThrow();
        assertEquals(1, f.page());
        assertEquals(2, f.count());
    }

    @Test
    void aFlavourMayBeAskedFor() throws IOException {
        byte[] two = new SmallPdf(2).bytes();
        PdfaVerdict v = judge("a.pdf", two, "1b");
        sane(v, validator());
        assertEquals(Outcome.NOT_COMPLIANT, v.outcome());
        assertEquals("1b", v.flavour());
        assertEquals("2b", v.claimed());
        for (String flavour : validator().flavours())
            assertTrue(judge("f.pdf", two, flavour).decided(), flavour);
        Path file = dir.resolve("a.pdf");
        assertThrows(IllegalArgumentException.class, () -> validator().validate(file, "9z"));
    }

    @Test
    void whatClaimsNothingIsNoPdfa() throws IOException {
        PdfaVerdict v = judge("a.pdf", new SmallPdf(1).unclaimed().bytes(), PdfaValidator.AUTO);
        sane(v, validator());
        assertEquals(Outcome.NOT_COMPLIANT, v.outcome());
        assertEquals("1b", v.flavour());
        assertEquals("", v.claimed());
    }

    @Test
    void badFilesAreVerdictsNotExceptions() throws IOException {
        byte[] whole = new SmallPdf(2).bytes();
        for (byte[] bad : List.of(new byte[0], "no PDF at all".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, 12))) {
            PdfaVerdict v = judge("bad.pdf", bad, PdfaValidator.AUTO);
            sane(v, validator());
            assertTrue(v.outcome() == Outcome.BROKEN || v.outcome() == Outcome.UNDECIDED, v.toString());
            assertNotNull(v.problem());
        }
        PdfaVerdict after = judge("good.pdf", whole, PdfaValidator.AUTO);
        assertEquals(Outcome.COMPLIANT, after.outcome(), "the next file is judged all the same");
        assertNull(after.problem());
    }

    @Test
    void whatIsNotThereIsAnException() {
        assertThrows(NoSuchFileException.class, () -> validator().validate(dir.resolve("nowhere.pdf"), PdfaValidator.AUTO));
        assertThrows(IOException.class, () -> validator().validate(dir, PdfaValidator.AUTO));
    }

    @Test
    void manyThreadsHaveTheSameVerdicts() throws Exception {
        List<Path> files = new ArrayList<>();
        List<Outcome> expected = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            var pdf = new SmallPdf(1 + i % 3);
            if (i % 2 == 1)
                pdf.catalog("/OpenAction << /S /Launch /F (a) >>");
            files.add(Files.write(dir.resolve("tài liệu " + i + ".pdf"), pdf.bytes()));
            expected.add(i % 2 == 1 ? Outcome.NOT_COMPLIANT : Outcome.COMPLIANT);
        }
        try (var threads = Executors.newFixedThreadPool(5)) {
            List<Callable<Outcome>> work = files.stream()
                    .<Callable<Outcome>>map(f -> () -> validator().validate(f, PdfaValidator.AUTO).outcome()).toList();
            List<Outcome> found = new ArrayList<>();
            for (var f : threads.invokeAll(work))
                found.add(f.get());
            assertEquals(expected, found);
        }
    }
}
