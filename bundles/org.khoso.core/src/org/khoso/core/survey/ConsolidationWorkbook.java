package org.khoso.core.survey;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.report.Document;
import org.khoso.api.report.Document.Align;
import org.khoso.api.report.Document.Column;
import org.khoso.api.report.Document.Node;
import org.khoso.api.report.Document.Page;
import org.khoso.api.report.Document.Paragraph;
import org.khoso.api.report.Document.Rows;
import org.khoso.api.report.Document.Section;
import org.khoso.api.report.Document.Table;
import org.khoso.api.report.Document.TextStyle;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Standing;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Totals;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.SurveyService.Item;

/**
 * A consolidation as a workbook: a summary, provinces, for each item a line per body with what it reports and what is added (so that each
 * column of amounts adds up to the national total), answers in words, gaps, contradictions, what is open, sources. Rows are made as they
 * are written.
 */
final class ConsolidationWorkbook {
    private static final TextStyle TITLE = style("heading", 14, true, Align.LEFT);
    private static final TextStyle NOTE = style("note", 10, false, Align.LEFT);
    private static final TextStyle HEAD = style("head", 10, true, Align.CENTRE);
    private static final TextStyle TEXT = style("text", 10, false, Align.LEFT);
    private static final TextStyle NUMBER = style("number", 10, false, Align.RIGHT);
    private static final Page PAPER = new Page(297, 210, 15, 15, 15, 15, null);
    /** A sheet holds little more; who wants all has the JSON file. */
    private static final int MOST_WORDS = 1_000_000;

    private final Assessment assessment;
    private final Consolidation sums;
    private final Totals totals;
    private final ConsolidationWords words;
    private final ConsolidationLists lists;

    ConsolidationWorkbook(Assessment assessment, ConsolidationWords words) {
        this.assessment = assessment;
        this.sums = assessment.sums();
        this.totals = sums.in(assessment.geography());
        this.words = words;
        this.lists = new ConsolidationLists(assessment, words);
    }

    private static TextStyle style(String id, double size, boolean bold, Align align) {
        return new TextStyle(id, size, bold, false, align, 0, 0, 0, 1, false);
    }

    Document document() {
        List<Section> sheets = new ArrayList<>();
        sheets.add(summary());
        sheets.add(provinces());
        sheets.add(byProvince());
        for (Item item : words.survey().items())
            sheets.add(item(item));
        sheets.add(sheet("words", this::answers, "+level", "code", "+unit", "item", "row", "column", "++text"));
        sheets.add(sheet("gaps", lists::gaps, "+level", "code", "+unit", "above", "+how", "day", "++place"));
        sheets.add(sheet("conflicts", lists::conflicts, "+kind", "+unit", "code", "cell", "#stated", "#sum", "++what"));
        sheets.add(sheet("calls", lists::calls, "#weight", "+unit", "code", "cell", "++what", "+ask", "+place"));
        sheets.add(sheet("priorities", lists::priorities, "#rank", "+unit", "code", "#points", "+form", "+criterion", "#weight", "#points",
                "++why"));
        sheets.add(sheet("open", lists::open, "+level", "code", "+unit", "above", "++candidates"));
        if (!assessment.changes().isEmpty())
            sheets.add(sheet("changes", lists::changes, "+unit", "code", "++measure", "#before", "#now", "#more"));
        sheets.add(sheet("sources", lists::sources, "+level", "code", "+unit", "+state", "day", "++place", "+added"));
        return new Document("survey-consolidation", words.say("heading", words.say(words.survey().title())), words.locale(), sheets);
    }

    /** @param heads keys of headings: + is wide, ++ very wide, # a number */
    private Section sheet(String name, Rows rows, String... heads) {
        List<Column> columns = Arrays.stream(heads).map(this::column).toList();
        return sheet(words.say("sheet." + name), columns, rows);
    }

    private Column column(String head) {
        String key = head.replaceAll("[+#]", "");
        int width = head.startsWith("++") ? 90 : head.startsWith("+") ? 45 : 22;
        return new Column(words.say("head." + key), width, head.startsWith("#") ? NUMBER : TEXT);
    }

    private Section sheet(String name, List<Column> columns, Rows rows) {
        return new Section(name, PAPER, List.of(new Table(name, columns, false, HEAD, "", rows)));
    }

    private Section summary() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Paragraph(TITLE, words.say("heading", words.say(words.survey().title()))));
        for (String line : lists.facts())
            nodes.add(new Paragraph(NOTE, line));
        List<Column> columns = new ArrayList<>(List.of(new Column(words.say("head.item"), 22, TEXT),
                new Column(words.say("head.measure"), 90, TEXT)));
        for (String h : List.of("total", "given", "none", "without", "undecided"))
            columns.add(new Column(words.say("head." + h), 30, NUMBER));
        nodes.add(new Table("summary", columns, false, HEAD, "", to -> {
            for (Measure m : sums.measures()) {
                Total t = totals.total(Unit.ALL, m);
                to.row(Arrays.asList(m.item(), words.say(MeasureNames.inItem(words.survey(), m)), t.value(), t.given(), t.none(),
                        t.without(), t.open()));
            }
        }));
        return new Section(words.say("sheet.summary"), PAPER, nodes);
    }

    private Section provinces() {
        List<Column> columns = new ArrayList<>(
                List.of(column("code"), column("+unit"), column("+how"), column("#expected"), column("#answered")));
        assessment.indicators().forEach(i -> columns
                .add(new Column(words.indicator(i), 30, i.kind() == Assessment.Kind.CODES ? TEXT : NUMBER)));
        return sheet(words.say("sheet.provinces"), columns, to -> {
            for (Assessment.Line l : assessment.provinces()) {
                List<Object> row = new ArrayList<>(
                        Arrays.asList(l.unit().code(), words.unit(l.unit()), words.timeliness(l.own()), l.expected(),
                                l.answered()));
                assessment.indicators().forEach(i -> {
                    var f = l.figures().get(i.id());
                    row.add(i.kind() == Assessment.Kind.CODES ? words.figure(i, f) : f.value());
                });
                to.row(row);
            }
        });
    }

    /** Totals of each province beside the national ones. */
    private Section byProvince() {
        List<Measure> amounts = sums.measures().stream().filter(m -> m.kind() == Kind.SUM || m.kind() == Kind.PERCENT).toList();
        List<Column> columns = new ArrayList<>(List.of(column("code"), column("+unit")));
        amounts.forEach(m -> columns.add(new Column(words.measure(m), 30, NUMBER)));
        return sheet(words.say("sheet.totals"), columns, to -> {
            List<Unit> units = new ArrayList<>(List.of(Unit.ALL));
            units.addAll(totals.below(Unit.ALL));
            for (Unit u : units) {
                List<Object> row = new ArrayList<>(List.of(u.code(), words.unit(u)));
                amounts.forEach(m -> row.add(totals.total(u, m).value()));
                to.row(row);
            }
        });
    }

    /** A line for each body in the sums. What is reported but not added, because it repeats what those below report, stands with the contradictions. */
    private Section item(Item item) {
        List<Measure> measures = sums.measures().stream().filter(m -> m.item().equals(item.id())).toList();
        List<Column> columns = new ArrayList<>(List.of(column("+level"), column("code"), column("+unit"), column("above"), column("+how")));
        measures.forEach(m -> columns.add(new Column(words.say(MeasureNames.inItem(words.survey(), m)), 30, NUMBER)));
        return sheet(words.say("sheet.item", item.id()), columns, to -> {
            List<Map<Unit, BigDecimal>> added = measures.stream().map(this::added).toList();
            for (Standing s : assessment.standings()) {
                if (!s.timeliness().answered())
                    continue; // they stand with the gaps
                List<Object> row = new ArrayList<>(Arrays.asList(words.level(s.unit().level()), s.unit().code(), words.unit(s.unit()),
                        s.above() == null ? "" : s.above().code(), words.timeliness(s.timeliness())));
                for (int i = 0; i < measures.size(); i++)
                    row.add(measures.get(i).kind() == Kind.PERCENT ? sums.reported(s.unit(), measures.get(i)) : added.get(i).get(s.unit()));
                to.row(row);
            }
        });
    }

    private Map<Unit, BigDecimal> added(Measure m) {
        Map<Unit, BigDecimal> added = new HashMap<>();
        if (m.kind() != Kind.PERCENT)
            sums.in(Consolidation.Geography.OLD).shares(Unit.ALL, m).forEach(s -> added.put(s.unit(), s.value()));
        return added;
    }

    private void answers(Document.RowReceiver to) throws java.io.IOException {
        int[] n = {0};
        sums.words((unit, cell, value) -> {
            if (n[0]++ < MOST_WORDS)
                to.row(List.of(words.level(unit.level()), unit.code(), words.unit(unit), cell.item(), cell.row(), cell.column(), value));
        });
        if (n[0] > MOST_WORDS)
            to.row(List.of("", "", "", "", "", "", words.say("words-left", n[0] - MOST_WORDS)));
    }

}
