package org.khoso.core.survey;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.report.Document.Rows;
import org.khoso.api.report.Piece;
import org.khoso.api.report.Piece.Grid;
import org.khoso.api.report.Piece.Head;
import org.khoso.api.report.Piece.Words;
import org.khoso.api.report.ReportData;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Reason;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.SurveyService.Item;

/** What fills the consolidated report: its layout is data, {@code survey-consolidation}. */
final class ConsolidationReport implements ReportData {
    private static final String LABEL = "surveyCell";
    private static final String NUMBER = "surveyNumber";
    private static final String TEXT = "surveyText";
    /** A report names so many contradictions; the workbook has all. */
    private static final int CALLS = 40;
    private final Assessment assessment;
    private final Consolidation sums;
    private final ConsolidationWords words;
    private final ConsolidationLists lists;

    ConsolidationReport(Assessment assessment, ConsolidationWords words) {
        this.assessment = assessment;
        this.sums = assessment.sums();
        this.words = words;
        this.lists = new ConsolidationLists(assessment, words);
    }

    @Override
    public Object value(String name) {
        Map<String, Object> values = new HashMap<>();
        values.put("agency", words.survey().issuer());
        values.put("surveyTitle", words.say(words.survey().title()));
        values.put("letter", words.survey().source());
        values.put("date", words.say(Message.of("core.reply.date.open", String.valueOf(LocalDate.now().getYear()))));
        return values.get(name);
    }

    @Override
    public void rows(String name, Receiver receiver) throws IOException {
        throw new KhosoException(Message.of("core.report.no-rows", name), null, null);
    }

    @Override
    public List<Piece> pieces(String name) {
        return switch (name) {
            case "answered" -> answered();
            case "figures" -> figures();
            case "priorities" -> priorities();
            case "calls" -> calls();
            case "changes" -> changes();
            case "provinces" -> List.of(provinces());
            case "missing" -> List.of(missing());
            default -> List.of();
        };
    }

    private static Words text(String t) {
        return new Words(TEXT, t);
    }

    private Grid grid(String name, Rows rows, String... heads) {
        return new Grid(name, Arrays.stream(heads).map(h -> new Head(words.say("head." + h.replaceAll("[+#]", "")),
                h.startsWith("++") ? 9 : h.startsWith("+") ? 4 : 1.6, h.startsWith("#") ? NUMBER : LABEL)).toList(), rows);
    }

    private List<Piece> answered() {
        List<Piece> pieces = new ArrayList<>();
        lists.facts().forEach(f -> pieces.add(text("- " + f)));
        pieces.add(grid("answered", to -> {
            for (String level : List.of(AdminUnits.PROVINCE, AdminUnits.DISTRICT, AdminUnits.COMMUNE)) {
                List<Object> row = new ArrayList<>(List.of(words.level(level)));
                for (Timeliness t : Timeliness.values())
                    row.add(words.number(assessment.standings().stream().filter(s -> s.unit().level().equals(level) && s.timeliness() == t)
                            .count()));
                to.row(row);
            }
        }, levels()));
        return pieces;
    }

    private String[] levels() {
        List<String> heads = new ArrayList<>(List.of("level"));
        for (Timeliness t : Timeliness.values())
            heads.add("#" + t.name());
        return heads.toArray(String[]::new);
    }

    /** National totals by item; words are in the workbook. */
    private List<Piece> figures() {
        List<Piece> pieces = new ArrayList<>();
        for (Item item : words.survey().items()) {
            List<Measure> measures = sums.measures().stream()
                    .filter(m -> m.item().equals(item.id()) && m.kind() != Kind.ANSWERS && m.kind() != Kind.NONE).toList();
            if (measures.isEmpty())
                continue;
            pieces.add(new Words("surveyItem", item.id() + ". " + words.say(item.heading())));
            pieces.add(grid("item", to -> {
                for (Measure m : measures) {
                    Total t = sums.in(assessment.geography()).total(Unit.ALL, m);
                    to.row(List.of(words.say(MeasureNames.inItem(words.survey(), m)), words.amount(m, t.value()), words.number(t.given()),
                            words.number(t.without()), t.open() == null ? "" : words.amount(m, t.open())));
                }
            }, "+measure", "#total", "#given", "#without", "#undecided"));
        }
        return pieces;
    }

    private List<Piece> priorities() {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(text(words.say("priorities.note", String.join("; ", weights()))));
        pieces.add(grid("priorities", to -> {
            for (Priority p : assessment.priorities())
                to.row(List.of(words.number(p.rank()), words.unit(p.unit()), MeasureNames.shown("decimal", p.points(), words.locale()),
                        lists.form(p), String.join("; ", p.reasons().stream().map(this::reason).toList())));
        }, "#rank", "unit", "#points", "form", "++why"));
        return pieces;
    }

    private List<String> weights() {
        return assessment.priorities().isEmpty()
                ? List.of()
                : assessment.priorities().getFirst().reasons().stream()
                        .map(r -> words.criterion(r) + " " + MeasureNames.shown("decimal", r.weight(), words.locale())).toList();
    }

    private String reason(Reason r) {
        return words.criterion(r) + ": " + words.say(r.why()) + " (" + MeasureNames.shown("decimal", r.points(), words.locale()) + ")";
    }

    private List<Piece> calls() {
        List<Piece> pieces = new ArrayList<>();
        int all = assessment.calls().size();
        pieces.add(text(words.say("calls.note", all, Math.min(all, CALLS))));
        pieces.add(grid("calls", to -> {
            for (Call c : assessment.calls().subList(0, Math.min(all, CALLS)))
                to.row(List.of(words.unit(c.unit()), c.cell().toString(), words.say(c.what()), words.say(c.ask())));
        }, "unit", "cell", "+what", "+ask"));
        return pieces;
    }

    private List<Piece> changes() {
        if (assessment.changes().isEmpty())
            return List.of(text(words.say("changes.none")));
        return List.of(grid("changes", to -> {
            for (Assessment.Change c : assessment.changes())
                if (c.unit().equals(Unit.ALL) && c.measure().kind() == Kind.SUM)
                to.row(List.of(words.measure(c.measure()), words.amount(c.measure(), c.before().value()),
                        words.amount(c.measure(), c.now().value()), words.amount(c.measure(), c.more())));
        }, "+measure", "#before", "#now", "#more"));
    }

    private Grid provinces() {
        List<Head> heads = new ArrayList<>(List.of(new Head(words.say("head.unit"), 3, LABEL), new Head(words.say("head.how"), 2, LABEL),
                new Head(words.say("head.answered"), 1.6, NUMBER)));
        assessment.indicators().forEach(
                i -> heads.add(new Head(words.indicator(i), 2, i.kind() == Assessment.Kind.CODES ? LABEL : NUMBER)));
        return new Grid("provinces", heads, to -> {
            for (Line l : assessment.provinces()) {
                List<Object> row = new ArrayList<>(List.of(words.unit(l.unit()), words.timeliness(l.own()),
                        words.number(l.answered()) + "/" + words.number(l.expected())));
                assessment.indicators().forEach(i -> row.add(words.figure(i, l.figures().get(i.id()))));
                to.row(row);
            }
        });
    }

    /** Provinces by name; of those below them the number. */
    private Grid missing() {
        return grid("missing", to -> {
            for (Line l : assessment.provinces()) {
                BigDecimal missing = BigDecimal.valueOf(l.expected() - l.answered());
                if (missing.signum() > 0 && !l.unit().equals(Unit.ALL))
                    to.row(List.of(words.unit(l.unit()), l.own() == null ? "" : words.timeliness(l.own()),
                            words.number(missing.longValue()),
                            words.number(l.by().getOrDefault(Timeliness.LATE, 0))));
            }
        }, "+unit", "how", "#missing", "#LATE");
    }

}
