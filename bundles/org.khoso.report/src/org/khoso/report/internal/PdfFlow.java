package org.khoso.report.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.api.report.Document.Align;
import org.khoso.api.report.Document.Page;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.TextStyle;

/** Fills pages from top to bottom: knows where the next line goes, begins pages, writes their numbers. */
final class PdfFlow {
    private static final double RULE = 0.75;
    private final PdfCanvas canvas;
    private final Page page;
    private final double left;
    private final double top;
    private final double bottom;
    private int pages;
    private double y;

    PdfFlow(PdfCanvas canvas, Page page) {
        this.canvas = canvas;
        this.page = page;
        left = page.left() * PdfCanvas.MM;
        top = page.top() * PdfCanvas.MM;
        bottom = (page.height() - page.bottom()) * PdfCanvas.MM;
    }

    /** A text broken into lines. @param x left edge @param width room in points @param lines lines @param lineHeight points @param below points that a line below takes */
    record Measured(Paragraph paragraph, double x, double width, List<Lines.Line> lines, double lineHeight, double below) {
        double height() {
            return lines.size() * lineHeight + below;
        }

        double outer() {
            return paragraph.style().before() + height() + paragraph.style().after();
        }
    }

    double left() {
        return left;
    }

    double inner() {
        return page.inner() * PdfCanvas.MM;
    }

    double y() {
        return y;
    }

    double room() {
        return bottom - y;
    }

    /** @return points from the upper to the lower margin */
    double whole() {
        return bottom - top;
    }

    boolean atTop() {
        return y <= top;
    }

    void down(double points) {
        y += points;
    }

    void newPage() throws IOException {
        canvas.page(page);
        pages++;
        y = top;
        if (pages > 1 && page.number() != null) {
            TextStyle s = page.number();
            String text = String.valueOf(pages);
            double width = canvas.face(s).width(text, s.size());
            double middle = (top + s.size() * canvas.face(s).ascent() * 0.75) / 2;
            canvas.text(text, s, left + (inner() - width) / 2, middle, 0);
        }
    }

    void need(double points) throws IOException {
        if (y + points > bottom + 0.01 && !atTop())
            newPage();
    }

    Measured measure(Paragraph p, double x, double width) throws IOException {
        TextStyle s = p.style();
        double indent = s.indent() * PdfCanvas.MM;
        double first = Math.max(width / 4, width - Math.max(0, indent));
        double others = Math.max(width / 4, width - Math.max(0, -indent));
        var face = canvas.face(s);
        String text = canvas.known(p.text(), s);
        List<Lines.Line> lines = s.align() == Align.CENTRE
                ? Lines.balanced(text, face, s.size(), first)
                : Lines.of(text, face, s.size(), first, others);
        return new Measured(p, x, width, lines, s.size() * face.height() * s.spacing(), p.rule() > 0 ? p.gap() + RULE : 0);
    }

    /** Writes lines from one to before another at the present height, and the line below if the last is among them. */
    void write(Measured m, int from, int to) throws IOException {
        write(m, from, to, y);
        y += (to - from) * m.lineHeight() + (to == m.lines().size() ? m.below() : 0);
    }

    void write(Measured m, int from, int to, double at) throws IOException {
        TextStyle s = m.paragraph().style();
        var face = canvas.face(s);
        double natural = s.size() * face.height();
        for (int i = from; i < to; i++) {
            Lines.Line line = m.lines().get(i);
            double indent = s.indent() * PdfCanvas.MM;
            double shift = i == 0 ? Math.max(0, indent) : Math.max(0, -indent);
            double room = m.width() - shift;
            double baseline = at + (i - from) * m.lineHeight() + m.lineHeight() - natural + s.size() * face.ascent();
            double x = m.x() + shift + switch (s.align()) {
                case CENTRE -> (room - line.width()) / 2;
                case RIGHT -> room - line.width();
                default -> 0;
            };
            long spaces = line.text().chars().filter(c -> c == ' ').count();
            boolean justify = s.align() == Align.JUSTIFY && !line.last() && spaces > 0;
            canvas.text(line.text(), s, x, baseline, justify ? Math.max(0, (room - line.width()) / spaces) : 0);
        }
        if (to == m.lines().size() && m.paragraph().rule() > 0)
            rule(m, at + (to - from) * m.lineHeight() + m.paragraph().gap());
    }

    private void rule(Measured m, double at) throws IOException {
        double length = Lines.widest(m.lines()) * m.paragraph().rule();
        double x = m.x() + switch (m.paragraph().style().align()) {
            case CENTRE -> (m.width() - length) / 2;
            case RIGHT -> m.width() - length;
            default -> 0;
        };
        canvas.line(x, at, x + length, at, RULE);
    }

    void stroke(double x1, double y1, double x2, double y2) throws IOException {
        canvas.line(x1, y1, x2, y2, 0.5);
    }
}
