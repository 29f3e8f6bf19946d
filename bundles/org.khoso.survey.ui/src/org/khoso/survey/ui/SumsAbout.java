package org.khoso.survey.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Line;
import org.khoso.api.survey.Assessment.Priority;
import org.khoso.api.survey.Assessment.Reason;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.ListBehind;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.core.survey.ConsolidationWords;
import org.khoso.core.survey.MeasureNames;
import org.khoso.core.survey.Trail.Answer;
import org.khoso.core.survey.Trail.Answered;
import org.khoso.survey.ui.LineModel.Head;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** At the right of a consolidation: about what the cursor is on; below it a chart, or the list behind an answer. */
final class SumsAbout {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.systemDefault());
    private final SashForm box;
    private final Paper paper;
    private final Composite below;
    private final BarChart chart;
    private final LineTable list;
    private final Kit kit;
    private List<ListBehind.Item> items = List.of();

    SumsAbout(Composite parent, Kit kit) {
        this.kit = kit;
        box = new SashForm(parent, SWT.VERTICAL);
        box.setSashWidth(Look.UNIT);
        var top = new Composite(box, SWT.NONE);
        top.setLayout(Look.bare(1));
        paper = new Paper(top, kit.tr(), kit.look(), "survey.sums.about");
        below = new Composite(box, SWT.NONE);
        below.setLayout(new StackLayout());
        box.setWeights(52, 48);
        chart = new BarChart(below, kit);
        list = new LineTable(below, kit, "survey.sums.list", () -> kit.tr().say("survey.ui.sums.list"), i -> {
        }, i -> {
        });
        top(chart.control());
    }

    private void top(Control c) {
        var stack = (StackLayout) below.getLayout();
        if (stack.topControl != c) {
            stack.topControl = c;
            below.layout();
        }
    }

    Composite control() {
        return box;
    }

    void chart(String title, List<BarChart.Bar> bars, int marked) {
        chart.show(title, bars, marked);
        top(chart.control());
    }

    void nothing(String text) {
        paper.begin();
        paper.line(text, Tone.QUIET, false);
        paper.end();
        chart("", List.of(), -1);
    }

    /** About a number of a unit. */
    void number(ConsolidationWords words, Unit unit, Measure m, Total t, Total other) {
        paper.begin();
        paper.line(words.unit(unit), Tone.TEXT, true);
        paper.line(words.measure(m), Tone.QUIET, false);
        paper.gap();
        paper.line(words.amount(m, t.value()), Tone.TEXT, true);
        paper.gap();
        paper.line(kit.tr().say("survey.ui.sums.counts", t.given(), t.none(), t.without()), Tone.TEXT, false);
        if (other != null)
            paper.line(kit.tr().say("survey.ui.sums.other", words.amount(m, other.value()),
                    other.open() == null ? "0" : words.amount(m, other.open())), Tone.TEXT, false);
        paper.line(kit.tr().say("survey.ui.sums.cell", MeasureNames.cell(m)), Tone.QUIET, false);
        paper.end();
    }

    /** About what a body answered; the first list behind its answers is shown below. @return whether there is a list */
    boolean answer(ConsolidationWords words, Unit body, Answered answered, String place) {
        paper.begin();
        paper.line(words.unit(body) + " (" + body.code() + ")", Tone.TEXT, true);
        head(answered.response(), place);
        ListBehind first = null;
        for (Map.Entry<Cell, Answer> e : answered.answers().entrySet()) {
            answer(words, e.getKey(), e.getValue());
            first = first == null ? e.getValue().list() : first;
        }
        if (answered.answers().isEmpty())
            paper.line(kit.tr().say("survey.ui.sums.no-answer"), Tone.QUIET, false);
        paper.end();
        show(first);
        return first != null;
    }

    private void head(Response r, String place) {
        paper.line(kit.state(r.state()) + (r.issue().number().isEmpty() ? "" : " · " + r.issue().number()), Tone.QUIET, false);
        if (!r.issue().filledBy().isEmpty())
            paper.line(kit.tr().say("survey.ui.sums.filled", r.issue().filledBy()), Tone.QUIET, false);
        paper.line(place, Tone.QUIET, false);
        paper.gap();
    }

    private void answer(ConsolidationWords words, Cell cell, Answer a) {
        Given g = a.given();
        paper.line(cell.toString(), Tone.QUIET, false);
        String type = words.survey().item(cell.item()).flatMap(i -> i.column(cell.column())).map(c -> kit.words().show(c, g.value()))
                .orElse(g.value());
        paper.line(type, Tone.TEXT, true);
        paper.line(kit.tr().say("core.survey.origin." + g.origin().name().toLowerCase(java.util.Locale.ROOT))
                + (g.who().isEmpty() ? "" : " · " + g.who()) + (g.when() == null ? "" : " · " + TIME.format(g.when())), Tone.TEXT, false);
        if (!g.reason().isEmpty())
            paper.line(g.replaced() + " → " + g.value() + ": " + g.reason(), Tone.SHOULD, false);
        if (!g.query().isEmpty()) {
            paper.line(kit.tr().say("survey.ui.sums.query", g.snapshot() == null ? "" : TIME.format(g.snapshot())), Tone.QUIET, false);
            paper.line(g.query(), Tone.TEXT, false);
        }
        if (!g.listHash().isEmpty()) {
            paper.line("SHA-256 " + g.listHash(), Tone.QUIET, false);
            listSaid(a.list());
        }
        if (g.coverage() != null)
            paper.coverage(g.coverage());
        paper.gap();
    }

    private void listSaid(ListBehind l) {
        if (l == null)
            paper.line(kit.tr().say("survey.ui.sums.list.none"), Tone.SHOULD, false);
        else
            paper.line(kit.tr().say(l.whole() ? "survey.ui.sums.list.whole" : "survey.ui.sums.list.altered", l.items().size()),
                    l.whole() ? Tone.MAY : Tone.MUST, !l.whole());
    }

    private void show(ListBehind l) {
        items = l == null ? List.of() : l.items();
        if (l == null) {
            chart("", List.of(), -1);
            return;
        }
        list.show(LineModel.of(List.of(new Head(kit.tr().say("survey.ui.list.code"), 2, false),
                new Head(kit.tr().say("survey.ui.list.title"), 4, false)), items.size(),
                i -> new String[]{items.get(i).code(), items.get(i).title()}), 0);
        top(list.control());
    }

    /** About a province: why it stands where it does. */
    void priority(ConsolidationWords words, Priority p) {
        paper.begin();
        paper.line(words.unit(p.unit()), Tone.TEXT, true);
        paper.line(kit.tr().say("survey.ui.sums.points", p.points()), Tone.TEXT, true);
        paper.gap();
        for (Reason r : p.reasons()) {
            paper.line(words.criterion(r) + ": " + kit.tr().say("survey.ui.sums.points.of", r.points(), r.weight()),
                    r.known() ? Tone.TEXT : Tone.QUIET, r.points().signum() > 0);
            paper.line(words.say(r.why()), Tone.QUIET, false);
        }
        paper.gap();
        paper.line(words.say("fact.design"), Tone.QUIET, false);
        paper.end();
    }

    void call(ConsolidationWords words, Call c) {
        paper.begin();
        paper.line(words.unit(c.unit()) + " (" + c.unit().code() + ")", Tone.TEXT, true);
        paper.line(c.cell().toString(), Tone.QUIET, false);
        paper.gap();
        paper.line(words.say(c.what()), Tone.SHOULD, false);
        paper.gap();
        paper.line(words.say(c.ask()), Tone.TEXT, true);
        if (!c.place().isEmpty())
            paper.line(c.place(), Tone.QUIET, false);
        paper.gap();
        paper.line(words.say("fact.design"), Tone.QUIET, false);
        paper.end();
        chart("", List.of(), -1);
    }

    void province(ConsolidationWords words, Assessment a, Line l) {
        paper.begin();
        paper.line(words.unit(l.unit()), Tone.TEXT, true);
        for (Assessment.Timeliness t : Assessment.Timeliness.values())
            if (l.by().getOrDefault(t, 0) > 0)
            paper.line(words.timeliness(t) + ": " + words.number(l.by().get(t)), Tone.TEXT, false);
        paper.gap();
        a.indicators().forEach(i -> paper.line(words.indicator(i) + ": " + words.figure(i, l.figures().get(i.id())), Tone.TEXT, false));
        paper.end();
    }

    /** Says lines as they are. */
    void lines(List<String> lines) {
        paper.begin();
        for (int i = 0; i < lines.size(); i++)
            paper.line(lines.get(i), i == 0 ? Tone.TEXT : Tone.QUIET, i == 0);
        paper.end();
    }

    boolean listed() {
        return ((StackLayout) below.getLayout()).topControl == list.control();
    }

    void focusList() {
        list.focus();
    }

    void focus() {
        if (listed() && !list.focused())
            list.focus();
        else
            paper.focus();
    }
}
