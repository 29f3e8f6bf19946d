package org.khoso.survey.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Session;
import org.khoso.core.Surveys;
import org.khoso.core.Surveys.Kept;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The job "survey": the letter's items, what they ask, the numbers that the holdings give, and where each comes from. */
public final class SurveyPart {
    private static final String OPEN = "org.khoso.ui.command.open";

    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    Navigator navigator;
    @Inject
    Tr tr;
    @Inject
    ECommandService commands;
    @Inject
    EHandlerService handlers;
    @Inject
    @Service
    Surveys surveys;

    private Composite root;
    private ItemList items;
    private ItemView view;
    private Provenance provenance;
    private Answers answers = Answers.none();
    private boolean busy;

    @PostConstruct
    void create(Composite parent, Look look) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash.setSashWidth(Look.UNIT);
        items = new ItemList(sash, tr, look, (t, i) -> show());
        view = new ItemView(sash, tr, look, jobs, this::compute, this::explain, this::open);
        provenance = new Provenance(sash, tr, look, this::recheck);
        sash.setWeights(25, 47, 28);
        read();
    }

    @Focus
    void focus() {
        items.focus();
    }

    /** Reads the surveys and what is kept. Without an archive the letter can still be read. */
    private void read() {
        Session s = current.get().orElse(null);
        jobs.load(p -> Answers.read(surveys, s, jobs::explain), a -> {
            if (root.isDisposed() || current.get().orElse(null) != s)
                return;
            answers = a;
            items.show(a);
            show();
            view.figures().first();
        });
    }

    private Kept kept() {
        return items.item() == null ? null : answers.kept(items.survey(), items.item()).orElse(null);
    }

    private void show() {
        Item item = items.item();
        long now = current.get().map(s -> s.archive().holdings().position()).orElse(-1L);
        view.show(item, kept(), now, item == null ? null : answers.problem(items.survey(), item));
        if (item == null)
            provenance.nothing(tr.say("survey.ui.no-archive"));
        else if (!item.computed())
            provenance.nothing(tr.say("survey.ui.no-provenance"));
        if (busy)
            view.busy(true);
    }

    /** The cursor is on a number. */
    private void explain(Row row, Column column) {
        Item item = items.item();
        Kept kept = kept();
        if (kept == null || row == null) {
            provenance.nothing(tr.say("survey.ui.no-number"));
            view.behind().show(current.get().orElse(null), null);
            return;
        }
        provenance.show(item, row, column, kept, answers.explained(items.survey(), item));
        view.behind().show(current.get().orElse(null), Answers.figure(kept, row.id(), column.id()).orElse(null));
    }

    private void compute() {
        Template t = items.survey();
        Item i = items.item();
        Session s = current.get().orElse(null);
        if (s == null)
            handlers.executeHandler(commands.createCommand(OPEN, java.util.Map.of()));
        if (s == null || busy)
            return;
        begin();
        jobs.run(tr.say("survey.ui.counting", i.id()), p -> surveys.compute(s, t.id(), i.id()), k -> {
            answers.put(t, i, k);
            ended();
            if (!root.isDisposed()) {
                items.show(answers);
                show();
                view.figures().first();
                view.figures().control().setFocus();
            }
        }, why -> failed());
    }

    private void recheck() {
        Template t = items.survey();
        Item i = items.item();
        Kept k = kept();
        Session s = current.get().orElse(null);
        if (s == null || k == null || busy)
            return;
        begin();
        jobs.run(tr.say("survey.ui.rechecking", i.id()), p -> surveys.explain(s, k.stored()), e -> {
            answers.put(t, i, e);
            ended();
            if (!root.isDisposed())
                show();
        }, why -> failed());
    }

    private void begin() {
        busy = true;
        view.busy(true);
        provenance.busy(true);
    }

    private void ended() {
        busy = false;
        if (!root.isDisposed()) {
            view.busy(false);
            provenance.busy(false);
        }
    }

    private void failed() {
        ended();
        if (!root.isDisposed())
            show();
    }

    /** Goes to an object: a file is shown by its first page, a place on a shelf by what stands there. */
    private void open(Holding h) {
        if (h.kind() == Kind.FILE)
            navigator.page(h.parent(), h.id(), 1, java.util.List.of());
        else
            navigator.reveal(h.kind() == Kind.LOCATION ? h.parent() : h.id(), null);
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            read();
    }

    /** The numbers stay as they were counted; that the holdings are others now is said. */
    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            show();
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed()) {
            items.show(answers);
            show();
        }
    }
}
