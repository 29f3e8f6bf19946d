package org.khoso.survey.exchange.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** Converts all files of a folder. */
    private Path converted(Path from, String format) throws Exception {
        List<String> command = new ArrayList<>(List.of("soffice", "-env:UserInstallation=" + dir.resolve("profile").toUri(), "--headless",
                "--convert-to", format, "--outdir", dir.resolve(format).toString()));
        try (var files = Files.list(from)) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        Process p = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(dir.resolve("log").toFile()).start();
        if (!p.waitFor(300, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new AssertionError("soffice took too long");
        }
        assumeTrue(Files.isDirectory(dir.resolve(format)), "no Calc: " + Files.readString(dir.resolve("log")));
        return dir.resolve(format);
    }

    @Test
    void nothingIsLostOnTheWayThroughLibreOffice() throws Exception {
        assumeTrue(Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(p -> Files.isExecutable(Path.of(p, "soffice"))));
        Path in = Files.createDirectory(dir.resolve("in"));
        List<Template> templates = List.of(Samples.small(), Samples.letter());
        for (Template t : templates) {
            Files.write(in.resolve("same-" + t.items().size() + ".xlsx"), Samples.write(xlsx, t, Samples.random(t, 4)));
            Files.write(in.resolve("typed-" + t.items().size() + ".xlsx"),
                    Books.copied(Samples.write(xlsx, t, Samples.random(t, 5)), Samples.write(xlsx, t, Samples.empty(t))));
        }
        Path out = converted(converted(in, "ods"), "xlsx");
        for (Template t : templates) {
            Response r = Samples.random(t, 4);
            byte[] same = Files.readAllBytes(out.resolve("same-" + t.items().size() + ".xlsx"));
            assertEquals(Samples.origin(r, "workbook", r.issue().filledBy()), Samples.read(xlsx, t, same, "phieu.xlsx"));
            byte[] filled = Files.readAllBytes(out.resolve("typed-" + t.items().size() + ".xlsx"));
            assertEquals(values(Samples.random(t, 5)), values(Samples.read(xlsx, t, filled, "phieu.xlsx")));
            try (XSSFWorkbook book = Books.open(filled)) {
                assertTrue(book.getSheetAt(1).isSheetLocked());
                assertTrue(book.getSheetAt(1).getDataValidations().size() > 5);
                var i = Books.inputs(book).getFirst();
                assertFalse(Books.cell(book, i.sheet(), i.ref()).getCellStyle().getLocked());
            }
        }
    }

    private static Map<Cell, String> values(Response r) {
        Map<Cell, String> all = new TreeMap<>();
        r.answers().forEach((c, g) -> all.put(c, Texts.clean(g.value()).replace('\t', ' ')));
        return all;
    }

}
