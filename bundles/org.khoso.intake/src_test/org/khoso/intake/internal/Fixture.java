package org.khoso.intake.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.khoso.api.Finding;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Mapping;

/** A delivery built in code, and what is read of it. */
final class Fixture {
    static final TestStandards STANDARDS = new TestStandards();
    final Path root;
    List<RecordSetInfo> sets = STANDARDS.aip();

    Fixture(Path root) {
        this.root = root;
    }

    /** What reading gave. */
    record Result(Mapping mapping, List<IncomingDossier> dossiers, List<Finding> findings, Map<String, Long> rows) {
        IncomingDossier dossier(String key) {
            return dossiers.stream().filter(d -> d.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError(key
                    + " not in "
                    + dossiers.stream().map(IncomingDossier::key).toList()));
        }

        List<String> all() {
            List<String> out = new ArrayList<>();
            findings.forEach(f -> out.add(f.rule() + "|" + f.subject().code() + "|" + f.place()));
            dossiers.forEach(d -> d.findings().forEach(f -> out.add(f.rule() + "|" + f.subject().code() + "|" + f.place())));
            return out;
        }
    }

    /** A number with a format. */
    record Fmt(double value, String format) {
    }

    /** A failed formula. */
    record Err(FormulaError code) {
    }

    /** A formula with what it gave. */
    record Formula(String text) {
    }

    /** A merged region, zero-based. */
    record Merged(int row1, int row2, int column1, int column2) {
    }

    static void sheet(Workbook book, String name, Object[]... rows) {
        Sheet sheet = book.createSheet(name);
        int n = 0;
        for (Object[] values : rows) {
            if (values.length == 1 && values[0] instanceof Merged m) {
                sheet.addMergedRegion(new CellRangeAddress(m.row1, m.row2, m.column1, m.column2));
                continue;
            }
            Row row = sheet.createRow(n++);
            for (int c = 0; c < values.length; c++)
                if (values[c] != null)
                put(book, row.createCell(c), values[c]);
        }
    }

    private static void put(Workbook book, Cell cell, Object v) {
        switch (v) {
            case Fmt f -> {
                cell.setCellValue(f.value);
                style(book, cell, f.format);
            }
            case Err e -> cell.setCellErrorValue(e.code.getCode());
            case Formula f -> cell.setCellFormula(f.text);
            case LocalDate d -> {
                cell.setCellValue(d);
                style(book, cell, "dd/mm/yyyy");
            }
            case Boolean b -> cell.setCellValue(b);
            case Number n -> cell.setCellValue(n.doubleValue());
            default -> cell.setCellValue(v.toString());
        }
    }

    private static void style(Workbook book, Cell cell, String format) {
        CellStyle s = book.createCellStyle();
        s.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(s);
    }

    static Object[] row(Object... values) {
        return values;
    }

    Fixture xlsx(String name, String sheet, Object[]... rows) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            sheet(book, sheet, rows);
            return save(book, name);
        }
    }

    Fixture xls(String name, String sheet, Object[]... rows) throws IOException {
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            sheet(book, sheet, rows);
            return save(book, name);
        }
    }

    Fixture save(Workbook book, String name) throws IOException {
        try (OutputStream out = Files.newOutputStream(root.resolve(name))) {
            book.write(out);
        }
        return this;
    }

    Fixture csv(String name, String text) throws IOException {
        return csv(name, text, StandardCharsets.UTF_8);
    }

    Fixture csv(String name, String text, Charset charset) throws IOException {
        Files.write(root.resolve(name), text.getBytes(charset));
        return this;
    }

    Fixture files(String... paths) throws IOException {
        for (String p : paths) {
            Path f = root.resolve(p);
            Files.createDirectories(f.getParent());
            Files.writeString(f, "x");
        }
        return this;
    }

    Mapping propose() throws IOException {
        try (Delivery d = open()) {
            return d.propose(sets);
        }
    }

    Delivery open() throws IOException {
        return new FolderIntake().open(root, STANDARDS, Progress.NONE);
    }

    Result read() throws IOException {
        return read(false);
    }

    Result read(boolean includeSecret) throws IOException {
        try (Delivery d = open()) {
            return read(d, d.propose(sets), includeSecret);
        }
    }

    Result read(Delivery d, Mapping m, boolean includeSecret) throws IOException {
        List<IncomingDossier> out = new ArrayList<>();
        List<Finding> findings = d.read(m, sets, out::add, Progress.NONE, includeSecret);
        return new Result(m, out, findings, d.rowCounts());
    }
}
