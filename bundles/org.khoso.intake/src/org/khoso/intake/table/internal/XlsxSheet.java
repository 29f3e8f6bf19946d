package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One pass over the XML of a sheet. */
final class XlsxSheet {
    private final XMLStreamReader xml;
    private final XlsxStrings strings;
    private final XlsxStyles styles;
    private final boolean date1904;
    private final Map<String, String> links;
    private final Table.Rows rows;
    private final CellText format = new CellText();
    private final List<Merge> merges = new ArrayList<>();
    private int last;

    XlsxSheet(XMLStreamReader xml, XlsxStrings strings, XlsxStyles styles, boolean date1904, Map<String, String> links,
            Table.Rows rows) {
        this.xml = xml;
        this.strings = strings;
        this.styles = styles;
        this.date1904 = date1904;
        this.links = links;
        this.rows = rows;
    }

    List<Merge> read() throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT)
                continue;
            if ("row".equals(xml.getLocalName())) {
                TableRow row = row();
                if (!row.blank() && !rows.row(row))
                    return merges;
            } else if ("mergeCell".equals(xml.getLocalName()))
                merge(xml.getAttributeValue(null, "ref"));
        }
        return merges;
    }

    private TableRow row() throws XMLStreamException {
        int number = XlsxTable.number(xml.getAttributeValue(null, "r"), last + 1);
        boolean hidden = XlsxTable.bool(xml.getAttributeValue(null, "hidden")) || XlsxTable.bool(xml.getAttributeValue(null,
                "zeroHeight"));
        last = number > last && number <= Limits.ROWS ? number : last + 1;
        List<Cell> cells = new ArrayList<>();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && "row".equals(xml.getLocalName()))
                return new TableRow(last, hidden, cells);
            if (event == XMLStreamConstants.START_ELEMENT && "c".equals(xml.getLocalName())) {
                String ref = xml.getAttributeValue(null, "r");
                int column = column(ref, cells.size());
                Cell cell = cell().linked(links.get(ref));
                if (column < Limits.COLUMNS && !cell.blank())
                    put(cells, column, cell);
            }
        }
    }

    private static void put(List<Cell> cells, int column, Cell cell) {
        while (cells.size() <= column)
            cells.add(Cell.BLANK);
        cells.set(column, cell);
    }

    private Cell cell() throws XMLStreamException {
        String type = xml.getAttributeValue(null, "t");
        int style = XlsxTable.number(xml.getAttributeValue(null, "s"), 0);
        String value = null;
        String formula = null;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && "c".equals(xml.getLocalName()))
                return value == null
                        ? formula != null ? Cell.error("=") : Cell.BLANK
                        : cell(type, style, value).linked(FileLink.ofFormula(formula));
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            switch (xml.getLocalName()) {
                case "v" -> value = content();
                case "is" -> value = XlsxStrings.text(xml);
                case "f" -> formula = content();
                default -> {
                }
            }
        }
    }

    private String content() throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next())
            if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && out.length() < Limits.CELL)
            out.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        return out.toString();
    }

    private Cell cell(String type, int style, String value) {
        return switch (type == null ? "n" : type) {
            case "s" -> {
                String s = strings.get(XlsxTable.number(value.strip(), -1));
                yield s == null ? Cell.error("#" + value) : Cell.text(s);
            }
            case "str" -> Cell.text(XlsxStrings.unescape(value));
            case "inlineStr" -> Cell.text(value);
            case "b" -> new Cell(Cell.Kind.BOOLEAN, "1".equals(value.strip()) ? "1" : "0", Double.NaN);
            case "e" -> Cell.error(value);
            case "d" -> Cell.text(value);
            default -> number(style, value.strip());
        };
    }

    private Cell number(int style, String value) {
        if (value.isEmpty())
            return Cell.BLANK;
        try {
            return format.number(Double.parseDouble(value), styles.index(style), styles.format(style), date1904);
        } catch (NumberFormatException e) { // not what the type says: the text itself is all there is
            return Cell.text(value);
        }
    }

    private void merge(String ref) {
        if (ref == null || merges.size() >= Limits.MERGES)
            return;
        String[] ends = ref.split(":");
        if (ends.length != 2)
            return;
        int[] a = corner(ends[0]);
        int[] b = corner(ends[1]);
        if (a != null && b != null && a[0] <= b[0] && a[1] <= b[1])
            merges.add(new Merge(a[0], b[0], a[1], b[1]));
    }

    private static int[] corner(String ref) {
        int digits = 0;
        while (digits < ref.length() && !Character.isDigit(ref.charAt(digits)))
            digits++;
        int row = XlsxTable.number(ref.substring(digits), 0);
        int column = column(ref, -1);
        return row < 1 || column < 0 ? null : new int[]{row, column};
    }

    /** @return column from 0 of a reference such as AB12 */
    static int column(String ref, int otherwise) {
        int n = 0;
        int i = 0;
        for (; ref != null && i < ref.length() && i < 4 && ref.charAt(i) >= 'A' && ref.charAt(i) <= 'Z'; i++)
            n = n * 26 + ref.charAt(i) - 'A' + 1;
        return i == 0 ? otherwise : n - 1;
    }
}
