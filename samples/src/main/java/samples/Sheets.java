package samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes tables as XLSX or CSV, the same bytes each time. */
final class Sheets {
    private static final long EPOCH = 1_735_689_600_000L;

    private Sheets() {
    }

    static byte[] xlsx(List<Table> tables) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.getProperties().getCoreProperties().setCreated(Optional.of(new Date(EPOCH)));
            book.getProperties().getCoreProperties().setModified(Optional.of(new Date(EPOCH)));
            Map<Cell.Kind, CellStyle> styles = styles(book);
            for (Table table : tables)
                sheet(book, table, styles);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return still(out.toByteArray());
        }
    }

    private static Map<Cell.Kind, CellStyle> styles(XSSFWorkbook book) {
        Map<Cell.Kind, CellStyle> styles = new EnumMap<>(Cell.Kind.class);
        for (Cell.Kind kind : Cell.Kind.values()) {
            CellStyle style = book.createCellStyle();
            XSSFFont font = book.createFont();
            font.setFontName("Times New Roman");
            font.setFontHeightInPoints((short) (kind == Cell.Kind.TITLE ? 14 : 11));
            font.setBold(kind == Cell.Kind.TITLE || kind == Cell.Kind.HEADER || kind == Cell.Kind.TOTAL);
            style.setFont(font);
            style.setVerticalAlignment(VerticalAlignment.CENTER);
            style.setWrapText(kind != Cell.Kind.TITLE);
            if (kind == Cell.Kind.TITLE || kind == Cell.Kind.HEADER)
                style.setAlignment(HorizontalAlignment.CENTER);
            if (kind != Cell.Kind.TITLE) {
                style.setBorderTop(BorderStyle.THIN);
                style.setBorderBottom(BorderStyle.THIN);
                style.setBorderLeft(BorderStyle.THIN);
                style.setBorderRight(BorderStyle.THIN);
            }
            if (kind == Cell.Kind.DATE)
                style.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
            styles.put(kind, style);
        }
        return styles;
    }

    private static void sheet(XSSFWorkbook book, Table table, Map<Cell.Kind, CellStyle> styles) {
        XSSFSheet sheet = book.createSheet(table.sheet);
        Map<Integer, CellStyle> zeros = new java.util.HashMap<>();
        for (int r = 0; r < table.rows.size(); r++) {
            var row = sheet.createRow(r);
            List<Cell> cells = table.rows.get(r);
            for (int c = 0; c < cells.size(); c++)
                cell(book, row.createCell(c), cells.get(c), styles, zeros);
        }
        for (Table.Merge merge : table.merges)
            sheet.addMergedRegion(new CellRangeAddress(merge.row1(), merge.row2(), merge.column1(), merge.column2()));
        for (int c = 0; c < table.rows.get(table.rows.size() - 1).size(); c++)
            sheet.setColumnWidth(c, 256 * width(table, c));
        sheet.createFreezePane(0, table.headerLast);
    }

    private static int width(Table table, int column) {
        int longest = 6;
        for (List<Cell> row : table.rows.subList(table.headerLast - 1, table.rows.size()))
            longest = Math.max(longest, row.get(column).value().length() * 5 / 4);
        return Math.min(48, longest);
    }

    private static void cell(XSSFWorkbook book, org.apache.poi.ss.usermodel.Cell to, Cell cell, Map<Cell.Kind, CellStyle> styles,
            Map<Integer, CellStyle> zeros) {
        to.setCellStyle(styles.get(cell.kind()));
        switch (cell.kind()) {
        case NUMBER -> to.setCellValue(Double.parseDouble(cell.value()));
        case ZEROS -> {
            to.setCellValue(Double.parseDouble(cell.value()));
            to.setCellStyle(zeros.computeIfAbsent(cell.value().length(), n -> {
                CellStyle style = book.createCellStyle();
                style.cloneStyleFrom(styles.get(Cell.Kind.NUMBER));
                style.setDataFormat(book.createDataFormat().getFormat("0".repeat(n)));
                return style;
            }));
        }
        case DATE -> to.setCellValue(LocalDate.parse(cell.value(), World.DAY));
        case ERROR -> to.setCellErrorValue(FormulaError.forString(cell.value()).getCode());
        default -> {
            if (!cell.value().isEmpty())
                to.setCellValue(cell.value());
        }
        }
    }

    /** Writes the ZIP again with fixed times. */
    static byte[] still(byte[] zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip)); ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(java.time.LocalDateTime.of(2025, 1, 1, 0, 0));
                out.putNextEntry(copy);
                in.transferTo(out);
            }
        }
        return bytes.toByteArray();
    }

    static byte[] csv(Table table, char separator, boolean mark) {
        StringBuilder out = new StringBuilder(mark ? "\ufeff" : "");
        for (List<Cell> row : table.rows) {
            for (int i = 0; i < row.size(); i++) {
                String value = row.get(i).value();
                boolean quote = value.indexOf(separator) >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
                out.append(i > 0 ? String.valueOf(separator) : "").append(quote ? '"' + value.replace("\"", "\"\"") + '"' : value);
            }
            out.append("\r\n");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
