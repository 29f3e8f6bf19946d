package org.khoso.report.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.report.Document.Align;
import org.khoso.api.report.Document.Box;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Page;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.SideBySide;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;

/** The text of a DOCX: paragraphs, blocks side by side as tables without lines, tables whose heads repeat. */
final class WordBody {
    private static final double MM = 72 / 25.4;
    private static final double SLACK = 1;
    private static final double RULE = 0.75;
    private final WordXml xml;
    private final Styles styles;
    private final Fonts fonts;
    private Page page;
    private long rows;

    WordBody(WordXml xml, Styles styles, Fonts fonts) {
        this.xml = xml;
        this.styles = styles;
        this.fonts = fonts;
    }

    /** @return rows of tables so far */
    long rows() {
        return rows;
    }

    void section(Section s, String header, boolean last) throws IOException {
        page = s.page();
        List<Node> nodes = s.nodes();
        for (int i = 0; i < nodes.size(); i++)
            switch (nodes.get(i)) {
            case Paragraph p -> paragraph(p, page.inner() * MM, i + 1 < nodes.size() && nodes.get(i + 1) instanceof SideBySide);
            // signatures and the room above them go with the last words of the text
            case SideBySide b -> sideBySide(b, i + 1 < nodes.size() && nodes.get(i + 1) instanceof SideBySide);
            case Table t -> table(t);
            }
        if (last)
            properties(header);
        else {
            xml.open("p").open("pPr").empty("spacing", "before", 0, "after", 0, "line", 20, "lineRule", "exact");
            properties(header);
            xml.close().close();
        }
    }

    private void properties(String header) throws IOException {
        boolean across = page.width() > page.height();
        xml.open("sectPr");
        if (header != null)
            xml.empty("headerReference", "type", "default", "r:id", header);
        if (across)
            xml.empty("pgSz", "w", WordXml.ofMillimetres(page.width()), "h", WordXml.ofMillimetres(page.height()), "orient", "landscape");
        else
            xml.empty("pgSz", "w", WordXml.ofMillimetres(page.width()), "h", WordXml.ofMillimetres(page.height()));
        double number = page.number() == null ? 0 : page.number().size();
        xml.empty("pgMar", "top", WordXml.ofMillimetres(page.top()), "right", WordXml.ofMillimetres(page.right()), "bottom",
                WordXml.ofMillimetres(page.bottom()), "left", WordXml.ofMillimetres(page.left()), "header",
                WordXml.twips(Math.max(0, page.top() * MM - number) / 2), "footer", WordXml.ofMillimetres(page.bottom() / 2), "gutter", 0);
        xml.empty("pgNumType", "start", 1).empty("titlePg").close();
    }

    private void paragraph(Paragraph p, double room, boolean keep) throws IOException {
        TextStyle s = p.style();
        List<Lines.Line> lines = s.align() == Align.CENTRE || p.rule() > 0 ? lines(p, room) : List.of();
        boolean ruled = p.rule() > 0;
        xml.open("p").open("pPr").empty("pStyle", "val", styles.name(s));
        if (s.keep() || ruled || keep)
            xml.empty("keepNext");
        spacing(s.before(), ruled ? 0 : s.after(), s.spacing());
        if (lines.size() > 1 && s.align() == Align.CENTRE) {
            // as far in as makes the lines break where they are of about the same length
            double in = Math.max(0, (room - Lines.widest(lines) - SLACK) / 2);
            xml.empty("ind", "left", WordXml.twips(in), "right", WordXml.twips(in), "firstLine", 0);
        }
        xml.close();
        run(p.text());
        xml.close();
        if (ruled)
            rule(p, lines, room);
    }

    private List<Lines.Line> lines(Paragraph p, double room) throws IOException {
        Face face = fonts.face(p.style());
        return p.style().align() == Align.CENTRE
                ? Lines.balanced(p.text(), face, p.style().size(), room)
                : Lines.of(p.text(), face, p.style().size(), room, room);
    }

    /** A line as long as the law wants: the upper border of an empty paragraph between two indents. */
    private void rule(Paragraph p, List<Lines.Line> lines, double room) throws IOException {
        double free = Math.max(0, room - Lines.widest(lines) * p.rule());
        double left = switch (p.style().align()) {
            case CENTRE -> free / 2;
            case RIGHT -> free;
            default -> 0;
        };
        xml.open("p").open("pPr");
        xml.open("pBdr").empty("top", "val", "single", "sz", Math.round(RULE * 8), "space", 0, "color", "000000").close();
        xml.empty("spacing", "before", WordXml.twips(p.gap()), "after", WordXml.twips(p.style().after()), "line", 20, "lineRule", "exact");
        xml.empty("ind", "left", WordXml.twips(left), "right", WordXml.twips(free - left), "firstLine", 0);
        xml.open("rPr").empty("sz", "val", 2).close();
        xml.close().close();
    }

    private void spacing(double before, double after, double lines) throws IOException {
        xml.empty("spacing", "before", WordXml.twips(before), "after", WordXml.twips(after), "line", Math.round(lines * 240), "lineRule",
                "auto");
    }

    private void run(String text) throws IOException {
        xml.open("r").open("t", "xml:space", "preserve").text(text).close().close();
    }

    /** Two tables in a row would grow into one, and a text must not end with a table. */
    private void between(double points, boolean keep) throws IOException {
        xml.open("p").open("pPr");
        if (keep)
            xml.empty("keepNext");
        xml.empty("spacing", "before", 0, "after", 0, "line", WordXml.twips(Math.max(1, points)), "lineRule",
                "exact");
        xml.open("rPr").empty("sz", "val", 2).close();
        xml.close().close();
    }

    private void sideBySide(SideBySide s, boolean keep) throws IOException {
        if (keep && s.boxes().stream().flatMap(b -> b.paragraphs().stream()).allMatch(p -> p.text().replace('\u00a0', ' ').isBlank())) {
            // only room: office programs keep a paragraph with a table, but none with a table that has to stay with the next
            for (Paragraph p : s.boxes().getFirst().paragraphs())
                paragraph(p, page.inner() * MM, true);
            return;
        }
        List<Box> cells = new ArrayList<>();
        double at = s.boxes().get(0).x();
        for (Box b : s.boxes()) {
            if (b.x() > at + 0.01)
                cells.add(new Box(at, b.x() - at, List.of()));
            cells.add(b);
            at = b.x() + b.width();
        }
        xml.open("tbl").open("tblPr").empty("tblW", "w", WordXml.ofMillimetres(at - s.boxes().get(0).x()), "type", "dxa");
        xml.empty("tblInd", "w", WordXml.ofMillimetres(s.boxes().get(0).x() - page.left()), "type", "dxa");
        xml.empty("tblLayout", "type", "fixed");
        margins(0, 0);
        xml.close();
        grid(cells.stream().map(Box::width).toList());
        xml.open("tr").open("trPr").empty("cantSplit").close();
        for (Box b : cells) {
            xml.open("tc").open("tcPr").empty("tcW", "w", WordXml.ofMillimetres(b.width()), "type", "dxa").close();
            for (Paragraph p : b.paragraphs())
                paragraph(p, b.width() * MM, keep);
            if (b.paragraphs().isEmpty())
                xml.empty("p");
            xml.close();
        }
        xml.close().close();
        between(1, keep);
    }

    private void margins(double sides, double above) throws IOException {
        xml.open("tblCellMar").empty("top", "w", WordXml.twips(above), "type", "dxa")
                .empty("left", "w", WordXml.ofMillimetres(sides), "type", "dxa")
                .empty("bottom", "w", WordXml.twips(above), "type", "dxa").empty("right", "w", WordXml.ofMillimetres(sides), "type", "dxa")
                .close();
    }

    private void grid(List<Double> widths) throws IOException {
        xml.open("tblGrid");
        for (double w : widths)
            xml.empty("gridCol", "w", WordXml.ofMillimetres(w));
        xml.close();
    }

    private void table(Table t) throws IOException {
        between(4, false);
        xml.open("tbl").open("tblPr").empty("tblW", "w", WordXml.ofMillimetres(page.inner()), "type", "dxa");
        xml.open("tblBorders");
        for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV"))
            xml.empty(side, "val", "single", "sz", 4, "space", 0, "color", "000000");
        xml.close().empty("tblLayout", "type", "fixed");
        margins(1.4, 2);
        xml.close();
        grid(t.columns().stream().map(c -> c.width()).toList());
        head(t);
        long before = rows;
        t.rows().forEach(cells -> {
            rows++;
            xml.open("tr").open("trPr").empty("cantSplit").close();
            for (int i = 0; i < t.columns().size(); i++)
                cell(t, i, t.columns().get(i).style(), Cells.shown(Cells.at(cells, i)), false);
            xml.close();
        });
        if (rows == before && !t.empty().isEmpty())
            none(t);
        xml.close();
        between(6, false);
    }

    private void head(Table t) throws IOException {
        xml.open("tr").open("trPr").empty("cantSplit").empty("tblHeader").close();
        for (int i = 0; i < t.columns().size(); i++)
            cell(t, i, t.head(), t.columns().get(i).title(), true);
        xml.close();
        if (!t.numbered())
            return;
        xml.open("tr").open("trPr").empty("cantSplit").empty("tblHeader").close();
        for (int i = 0; i < t.columns().size(); i++)
            cell(t, i, Cells.numberStyle(t.head()), "(" + (i + 1) + ")", true);
        xml.close();
    }

    private void cell(Table t, int column, TextStyle style, String text, boolean middle) throws IOException {
        xml.open("tc").open("tcPr").empty("tcW", "w", WordXml.ofMillimetres(t.columns().get(column).width()), "type", "dxa");
        if (middle)
            xml.empty("vAlign", "val", "center");
        xml.close().open("p").open("pPr").empty("pStyle", "val", styles.name(style)).close();
        run(text);
        xml.close().close();
    }

    private void none(Table t) throws IOException {
        xml.open("tr").open("tc").open("tcPr").empty("tcW", "w", WordXml.ofMillimetres(page.inner()), "type", "dxa")
                .empty("gridSpan", "val", t.columns().size()).close();
        xml.open("p").open("pPr").empty("pStyle", "val", styles.name(t.columns().get(0).style())).close();
        run(t.empty());
        xml.close().close().close();
    }
}
