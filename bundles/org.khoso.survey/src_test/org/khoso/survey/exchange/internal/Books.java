package org.khoso.survey.exchange.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row.MissingCellPolicy;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks in the hands of a clerk. */
final class Books {
    /** Changes a workbook. */
    interface Hand {
        void change(XSSFWorkbook book) throws Exception;
    }

    /** An input cell. @param sheet sheet @param ref cell @param slot what it answers */
    record Input(String sheet, String ref, Slot slot) {
    }

    private Books() {
    }

    static XSSFWorkbook open(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    static byte[] changed(byte[] file, Hand hand) throws Exception {
        try (XSSFWorkbook book = open(file); var out = new ByteArrayOutputStream()) {
            hand.change(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    static List<Input> inputs(XSSFWorkbook book) {
        List<Input> all = new ArrayList<>();
        book.getSheet(BookMap.SHEET).forEach(row -> {
            if (text(row.getCell(0)).equals(BookMap.INPUT))
                all.add(new Input(text(row.getCell(1)), text(row.getCell(2)),
                        new Slot(text(row.getCell(3)), text(row.getCell(4)), text(row.getCell(5)), text(row.getCell(6)))));
        });
        return all;
    }

    private static String text(Cell c) {
        return c == null ? "" : c.getStringCellValue();
    }

    static Cell cell(XSSFWorkbook book, String sheet, String ref) {
        XSSFSheet s = book.getSheet(sheet);
        var r = new CellReference(ref);
        var row = s.getRow(r.getRow()) == null ? s.createRow(r.getRow()) : s.getRow(r.getRow());
        return row.getCell(r.getCol(), MissingCellPolicy.CREATE_NULL_AS_BLANK);
    }

    /** @return the input cell of a slot */
    static Cell cell(XSSFWorkbook book, Slot slot) {
        Input i = inputs(book).stream().filter(x -> x.slot().equals(slot)).findFirst().orElseThrow(() -> new AssertionError(slot));
        return cell(book, i.sheet(), i.ref());
    }

    static Cell cell(XSSFWorkbook book, String item, String row, String column) {
        return cell(book, new Slot(item, row, column, ""));
    }

    /** Copies what stands in the input cells of one workbook to the same cells of another. */
    static byte[] copied(byte[] from, byte[] to) throws Exception {
        try (XSSFWorkbook source = open(from)) {
            return changed(to, book -> {
                var targets = inputs(book);
                for (Input i : inputs(source)) {
                    Cell c = cell(source, i.sheet(), i.ref());
                    var same = targets.stream().filter(t -> t.slot().equals(i.slot())).findFirst();
                    if (same.isEmpty() || c.getCellType() == org.apache.poi.ss.usermodel.CellType.BLANK)
                        continue;
                    Cell target = cell(book, same.get().sheet(), same.get().ref());
                    switch (c.getCellType()) {
                        case NUMERIC -> target.setCellValue(c.getNumericCellValue());
                        default -> target.setCellValue(c.getRichStringCellValue());
                    }
                }
            });
        }
    }
}
