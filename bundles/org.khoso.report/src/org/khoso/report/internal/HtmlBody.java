package org.khoso.report.internal;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Box;
import org.khoso.api.report.Document.Column;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Page;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.SideBySide;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;

/** Writes a document as HTML. */
final class HtmlBody {
    private final Writer out;
    private final Styles styles;
    private long rows;

    HtmlBody(Writer out, Styles styles) {
        this.out = out;
        this.styles = styles;
    }

    long rows() {
        return rows;
    }

    void write(Document document) throws IOException {
        // the page asks for nothing, so that a hostile title can ask for nothing either
        out.write("<!DOCTYPE html>\n<html lang=\"" + document.locale().getLanguage() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                + "form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        HtmlText.write(out, document.title());
        out.write("</title>\n<style>\n");
        try (var css = Words.resource("style/document.css")) {
            out.write(new String(css.readAllBytes(), StandardCharsets.UTF_8));
        }
        for (int i = 0; i < document.sections().size(); i++)
            page(document.sections().get(i).page(), i);
        for (Map.Entry<String, TextStyle> e : styles.all().entrySet())
            style(e.getKey(), e.getValue());
        out.write("</style>\n</head>\n<body>\n<main>\n");
        for (int i = 0; i < document.sections().size(); i++)
            section(document.sections().get(i), i);
        out.write("</main>\n</body>\n</html>\n");
    }

    private void page(Page p, int number) throws IOException {
        css("@page p%d { size: %.1fmm %.1fmm; margin: %.1fmm %.1fmm %.1fmm %.1fmm; }%n", number, p.width(), p.height(), p.top(), p.right(),
                p.bottom(),
                p.left());
        css(".p%d { page: p%d; width: %.1fmm; padding: %.1fmm %.1fmm %.1fmm %.1fmm; }%n", number, number, p.inner(), p.top(), p.right(),
                p.bottom(),
                p.left());
    }

    private void css(String format, Object... values) throws IOException {
        out.write(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
    }

    private void style(String name, TextStyle s) throws IOException {
        css(".%s { font-size: %.1fpt; font-weight: %s; font-style: %s; text-align: %s; line-height: %.2f; text-wrap: %s;", name, s.size(),
                s.bold() ? "bold" : "normal", s.italic() ? "italic" : "normal", switch (s.align()) {
                    case LEFT -> "left";
                    case CENTRE -> "center";
                    case RIGHT -> "right";
                    case JUSTIFY -> "justify";
                }, 1.15 * s.spacing(), s.align() == Document.Align.CENTRE ? "balance" : "wrap");
        css(" text-indent: %.1fmm; padding-left: %.1fmm; }%n", s.indent(), Math.max(0, -s.indent()));
    }

    private void section(Section s, int number) throws IOException {
        out.write("<section class=\"p" + number + "\">\n");
        for (Node n : s.nodes())
            switch (n) {
            case Paragraph p -> paragraph(p);
            case SideBySide b -> sideBySide(b, s.page());
            case Table t -> table(t);
            }
        out.write("</section>\n");
    }

    private void paragraph(Paragraph p) throws IOException {
        css("<p class=\"%s\" style=\"margin:%.1fpt 0 %.1fpt\">", styles.name(p.style()), p.style().before(), p.style().after());
        if (p.rule() > 0)
            out.write("<span class=\"ruled\">");
        HtmlText.write(out, p.text());
        if (p.rule() > 0)
            css("<span class=\"rule\" style=\"width:%.1f%%;margin-top:%.1fpt\"></span></span>", p.rule() * 100, p.gap());
        out.write("</p>\n");
    }

    private void sideBySide(SideBySide s, Page page) throws IOException {
        var columns = new StringBuilder();
        double at = page.left();
        for (Box b : s.boxes()) {
            columns.append(String.format(Locale.ROOT, "%.1fmm %.1fmm ", Math.max(0, b.x() - at), b.width()));
            at = b.x() + b.width();
        }
        out.write("<div class=\"row\" style=\"grid-template-columns:" + columns.toString().strip() + "\">\n");
        for (Box b : s.boxes()) {
            out.write("<div></div><div>\n");
            for (Paragraph p : b.paragraphs())
                paragraph(p);
            out.write("</div>\n");
        }
        out.write("</div>\n");
    }

    private void table(Table t) throws IOException {
        out.write("<table>\n<colgroup>");
        for (Column c : t.columns())
            css("<col style=\"width:%.1fmm\">", c.width());
        out.write("</colgroup>\n<thead>\n<tr>");
        for (Column c : t.columns())
            cell("th scope=\"col\"", "th", t.head(), c.title());
        out.write("</tr>\n");
        if (t.numbered()) {
            out.write("<tr aria-hidden=\"true\">");
            for (int i = 1; i <= t.columns().size(); i++)
                cell("td", "td", Cells.numberStyle(t.head()), "(" + i + ")");
            out.write("</tr>\n");
        }
        out.write("</thead>\n<tbody>\n");
        long before = rows;
        t.rows().forEach(cells -> {
            rows++;
            row(t.columns(), cells);
        });
        if (rows == before && !t.empty().isEmpty()) {
            out.write("<tr>");
            cell("td colspan=\"" + t.columns().size() + "\"", "td", t.columns().get(0).style(), t.empty());
            out.write("</tr>\n");
        }
        out.write("</tbody>\n</table>\n");
    }

    private void row(List<Column> columns, List<Object> cells) throws IOException {
        out.write("<tr>");
        for (int i = 0; i < columns.size(); i++)
            cell("td", "td", columns.get(i).style(), Cells.shown(Cells.at(cells, i)));
        out.write("</tr>\n");
    }

    private void cell(String open, String close, TextStyle style, String text) throws IOException {
        out.write("<" + open + " class=\"" + styles.name(style) + "\">");
        HtmlText.write(out, text);
        out.write("</" + close + ">");
    }
}
