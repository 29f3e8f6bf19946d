package org.khoso.report.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.khoso.api.report.ReportExporter;
import org.osgi.service.component.annotations.Component;

/** One HTML file that needs nothing else: it can be mailed, printed on A4, read aloud by a screen reader. */
@Component(property = "report.format=html")
public final class HtmlExporter implements ReportExporter {
    @Override
    public void export(Report report, Locale locale, OutputStream out) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        new Page(writer, locale).write(report);
        writer.flush();
    }

    private static final class Page {
        private final Writer out;
        private final Locale locale;
        private final Words words;
        private final NumberFormat numbers;

        Page(Writer out, Locale locale) throws IOException {
            this.out = out;
            this.locale = locale;
            words = new Words(locale);
            numbers = NumberFormat.getInstance(Locale.of(Words.language(locale)));
            numbers.setMaximumFractionDigits(6);
        }

        void write(Report report) throws IOException {
            // the page asks for nothing, so that a hostile title can ask for nothing either
            out.write("<!DOCTYPE html>\n<html lang=\"" + Words.language(locale) + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                    + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                    + "base-uri 'none'; form-action 'none'\">\n"
                    + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
            text(report.title());
            out.write("</title>\n<style>\n");
            try (var css = Words.resource("style/report.css")) {
                out.write(new String(css.readAllBytes(), StandardCharsets.UTF_8));
            }
            out.write("</style>\n</head>\n<body>\n<main>\n<h1>");
            text(report.title());
            out.write("</h1>\n");
            facts(report.facts());
            for (int i = 0; i < report.tables().size(); i++)
                table(report.tables().get(i), i + 1);
            notes(report.notes());
            out.write("</main>\n</body>\n</html>\n");
        }

        private void facts(List<List<String>> facts) throws IOException {
            if (facts.isEmpty())
                return;
            out.write("<dl>\n");
            for (List<String> fact : facts) {
                out.write("<dt>");
                text(fact.isEmpty() ? "" : fact.get(0));
                out.write("</dt><dd>");
                text(String.join(" ", fact.subList(Math.min(1, fact.size()), fact.size())));
                out.write("</dd>\n");
            }
            out.write("</dl>\n");
        }

        private void table(Table table, int number) throws IOException {
            out.write("<section aria-labelledby=\"t" + number + "\">\n<h2 id=\"t" + number + "\">");
            text(table.title());
            out.write("</h2>\n");
            if (table.rows().isEmpty()) {
                out.write("<p>" + words.say("report.no-rows") + "</p>\n</section>\n");
                return;
            }
            out.write("<div class=\"wide\" role=\"region\" aria-labelledby=\"t" + number + "\" tabindex=\"0\">\n<table aria-labelledby=\"t"
                    + number
                    + "\">\n<caption>" + words.say("report.rows", table.rows().size()) + "</caption>\n");
            head(table.columns());
            out.write("<tbody>\n");
            for (List<Object> row : table.rows())
                row(row, table.columns());
            out.write("</tbody>\n</table>\n</div>\n</section>\n");
        }

        private void head(List<Column> columns) throws IOException {
            int sum = Math.max(1, columns.stream().mapToInt(c -> Math.max(1, c.width())).sum());
            out.write("<colgroup>");
            for (Column c : columns)
                out.write("<col style=\"width:" + Math.max(1, c.width()) * 1000L / sum / 10.0 + "%\">");
            out.write("</colgroup>\n<thead><tr>");
            for (Column c : columns) {
                out.write(c.numeric() ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
                text(c.title());
                out.write("</th>");
            }
            out.write("</tr></thead>\n");
        }

        private void row(List<Object> row, List<Column> columns) throws IOException {
            out.write("<tr>");
            for (int i = 0; i < columns.size(); i++) {
                Object cell = Cells.at(row, i);
                out.write(columns.get(i).numeric() || cell instanceof Number ? "<td class=\"n\">" : "<td>");
                cell(cell);
                out.write("</td>");
            }
            out.write("</tr>\n");
        }

        private void cell(Object cell) throws IOException {
            if (cell instanceof Link link && RelativeLinks.safe(link.href())) {
                out.write("<a href=\"");
                text(link.href());
                out.write("\">");
                text(link.text());
                out.write("</a>");
            } else if (cell instanceof Number n)
                text(n instanceof Double d && !Double.isFinite(d) ? "" : numbers.format(n));
            else
                text(Cells.text(cell, locale));
        }

        private void notes(List<String> notes) throws IOException {
            if (notes.isEmpty())
                return;
            out.write("<div class=\"notes\">\n");
            for (String note : notes) {
                out.write("<p>");
                text(note);
                out.write("</p>\n");
            }
            out.write("</div>\n");
        }

        private void text(String text) throws IOException {
            HtmlText.write(out, text);
        }
    }
}
