package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.RKRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;

/** One pass over the records of a workbook, keeping the rows of one sheet. */
final class XlsSheet implements XlsTable.Records {
    private final int wanted;
    private final Map<Integer, String> links;
    private final Table.Rows rows;
    private final CellText text = new CellText();
    private final FormatTrackingHSSFListener formats = new FormatTrackingHSSFListener(r -> {
    });
    private final List<Merge> merges = new ArrayList<>();
    private final BitSet hidden = new BitSet();
    private List<Cell> cells = new ArrayList<>();
    private SSTRecord strings;
    private boolean date1904;
    private int sheet = -1;
    private int depth;
    private int row = -1;
    private int formulaColumn = -1;
    private boolean stopped;

    XlsSheet(int wanted, Map<Integer, String> links, Table.Rows rows) {
        this.links = links;
        this.wanted = wanted;
        this.rows = rows;
    }

    @Override
    public boolean record(Record r) throws IOException {
        formats.processRecord(r);
        if (r instanceof BOFRecord b) {
            if (depth++ == 0 && b.getType() != BOFRecord.TYPE_WORKBOOK)
                sheet++;
        } else if (r.getSid() == org.apache.poi.hssf.record.EOFRecord.sid)
            depth--;
        else if (r instanceof SSTRecord s)
            strings = s;
        else if (r instanceof DateWindow1904Record d)
            date1904 = d.getWindowing() == 1;
        else if (sheet == wanted && depth == 1)
            body(r);
        return !stopped && sheet <= wanted;
    }

    private void body(Record r) throws IOException {
        if (r instanceof RowRecord h) {
            if (h.getZeroHeight())
                hidden.set(h.getRowNumber());
        } else if (r instanceof MergeCellsRecord m)
            for (int i = 0; i < m.getNumAreas() && merges.size() < Limits.MERGES; i++) {
                CellRangeAddress a = m.getAreaAt(i);
                merges.add(new Merge(a.getFirstRow() + 1, a.getLastRow() + 1, a.getFirstColumn(), a.getLastColumn()));
            }
        else if (r instanceof StringRecord s) {
            if (formulaColumn >= 0)
                put(formulaColumn, Cell.text(s.getString()));
            formulaColumn = -1;
        } else if (r instanceof CellValueRecordInterface c)
            cell(r, c);
    }

    private void cell(Record r, CellValueRecordInterface c) throws IOException {
        if (c.getRow() != row)
            flush();
        row = c.getRow();
        formulaColumn = -1;
        put(c.getColumn(), switch (r) {
            case LabelSSTRecord s -> strings == null || s.getSSTIndex() < 0 || s.getSSTIndex() >= strings.getNumUniqueStrings()
                    ? Cell.error("#" + s.getSSTIndex())
                    : Cell.text(strings.getString(s.getSSTIndex()).getString());
            case LabelRecord l -> Cell.text(l.getValue());
            case NumberRecord n -> number(n.getValue(), c);
            case RKRecord n -> number(n.getRKNumber(), c);
            case BoolErrRecord b -> b.isBoolean() ? bool(b.getBooleanValue()) : error(b.getErrorValue());
            case FormulaRecord f -> formula(f, c);
            default -> Cell.BLANK;
        });
    }

    private Cell formula(FormulaRecord f, CellValueRecordInterface c) {
        if (f.hasCachedResultString()) {
            formulaColumn = c.getColumn(); // the text follows in a record of its own
            return Cell.BLANK;
        }
        CellType type = f.getCachedResultTypeEnum();
        return switch (type) {
            case BOOLEAN -> bool(f.getCachedBooleanValue());
            case ERROR -> error(f.getCachedErrorValue());
            default -> number(f.getValue(), c);
        };
    }

    private Cell number(double value, CellValueRecordInterface c) {
        int index = formats.getFormatIndex(c);
        return text.number(value, index, index <= 0 ? null : formats.getFormatString(c), date1904);
    }

    private static Cell bool(boolean b) {
        return new Cell(Cell.Kind.BOOLEAN, b ? "1" : "0", Double.NaN);
    }

    private static Cell error(int code) {
        return Cell.error(FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code);
    }

    private void put(int column, Cell cell) {
        if (column < 0 || column >= Limits.COLUMNS || cell.blank())
            return;
        while (cells.size() <= column)
            cells.add(Cell.BLANK);
        cells.set(column, links.isEmpty() ? cell : cell.linked(links.get(row << 8 | column)));
    }

    private void flush() throws IOException {
        TableRow out = new TableRow(row + 1, row >= 0 && hidden.get(row), cells);
        cells = new ArrayList<>();
        if (row >= 0 && !out.blank() && !stopped)
            stopped = !rows.row(out);
    }

    /** @return merged regions, after the last row was given */
    List<Merge> finish() throws IOException {
        flush();
        return merges;
    }
}
