package org.khoso.core.survey;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.khoso.api.report.Document.Rows;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Figure;
import org.khoso.api.survey.Assessment.Indicator;
import org.khoso.api.survey.Assessment.Kind;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.core.survey.Svg.Bar;
import org.khoso.core.survey.Svg.Part;

/** A consolidation as one page for any browser: charts and tables, no script, nothing fetched from anywhere; all words escaped. */
final class ConsolidationPage {
    private static final String STYLE = "/KHOSO-INF/survey/dashboard.css";
    /** Rows of a long list that a page shows; the workbook has all. */
    private static final int MOST = 500;

    private final Assessment assessment;
    private final ConsolidationWords words;
    private final ConsolidationLists lists;
    private final Writer out;

    ConsolidationPage(Assessment assessment, ConsolidationWords words, Writer out) {
        this.assessment = assessment;
        this.words = words;
        this.lists = new ConsolidationLists(assessment, words);
        this.out = out;
    }

    void write() throws IOException {
        head();
        answered();
        for (Indicator i : assessment.indicators())
            if (i.kind() != Kind.CODES)
            chart(i);
        provinces();
        table("priorities", lists::priorities, "rank", "unit", "code", "points", "form", "criterion", "weight", "points", "why");
        table("calls", lists::calls, "weight", "unit", "code", "cell", "what", "ask", "place");
        table("gaps", lists::gaps, "level", "code", "unit", "above", "how", "day", "place");
        table("conflicts", lists::conflicts, "kind", "unit", "code", "cell", "stated", "sum", "what");
        table("open", lists::open, "level", "code", "unit", "above", "candidates");
        if (!assessment.changes().isEmpty())
            table("changes", lists::changes, "unit", "code", "measure", "before", "now", "more");
        out.write("</main></body></html>\n");
    }

    private void head() throws IOException {
        String title = words.say("heading", words.say(words.survey().title()));
        out.write("<!DOCTYPE html>\n<html lang=\"" + words.locale().getLanguage() + "\"><head><meta charset=\"utf-8\">"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + Svg.escaped(title) + "</title><style>" + style()
                + "</style></head><body><main><h1>" + Svg.escaped(title) + "</h1><ul class=\"facts\">");
        for (String f : lists.facts())
            out.write("<li>" + Svg.escaped(f) + "</li>");
        out.write("</ul>");
    }

    private static String style() throws IOException {
        try (InputStream in = ConsolidationPage.class.getResourceAsStream(STYLE)) {
            return new String(Objects.requireNonNull(in, STYLE).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void answered() throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Timeliness t : Timeliness.values())
            parts.add(new Part(words.timeliness(t), assessment.provinces().getFirst().by().getOrDefault(t, 0),
                    t.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        out.write("<h2>" + Svg.escaped(words.say("chart.answered")) + "</h2>" + Svg.parts(words.say("chart.answered"), parts)
                + "<ul class=\"legend\">");
        for (Part p : parts)
            out.write("<li><span class=\"" + p.style() + "\"></span>" + Svg.escaped(p.label() + ": " + words.number(p.count())) + "</li>");
        out.write("</ul>");
    }

    private void chart(Indicator i) throws IOException {
        List<Line> with = assessment.provinces().stream().skip(1).filter(l -> value(l, i) != null)
                .sorted(Comparator.comparing((Line l) -> value(l, i)).reversed()).toList();
        if (with.isEmpty())
            return;
        BigDecimal most = value(with.getFirst(), i).max(i.kind() == Kind.RATIO ? BigDecimal.valueOf(100) : BigDecimal.ZERO);
        List<Bar> bars = with.stream()
                .map(l -> new Bar(words.unit(l.unit()), share(value(l, i), most), words.figure(i, l.figures().get(i.id()))))
                .toList();
        out.write("<details open><summary>" + Svg.escaped(words.indicator(i)) + "</summary>" + Svg.bars(words.indicator(i), bars)
                + "</details>");
    }

    private static BigDecimal value(Line l, Indicator i) {
        return l.figures().getOrDefault(i.id(), Figure.NONE).value();
    }

    private static double share(BigDecimal n, BigDecimal most) {
        return most.signum() <= 0 ? 0 : n.doubleValue() / most.doubleValue();
    }

    private void provinces() throws IOException {
        out.write("<h2>" + Svg.escaped(words.say("sheet.provinces")) + "</h2><div class=\"scroll\"><table><thead><tr>");
        for (String h : List.of("code", "unit", "how", "expected", "answered"))
            out.write("<th>" + Svg.escaped(words.say("head." + h)) + "</th>");
        for (Indicator i : assessment.indicators())
            out.write("<th>" + Svg.escaped(words.indicator(i)) + "</th>");
        out.write("</tr></thead><tbody>");
        for (Line l : assessment.provinces()) {
            out.write("<tr>");
            cell(l.unit().code());
            cell(words.unit(l.unit()));
            cell(words.timeliness(l.own()));
            cell(BigDecimal.valueOf(l.expected()));
            cell(BigDecimal.valueOf(l.answered()));
            for (Indicator i : assessment.indicators())
                out.write((i.kind() == Kind.CODES ? "<td>" : "<td class=\"n\">")
                        + Svg.escaped(words.figure(i, l.figures().get(i.id()))) + "</td>");
            out.write("</tr>");
        }
        out.write("</tbody></table></div>");
    }

    private void table(String name, Rows rows, String... heads) throws IOException {
        out.write("<h2>" + Svg.escaped(words.say("sheet." + name)) + "</h2><div class=\"scroll\"><table><thead><tr>");
        for (String h : heads)
            out.write("<th>" + Svg.escaped(words.say("head." + h)) + "</th>");
        out.write("</tr></thead><tbody>");
        int[] n = {0};
        rows.forEach(cells -> {
            if (n[0]++ >= MOST)
                return;
            out.write("<tr>");
            for (Object c : cells)
                cell(c);
            out.write("</tr>");
        });
        if (n[0] == 0)
            out.write("<tr><td colspan=\"" + heads.length + "\">" + Svg.escaped(words.say("nothing")) + "</td></tr>");
        if (n[0] > MOST)
            out.write("<tr><td colspan=\"" + heads.length + "\">" + Svg.escaped(words.say("rows-left", n[0] - MOST)) + "</td></tr>");
        out.write("</tbody></table></div>");
    }

    private void cell(Object value) throws IOException {
        if (value instanceof Number n)
            out.write("<td class=\"n\">" + Svg.escaped(MeasureNames.shown("decimal",
                    n instanceof BigDecimal d ? d : BigDecimal.valueOf(n.longValue()), words.locale())) + "</td>");
        else
            out.write("<td>" + Svg.escaped(value == null ? "" : value.toString()) + "</td>");
    }
}
