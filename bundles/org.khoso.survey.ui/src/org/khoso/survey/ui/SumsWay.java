package org.khoso.survey.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Share;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.core.survey.Trail.Step;
import org.khoso.survey.ui.SumsDesk.Loaded;
import org.khoso.survey.ui.SumsModels.Number;

/** The way down from a number: Enter to the units, to the bodies, to the answer with its query and the list behind it; Escape back up. UI thread. */
final class SumsWay {
    private final Kit kit;
    private final SumsDesk desk;
    private final SumsAbout about;
    private final LineTable table;
    private final Consumer<String> head;
    private final Consumer<String> failed;
    private final Deque<At> above = new ArrayDeque<>();
    private SumsPlace place = SumsPlace.TOP;
    private List<Number> numbers = List.of();
    private List<Step> steps = List.of();
    private List<Share> shares = List.of();

    /** Where somebody was, and on which line. */
    private record At(SumsPlace place, int line) {
    }

    SumsWay(Kit kit, SumsDesk desk, SumsAbout about, LineTable table, Consumer<String> head, Consumer<String> failed) {
        this.kit = kit;
        this.desk = desk;
        this.about = about;
        this.table = table;
        this.head = head;
        this.failed = failed;
    }

    /** National numbers; where somebody was on them stays. */
    void begin() {
        int line = above.isEmpty() && place.measure() == null ? table.line() : above.isEmpty() ? 0 : above.getLast().line();
        above.clear();
        show(SumsPlace.TOP, line);
    }

    /** Numbers of a unit. @param then called before they are shown */
    void unit(Unit unit, Runnable then) {
        then.run();
        above.clear();
        show(new SumsPlace(unit, null, false), 0);
    }

    private void show(SumsPlace to, int line) {
        place = to;
        Loaded l = desk.loaded();
        var models = new SumsModels(l.words());
        String name = l.words().unit(to.unit());
        if (to.measure() == null) {
            head.accept(kit.tr().say("survey.ui.sums.numbers", name));
            desk.numbers(to.unit(), all -> shown(() -> numbers = all, models.numbers(all), line));
        } else if (!to.bodies()) {
            head.accept(kit.tr().say("survey.ui.sums.units", name, l.words().measure(to.measure())));
            desk.load(() -> l.trail(to.measure()).below(to.unit()), all -> shown(() -> steps = all, models.steps(to.measure(), all), line));
        } else {
            head.accept(kit.tr().say("survey.ui.sums.bodies", name, l.words().measure(to.measure())));
            desk.load(() -> l.trail(to.measure()).bodies(to.unit()),
                    all -> shown(() -> shares = all, models.shares(to.measure(), all), line));
        }
    }

    private void shown(Runnable kept, LineModel model, int line) {
        kept.run();
        table.show(model, line);
        selected(table.line());
    }

    /** About the line that the cursor is on. */
    void selected(int line) {
        Loaded l = desk.loaded();
        if (line < 0 || l == null)
            return;
        if (place.measure() == null && line < numbers.size())
            number(l, numbers.get(line), line);
        else if (place.measure() != null && !place.bodies() && line < steps.size()) {
            about.number(l.words(), steps.get(line).unit(), place.measure(), steps.get(line).total(), null);
            about.chart(l.words().measure(place.measure()), SumsLines.bars(l, place.measure(), steps), line);
        } else if (place.bodies() && line < shares.size())
            about.lines(List.of(l.words().unit(shares.get(line).unit()) + " (" + shares.get(line).unit().code() + ")",
                    l.words().amount(place.measure(), shares.get(line).value()), kit.tr().say("survey.ui.sums.enter")));
    }

    private void number(Loaded l, Number n, int line) {
        boolean all = place.unit().equals(Unit.ALL);
        desk.load(() -> {
            Total other = all && l.otherUnits() ? l.sums().in(SumsLines.other(l.geography())).total(Unit.ALL, n.measure()) : null;
            return new Object[]{other, all ? l.trail(n.measure()).below(Unit.ALL) : List.of()};
        }, found -> {
            if (table.line() != line || place.measure() != null)
                return;
            about.number(l.words(), place.unit(), n.measure(), n.total(), (Total) found[0]);
            @SuppressWarnings("unchecked")
            List<Step> below = (List<Step>) found[1];
            about.chart(below.isEmpty() ? "" : l.words().measure(n.measure()), SumsLines.bars(l, n.measure(), below), -1);
        });
    }

    /** One step down. */
    void opened(int line) {
        if (place.measure() == null && line < numbers.size()) {
            Measure m = numbers.get(line).measure();
            down(new SumsPlace(place.unit(), m, !place.unit().equals(Unit.ALL)), line);
        } else if (place.measure() != null && !place.bodies() && line < steps.size())
            down(new SumsPlace(steps.get(line).unit(), place.measure(), true), line);
        else if (place.bodies() && line < shares.size())
            answer(place.measure(), shares.get(line).unit(), () -> {
            });
    }

    private void down(SumsPlace to, int line) {
        above.push(new At(place, line));
        show(to, 0);
    }

    /** Shows what a body answered; the cursor goes into the list behind it, if there is one. */
    void answer(Measure m, Unit body, Runnable then) {
        desk.answer(m, body, read -> {
            if (read.answered() == null)
                about.lines(List.of(kit.tr().say("survey.ui.sums.no-answer")));
            else if (about.answer(desk.loaded().words(), body, read.answered(), read.place()))
                about.focusList();
            then.run();
        }, failed);
    }

    /** One step up. @return whether there was one */
    boolean up() {
        if (above.isEmpty()) {
            boolean unit = !place.equals(SumsPlace.TOP);
            if (unit)
                show(SumsPlace.TOP, 0);
            return unit;
        }
        At at = above.pop();
        show(at.place(), at.line());
        return true;
    }
}
