package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** One pass over a table of an OpenDocument spreadsheet; the reader stands at its start. */
final class OdsSheet {
    static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    /** How often a row that holds something may be repeated: no catalogue says the same thing so often. */
    private static final int REPEATED = 10_000;
    private final String name;
    private final XMLStreamReader xml;
    private final Table.Rows rows;
    private final List<Merge> merges = new ArrayList<>();
    private int row;

    OdsSheet(String name, XMLStreamReader xml, Table.Rows rows) {
        this.name = name;
        this.xml = xml;
        this.rows = rows;
    }

    static boolean table(XMLStreamReader xml) {
        return "table".equals(xml.getLocalName()) && TABLE.equals(xml.getNamespaceURI());
    }

    /** Goes to the end of the element that begins here. */
    static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0;) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    List<Merge> read() throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && table(xml))
                return merges;
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            String element = xml.getLocalName();
            if ("table-row".equals(element)) {
                if (!row())
                    return merges;
            } else if (!element.startsWith("table-")) // groups and heading rows are looked into; forms and drawings are not
                skip(xml);
        }
        return merges;
    }

    private boolean row() throws XMLStreamException, IOException {
        int times = repeated("number-rows-repeated", Limits.ROWS);
        String visibility = xml.getAttributeValue(TABLE, "visibility");
        boolean hidden = "collapse".equals(visibility) || "filter".equals(visibility);
        List<Cell> cells = cells();
        if (cells.isEmpty() || row >= Limits.ROWS) {
            row = Math.min(Limits.ROWS, row + times);
            return true;
        }
        if (times > REPEATED)
            throw Broken.tooLarge(name, "number-rows-repeated", REPEATED);
        for (int i = 0; i < times && row < Limits.ROWS; i++)
            if (!rows.row(new TableRow(++row, hidden, cells)))
            return false;
        return true;
    }

    /** @return cells up to the last that holds something */
    private List<Cell> cells() throws XMLStreamException {
        List<Cell> out = new ArrayList<>();
        int column = 0;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            int times = repeated("number-columns-repeated", Limits.COLUMNS);
            if (!"table-cell".equals(xml.getLocalName())) { // covered by a merged region, or no cell at all
                column += "covered-table-cell".equals(xml.getLocalName()) ? times : 0;
                skip(xml);
                continue;
            }
            merge(column);
            Cell cell = new OdsCell(xml).read();
            if (!cell.blank())
                for (int i = 0; i < times && column + i < Limits.COLUMNS; i++) {
                    while (out.size() < column + i)
                        out.add(Cell.BLANK);
                    out.add(cell);
                }
            column = Math.min(Limits.COLUMNS, column + times);
        }
        return out;
    }

    private int repeated(String attribute, int most) {
        return Math.clamp(XlsxTable.number(xml.getAttributeValue(TABLE, attribute), 1), 1, most);
    }

    private void merge(int column) {
        int down = repeated("number-rows-spanned", Limits.ROWS);
        int right = repeated("number-columns-spanned", Limits.COLUMNS);
        if ((down > 1 || right > 1) && merges.size() < Limits.MERGES && column < Limits.COLUMNS)
            merges.add(new Merge(row + 1, row + down, column, column + right - 1));
    }
}
