package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.report.Document.Column;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Table;

/** A table: each page repeats its head; a row that fits on a page is never torn, a taller one goes on line by line. */
final class PdfTable {
    private static final double SIDE = 1.4 * PdfCanvas.MM;
    private static final double ABOVE = 2;
    private static final double BEFORE = 4;
    private static final double AFTER = 6;
    private final PdfFlow flow;
    private final Table table;
    private final double[] edges;
    private long rows;
    private double headEnd;
    private double headHeight;

    PdfTable(PdfFlow flow, Table table) {
        this.flow = flow;
        this.table = table;
        edges = new double[table.columns().size() + 1];
        edges[0] = flow.left();
        for (int i = 0; i < table.columns().size(); i++)
            edges[i + 1] = edges[i] + table.columns().get(i).width() * PdfCanvas.MM;
    }

    /** @return height of the head with one row */
    double least() throws IOException {
        return headHeight() + 2 * table.head().size();
    }

    /** @return number of rows */
    long write() throws IOException {
        if (!flow.atTop())
            flow.down(BEFORE);
        table.rows().forEach(cells -> {
            List<PdfFlow.Measured> measured = measure(cells);
            if (rows++ == 0)
                begin(height(measured));
            row(measured);
        });
        if (rows == 0) {
            begin(2 * table.head().size());
            if (!table.empty().isEmpty())
                emptyRow();
        }
        flow.down(AFTER);
        return rows;
    }

    /** Writes the head where the first row fits below it. */
    private void begin(double first) throws IOException {
        headHeight = headHeight();
        flow.need(headHeight + first <= flow.whole() ? headHeight + first : least());
        writeHead();
    }

    private double headHeight() throws IOException {
        double height = 0;
        for (List<PdfFlow.Measured> r : head())
            height += height(r);
        return height;
    }

    private void emptyRow() throws IOException {
        var p = new Paragraph(table.columns().get(0).style(), table.empty());
        var m = flow.measure(p, edges[0] + SIDE, edges[edges.length - 1] - edges[0] - 2 * SIDE);
        double height = m.height() + 2 * ABOVE;
        flow.need(height);
        flow.write(m, 0, m.lines().size(), flow.y() + ABOVE);
        box(height, new double[]{edges[0], edges[edges.length - 1]});
        flow.down(height);
    }

    private List<List<PdfFlow.Measured>> head() throws IOException {
        List<List<PdfFlow.Measured>> head = new ArrayList<>();
        List<PdfFlow.Measured> titles = new ArrayList<>();
        List<PdfFlow.Measured> numbers = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            titles.add(cell(i, new Paragraph(table.head(), table.columns().get(i).title())));
            numbers.add(cell(i, new Paragraph(Cells.numberStyle(table.head()), "(" + (i + 1) + ")")));
        }
        head.add(titles);
        if (table.numbered())
            head.add(numbers);
        return head;
    }

    private void writeHead() throws IOException {
        for (List<PdfFlow.Measured> r : head()) {
            double height = Math.min(height(r), flow.whole() / 2);
            for (PdfFlow.Measured m : r) {
                int lines = (int) Math.min(m.lines().size(), Math.max(1, Math.floor((height - 2 * ABOVE) / m.lineHeight() + 0.001)));
                flow.write(m, 0, lines, flow.y() + (height - lines * m.lineHeight()) / 2);
            }
            box(height, edges);
            flow.down(height);
        }
    }

    private List<PdfFlow.Measured> measure(List<Object> cells) throws IOException {
        List<PdfFlow.Measured> measured = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Column c = table.columns().get(i);
            measured.add(cell(i, new Paragraph(c.style(), Cells.shown(Cells.at(cells, i)))));
        }
        return measured;
    }

    private PdfFlow.Measured cell(int column, Paragraph p) throws IOException {
        return flow.measure(p, edges[column] + SIDE, Math.max(2, edges[column + 1] - edges[column] - 2 * SIDE));
    }

    private static double height(List<PdfFlow.Measured> row) {
        return row.stream().mapToDouble(PdfFlow.Measured::height).max().orElse(0) + 2 * ABOVE;
    }

    private void row(List<PdfFlow.Measured> cells) throws IOException {
        double height = height(cells);
        // a row that no page holds begins where it stands, if some lines of it do
        boolean elsewhere = height + headHeight <= flow.whole() || flow.room() < 4 * table.head().size();
        if (height > flow.room() + 0.01 && elsewhere && !fresh())
            next();
        if (height <= flow.room() + 0.01) {
            part(cells, new int[cells.size()], height);
            return;
        }
        torn(cells);
    }

    /** A row that no page holds. */
    private void torn(List<PdfFlow.Measured> cells) throws IOException {
        int[] from = new int[cells.size()];
        while (left(cells, from) > 0) {
            part(cells, from, Math.min(left(cells, from) + 2 * ABOVE, Math.max(flow.room(), 2 * ABOVE + 1)));
            if (left(cells, from) > 0)
                next();
        }
    }

    private static double left(List<PdfFlow.Measured> cells, int[] from) {
        double most = 0;
        for (int i = 0; i < from.length; i++)
            most = Math.max(most, (cells.get(i).lines().size() - from[i]) * cells.get(i).lineHeight());
        return most;
    }

    /** Writes of each cell as many lines as the height takes, at least one. */
    private void part(List<PdfFlow.Measured> cells, int[] from, double height) throws IOException {
        for (int i = 0; i < from.length; i++) {
            PdfFlow.Measured m = cells.get(i);
            int fit = Math.max(1, (int) Math.floor((height - 2 * ABOVE) / m.lineHeight() + 0.001));
            int to = Math.min(m.lines().size(), from[i] + fit);
            flow.write(m, from[i], to, flow.y() + ABOVE);
            from[i] = to;
        }
        box(height, edges);
        flow.down(height);
    }

    /** @return whether the head has just been written on a new page: a row that does not fit here fits nowhere */
    private boolean fresh() {
        return headEnd > 0 && Math.abs(flow.y() - headEnd) < 0.01;
    }

    private void next() throws IOException {
        flow.newPage();
        writeHead();
        headEnd = flow.y();
    }

    private void box(double height, double[] at) throws IOException {
        double y = flow.y();
        flow.stroke(at[0], y, at[at.length - 1], y);
        flow.stroke(at[0], y + height, at[at.length - 1], y + height);
        for (double x : at)
            flow.stroke(x, y, x, y + height);
    }
}
