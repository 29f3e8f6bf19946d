package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Template;

/** Workbooks that LibreOffice has opened and saved; where it is not installed there is nothing to ask. */
class LibreOfficeTest {
    private final XlsxFormat xlsx = new XlsxFormat(Samples.CLOCK);
    @TempDir
    Path dir;

    private byte[] converted(byte[] file, String... formats) throws Exception {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, "soffice"))));
        Path in = dir.resolve("phieu.xlsx");
        Files.write(in, file);
        for (String f : formats) {
            Path out = Files.createTempDirectory(dir, f);
            Process p = new ProcessBuilder("soffice", "-env:UserInstallation=" + dir.resolve("profile").toUri(), "--headless", "--convert-to", f,
                    "--outdir", out.toString(), in.toString()).redirectErrorStream(true).redirectOutput(dir.resolve("log").toFile()).start();
            if (!p.waitFor(180, TimeUnit.SECONDS)) {
                p.destroyForcibly();
                throw new AssertionError("soffice took too long");
            }
            in = out.resolve("phieu." + f);
            assertTrue(Files.exists(in), Files.readString(dir.resolve("log")));
        }
        return Files.readAllBytes(in);
    }

    @Test
    void nothingIsLostOnTheWayThroughLibreOffice() throws Exception {
        for (Template t : List.of(Samples.small(), Samples.letter())) {
            Response r = Samples.random(t, 4);
            byte[] back = converted(Samples.write(xlsx, t, r), "xlsx");
            assertEquals(Samples.origin(r, "workbook", r.issue().filledBy()), Samples.read(xlsx, t, back, "phieu.xlsx"));
            Response typed = Samples.random(t, 5);
            byte[] filled = converted(Books.copied(Samples.write(xlsx, t, typed), Samples.write(xlsx, t, Samples.empty(t))), "ods", "xlsx");
            assertEquals(values(t, typed), values(t, Samples.read(xlsx, t, filled, "phieu.xlsx")));
            try (XSSFWorkbook book = Books.open(filled)) {
                assertTrue(book.getSheetAt(1).isSheetLocked());
                assertTrue(book.getSheetAt(1).getDataValidations().size() > 5);
                var i = Books.inputs(book).getFirst();
                assertFalse(Books.cell(book, i.sheet(), i.ref()).getCellStyle().getLocked());
            }
        }
    }

    private static Map<Cell, String> values(Template t, Response r) {
        Map<Cell, String> all = new TreeMap<>();
        r.answers().forEach((c, g) -> all.put(c, Texts.clean(g.value())));
        return all;
    }

}
