package samples;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the catalogues of a delivery again, as a stranger would: finds the header by its words. */
final class Reader {
    /** A row. */
    record Row(Role role, String place, Map<Field, String> values) {
    }

    private final Lists lists;

    Reader(Lists lists) {
        this.lists = lists;
    }

    List<Row> read(Path delivery) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (var files = Files.list(delivery)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".xlsx"))
                    book(file, rows);
                else if (name.endsWith(".csv"))
                    table(name, csv(Files.readString(file, StandardCharsets.UTF_8)), rows);
            }
        }
        return rows;
    }

    private void book(Path file, List<Row> rows) throws IOException {
        DataFormatter formatter = new DataFormatter();
        try (InputStream in = Files.newInputStream(file); XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (var sheet : book) {
                List<List<String>> cells = new ArrayList<>();
                for (int r = 0; r <= sheet.getLastRowNum(); r++) {
                    List<String> line = new ArrayList<>();
                    var row = sheet.getRow(r);
                    for (int c = 0; row != null && c < row.getLastCellNum(); c++) {
                        var cell = row.getCell(c);
                        boolean date = cell != null && cell.getCellType() == org.apache.poi.ss.usermodel.CellType.NUMERIC
                                && DateUtil.isCellDateFormatted(cell);
                        line.add(cell == null ? "" : date ? cell.getLocalDateTimeCellValue().format(World.DAY) : formatter.formatCellValue(cell));
                    }
                    cells.add(line);
                }
                table(file.getFileName() + "!" + sheet.getSheetName(), cells, rows);
            }
        }
    }

    static List<List<String>> csv(String text) {
        if (text.startsWith("\ufeff"))
            text = text.substring(1);
        char separator = text.indexOf('\t') >= 0 ? '\t'
                : text.chars().filter(c -> c == ';').count() > text.chars().filter(c -> c == ',').count() ? ';' : ',';
        List<List<String>> rows = new ArrayList<>();
        for (String line : text.split("\r\n")) {
            List<String> row = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean quoted = false;
            for (char c : line.toCharArray()) {
                if (c == '"')
                    quoted = !quoted;
                else if (c == separator && !quoted) {
                    row.add(cell.toString());
                    cell.setLength(0);
                } else
                    cell.append(c);
            }
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }

    private void table(String place, List<List<String>> cells, List<Row> rows) {
        Role best = null;
        Map<Field, Integer> columns = Map.of();
        int header = -1;
        for (int r = 0; r < Math.min(8, cells.size()); r++)
            for (Role role : Role.values()) {
                Map<Field, Integer> found = match(role, cells.get(r), r + 1 < cells.size() ? cells.get(r + 1) : List.of());
                if (found.size() > columns.size()) {
                    best = role;
                    columns = found;
                    header = r;
                }
            }
        Map<Field, Integer> inner = best == Role.DOSSIER ? match(Role.TEXT, cells.get(header), cells.get(header + 1)) : Map.of();
        for (int r = header + 1; r < cells.size(); r++) {
            Map<Field, String> values = values(columns, cells.get(r));
            boolean record = inner.containsKey(Field.DOC_CODE) && !value(inner, cells.get(r), Field.DOC_CODE).isEmpty();
            if (record)
                rows.add(new Row(Role.TEXT, place + "!" + (r + 1), values(inner, cells.get(r))));
            else if (values.getOrDefault(best == Role.DOSSIER ? Field.CODE : Field.DOC_CODE, "").startsWith("H98"))
                rows.add(new Row(best, place + "!" + (r + 1), values));
        }
    }

    private static String value(Map<Field, Integer> columns, List<String> cells, Field field) {
        Integer column = columns.get(field);
        return column == null || column >= cells.size() ? "" : cells.get(column);
    }

    private static Map<Field, String> values(Map<Field, Integer> columns, List<String> cells) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        columns.keySet().forEach(f -> values.put(f, value(columns, cells, f)));
        return values;
    }

    private Map<Field, Integer> match(Role role, List<String> upper, List<String> lower) {
        Map<Field, Integer> found = new EnumMap<>(Field.class);
        String group = "";
        for (int c = 0; c < upper.size(); c++) {
            String below = c < lower.size() ? lower.get(c) : "";
            group = upper.get(c).isEmpty() ? group : upper.get(c);
            List<String> names = Arrays.asList(upper.get(c), group + ">" + below);
            if (role == Role.DOSSIER && List.of("Thoi gian bat dau - ket thuc", "Thoi gian BD-KT").contains(Marks.strip(upper.get(c))))
                found.put(Field.SPAN, c);
            for (Field field : lists.columns(role))
                for (String header : lists.spec(field).headers())
                    if (names.contains(header) || names.contains(Marks.strip(header)))
                        found.putIfAbsent(field, c);
        }
        return found;
    }
}
