package org.khoso.survey.ui;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.survey.Assessment;
import org.khoso.api.survey.Assessment.Call;
import org.khoso.api.survey.Assessment.Indicator;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Open;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.core.Session;
import org.khoso.core.survey.Trail.Step;
import org.khoso.survey.ui.BarChart.Bar;
import org.khoso.survey.ui.SumsDesk.Loaded;

/** The lines in the middle of a consolidation: those of a view, and what is about the one that the cursor is on. UI thread. */
final class SumsLines {
    private final LineTable table;
    private final Kit kit;
    private final SumsDesk desk;
    private final SumsAbout about;
    private final SumsWay way;
    private final DecidePanel panel;
    private final Composite box;
    private final Supplier<Session> session;
    private final Consumer<String> head;
    private final Consumer<String> failed;
    private final Map<String, String> decided = new HashMap<>();
    private Loaded of;
    private SumsView view = SumsView.NUMBERS;
    private List<?> lines = List.of();

    /** @param head told what stands above the lines @param failed told what went wrong */
    SumsLines(Composite parent, Kit kit, SumsDesk desk, SumsAbout about, Supplier<Session> session, Consumer<String> head,
            Consumer<String> failed) {
        this.kit = kit;
        this.desk = desk;
        this.about = about;
        this.session = session;
        this.head = head;
        this.failed = failed;
        this.box = parent;
        table = new LineTable(parent, kit, "survey.sums.lines", () -> kit.tr().say("survey.ui.sums.view." + view.word()), this::selected,
                this::opened);
        way = new SumsWay(kit, desk, about, table, head, failed);
        panel = new DecidePanel(parent, kit, this::decide);
    }

    /** Shows a view from its beginning, or the same one with other sums. */
    void view(SumsView wanted) {
        Loaded l = desk.loaded();
        boolean other = of == null || l.sums() != of.sums();
        if (other)
            decided.clear();
        of = l;
        view = wanted;
        if (panel.seen(view == SumsView.OPEN))
            box.layout();
        if (view == SumsView.NUMBERS) {
            way.begin();
            return;
        }
        var models = new SumsModels(l.words());
        lines = lines(l);
        LineModel model = model(l, models);
        head.accept(model.size() == 0
                ? kit.tr().say("survey.ui.sums.view." + view.word() + ".none")
                : kit.tr().say("survey.ui.sums.view." + view.word()) + " · " + kit.tr().number(model.size()));
        table.show(model, 0);
        if (model.size() > 0)
            selected(0);
        else
            about.nothing(kit.tr().say("survey.ui.sums.view." + view.word() + ".none"));
    }

    private List<?> lines(Loaded l) {
        return switch (view) {
            case GAPS -> SumsModels.gaps(l.assessment());
            case CALLS -> l.assessment().calls();
            case OPEN -> l.sums().open();
            case CONFLICTS -> SumsModels.conflicts(l.sums());
            case CHANGES -> l.assessment().changes();
            default -> List.of();
        };
    }

    @SuppressWarnings("unchecked")
    private LineModel model(Loaded l, SumsModels models) {
        return switch (view) {
            case PROVINCES -> models.provinces(l.assessment());
            case GAPS -> models.gaps((List<Assessment.Standing>) lines);
            case CALLS -> models.calls((List<Call>) lines);
            case PRIORITIES -> models.priorities(l.assessment());
            case OPEN -> models.open((List<Open>) lines, decided);
            case CONFLICTS -> models.conflicts((List<Object>) lines);
            case CHANGES -> models.changes((List<Assessment.Change>) lines);
            case NUMBERS -> LineModel.NONE;
        };
    }

    private void selected(int line) {
        if (line < 0 || of == null)
            return;
        Assessment a = of.assessment();
        switch (view) {
            case NUMBERS -> way.selected(line);
            case PROVINCES -> {
                about.province(of.words(), a, a.provinces().get(line));
                chart(a, line);
            }
            case CALLS -> about.call(of.words(), a.calls().get(line));
            case PRIORITIES -> {
                about.priority(of.words(), a.priorities().get(line));
                points(a, line);
            }
            case OPEN -> open((Open) lines.get(line));
            default -> {
                about.lines(List.of(model(of, new SumsModels(of.words())).row(line)));
                about.chart("", List.of(), -1);
            }
        }
    }

    private void opened(int line) {
        if (line < 0 || of == null)
            return;
        switch (view) {
            case NUMBERS -> way.opened(line);
            case PROVINCES -> way.unit(of.assessment().provinces().get(line).unit(), this::numbers);
            case CALLS -> call(of.assessment().calls().get(line));
            case OPEN -> panel.focus();
            default -> about.focus();
        }
    }

    private void numbers() {
        view = SumsView.NUMBERS;
    }

    /** A call leads to the answer that it is about. */
    private void call(Call c) {
        of.sums().measures().stream().filter(m -> m.item().equals(c.cell().item()) && m.column().equals(c.cell().column())
                && (m.row().equals(c.cell().row()) || m.row().equals("*"))).findFirst()
                .ifPresentOrElse((Measure m) -> way.answer(m, c.unit(), () -> {
                }), about::focus);
    }

    private void chart(Assessment a, int line) {
        Indicator i = a.indicators().stream().filter(x -> x.kind() != Assessment.Kind.CODES).findFirst().orElse(null);
        if (i == null)
            return;
        List<Bar> bars = new ArrayList<>();
        BigDecimal most = a.provinces().stream().skip(1).map(l -> l.figures().get(i.id()).value()).filter(v -> v != null)
                .max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        for (Assessment.Line l : a.provinces().subList(1, a.provinces().size())) {
            BigDecimal v = l.figures().get(i.id()).value();
            bars.add(new Bar(of.words().unit(l.unit()), share(v, most), of.words().figure(i, l.figures().get(i.id()))));
        }
        about.chart(of.words().indicator(i), bars, line - 1);
    }

    static double share(BigDecimal n, BigDecimal most) {
        return n == null || most.signum() <= 0 ? 0 : n.doubleValue() / most.doubleValue();
    }

    private void points(Assessment a, int line) {
        about.chart(kit.tr().say("survey.ui.sums.view.priorities"), a.priorities().stream().map(p -> new Bar(of.words().unit(p.unit()),
                p.points().doubleValue() / 100, p.points().toPlainString())).toList(), line);
    }

    private void open(Open o) {
        panel.ask(of.words().unit(o.unit()) + " (" + o.unit().code() + ")", desk.candidates(o));
        List<String> said = new ArrayList<>(List.of(of.words().unit(o.unit()), kit.tr().say("survey.ui.sums.open.why." + o.unit().level()),
                kit.tr().say("survey.ui.sums.open.file", SumsDesk.decisions(of.summed().asked().paths().getFirst()))));
        o.candidates().forEach(u -> said.add(u.code() + " " + u.name()));
        about.lines(said);
        about.chart("", List.of(), -1);
    }

    private void decide(Unit to, String note) {
        int line = table.line();
        if (line < 0 || line >= lines.size() || !(lines.get(line) instanceof Open o))
            return;
        Session s = session.get();
        desk.decide(o, to, s == null ? System.getProperty("user.name", "") : s.actor().name(), note, () -> {
            decided.put(o.unit().code(), to == null ? kit.tr().say("survey.ui.sums.decide.open") : to.name());
            head.accept(kit.tr().say("survey.ui.sums.decided", decided.size()));
            failed.accept(null);
            table.show(model(of, new SumsModels(of.words())), line + 1);
            selected(table.line());
            table.focus();
        }, failed);
    }

    /** @return whether there was anything above */
    boolean up() {
        return view == SumsView.NUMBERS && way.up();
    }

    /** @return bars of units, the longest as long as there is room */
    static List<Bar> bars(Loaded l, Measure m, List<Step> steps) {
        BigDecimal most = steps.stream().map(s -> s.total().value()).filter(v -> v != null).max(BigDecimal::compareTo)
                .orElse(BigDecimal.ONE);
        return steps.stream()
                .map(s -> new Bar(l.words().unit(s.unit()), share(s.total().value(), most), l.words().amount(m, s.total().value())))
                .toList();
    }

    /** @return the other units */
    static Geography other(Geography g) {
        return g == Geography.OLD ? Geography.NEW : Geography.OLD;
    }

    boolean focused() {
        return table.focused();
    }

    void focus() {
        table.focus();
    }
}
