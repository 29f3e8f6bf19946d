package org.khoso.survey.ui;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Kept;
import org.khoso.survey.ui.ItemList.Mark;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Without a response: the letter's items, and the numbers of single ones that the holdings give, kept as reports. UI thread. */
final class Counting {
    private final Supplier<Session> session;
    private final UiJobs jobs;
    private final Tr tr;
    private final Surveys surveys;
    private final ItemList items;
    private final ItemView view;
    private final Provenance provenance;
    private final BooleanSupplier shown;
    private Answers answers = Answers.none();
    private boolean busy;

    /** @param session archive that is open, or null @param shown whether single items are in front */
    Counting(Supplier<Session> session, UiJobs jobs, Tr tr, Surveys surveys, Zones zones, BooleanSupplier shown) {
        this.session = session;
        this.jobs = jobs;
        this.tr = tr;
        this.surveys = surveys;
        this.shown = shown;
        items = zones.items();
        view = zones.single();
        provenance = zones.provenance();
    }

    /** Reads the surveys and what is kept. Without an archive the letter can still be read. */
    void read() {
        Session s = session.get();
        jobs.load(p -> Answers.read(surveys, s, jobs::explain), a -> {
            if (items.control().isDisposed() || session.get() != s)
                return;
            answers = a;
            if (shown()) {
                show();
                view.figures().first();
            }
        });
    }

    private Kept kept() {
        return items.item() == null ? null : answers.kept(items.survey(), items.item()).orElse(null);
    }

    /** Shows the items of all surveys, and the one that is selected. */
    void show() {
        items.show(answers.templates(), this::mark);
        item();
    }

    private Mark mark(Template t, Item i) {
        String state = !i.computed() ? "person" : answers.kept(t, i).isPresent() ? "done" : "todo";
        return new Mark(state, tr.say("survey.ui.state." + state), i.computed(), !i.computed());
    }

    /** Shows the item that is selected. */
    void item() {
        Item item = items.item();
        Session s = session.get();
        long now = s == null ? -1 : s.archive().holdings().position();
        view.show(item, kept(), now, item == null ? null : answers.problem(items.survey(), item));
        if (item == null)
            provenance.nothing(tr.say("survey.ui.no-archive"));
        else if (!item.computed())
            provenance.nothing(tr.say("survey.ui.no-provenance"));
        if (busy)
            view.busy(true);
    }

    /** The cursor is on a number. */
    void explain(Row row, Column column) {
        if (!shown())
            return;
        Item item = items.item();
        Kept kept = kept();
        if (kept == null || row == null) {
            provenance.nothing(tr.say("survey.ui.no-number"));
            view.behind().show(session.get(), null);
            return;
        }
        provenance.show(item, row, column, kept, answers.explained(items.survey(), item));
        view.behind().show(session.get(), Answers.figure(kept, row.id(), column.id()).orElse(null));
    }

    /** Counts the item that is selected. */
    void compute() {
        Template t = items.survey();
        Item i = items.item();
        Session s = session.get();
        if (s == null || busy)
            return;
        begin();
        jobs.run(tr.say("survey.ui.counting", i.id()), p -> surveys.compute(s, t.id(), i.id()), k -> {
            answers.put(t, i, k);
            ended();
            if (shown()) {
                show();
                view.figures().first();
                view.figures().control().setFocus();
            }
        }, why -> failed());
    }

    /** Counts the item that is selected again, and compares. */
    void recheck() {
        Template t = items.survey();
        Item i = items.item();
        Kept k = kept();
        Session s = session.get();
        if (s == null || k == null || busy)
            return;
        begin();
        jobs.run(tr.say("survey.ui.rechecking", i.id()), p -> surveys.explain(s, k.stored()), e -> {
            answers.put(t, i, e);
            ended();
            if (shown())
                item();
        }, why -> failed());
    }

    private void begin() {
        busy = true;
        view.busy(true);
        provenance.busy(true);
    }

    /** @return whether the numbers of single items are in front */
    private boolean shown() {
        return !items.control().isDisposed() && shown.getAsBoolean();
    }

    private void ended() {
        busy = false;
        if (!items.control().isDisposed()) {
            view.busy(false);
            provenance.busy(false);
        }
    }

    private void failed() {
        ended();
        if (shown())
            item();
    }
}
