package org.khoso.intake.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Mapping;
import org.khoso.api.store.RunLedger.RunInfo;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.Json;
import org.khoso.core.RunReport;
import org.khoso.core.ScanBatch;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.intake.ui.RunRows.Row;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Navigator;
import org.khoso.ui.State;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The job "intake": looks at a delivery, lets a person correct what its columns are, takes it in, shows what became of it. */
public final class IntakePart implements IntakeView.Makers {
    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    Navigator navigator;
    @Inject
    IEventBroker broker;
    @Inject
    Tr tr;
    @Inject
    Look look;
    @Inject
    State state;
    @Inject
    @Service
    IntakeDelivery intake;
    @Inject
    @Optional
    @Service
    ScanBatch scanBatch;
    @Inject
    @Optional
    @Service
    SearchHoldings search;

    private IntakeView view;
    private Scanning scanning;
    private Outcomes outcomes;
    private Draft draft;
    private int sheet;
    private UiJobs.Work running;
    private int runs;

    @PostConstruct
    void create(Composite parent) {
        scanning = scanBatch == null ? null : new Scanning(scanBatch, current, jobs, tr, look, state, navigator, this::refreshIndex);
        outcomes = new Outcomes(current, jobs, tr, navigator, broker, this::shown);
        view = new IntakeView(parent, tr, look, this);
        var keys = new Keys(view.root, this::key);
        Listener follow = e -> follow();
        view.root.getDisplay().addFilter(SWT.FocusIn, follow);
        view.root.addDisposeListener(e -> {
            keys.close();
            e.display.removeFilter(SWT.FocusIn, follow);
        });
        show(null);
        outcomes.read(null);
    }

    private void follow() {
        if (!view.root.isDisposed() && view.root.isVisible())
            view.follow();
    }

    @Override
    public ResumeBar resume(Composite parent) {
        return new ResumeBar(parent, tr, look, this::resume);
    }

    @Override
    public SourcePane source(Composite parent) {
        return new SourcePane(parent, tr, look, this::open, this::select);
    }

    @Override
    public ScanPane scan(Composite parent) {
        return scanning == null ? null : scanning.pane(parent);
    }

    @Override
    public RunBox run(Composite parent) {
        return new RunBox(parent, tr, look, this::start, () -> running.cancel());
    }

    @Override
    public MappingPane mapping(Composite parent) {
        return new MappingPane(parent, tr, look, jobs, text -> broker.post(Topics.SAY, text), this::mapped);
    }

    @Override
    public RunsPane runs(Composite parent) {
        return outcomes.pane(parent, look);
    }

    @Override
    public void scanShown() {
        scanning.shown();
    }

    private boolean key(Event e) {
        if (e.keyCode == SWT.F5 && e.stateMask == 0 && view.scanning())
            view.scan.start();
        else if (e.keyCode == SWT.F5 && e.stateMask == 0)
            start();
        else
            return view.key(e);
        return true;
    }

    @Focus
    void focus() {
        if (view != null && !view.root.isDisposed())
            view.go(0);
    }

    /** Looks at a delivery: nothing is taken in yet. */
    private void open(String typed) {
        Session s = current.get().orElse(null);
        if (s == null || running != null) {
            view.source.say(tr.say(s == null ? "intake.ui.no-archive" : "intake.ui.busy"), Tone.SHOULD);
            return;
        }
        Path path;
        try {
            path = Path.of(typed).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            view.source.say(tr.say("intake.ui.bad-path", typed), Tone.MUST);
            return;
        }
        view.source.say(tr.say("intake.ui.reading", path.getFileName()), Tone.QUIET);
        jobs.run(tr.say("intake.ui.reading", path.getFileName()), p -> look(s, path, p), d -> opened(s, d),
                why -> failed(s, why));
    }

    private Draft look(Session s, Path path, org.khoso.api.Progress progress) throws IOException {
        try (Delivery d = intake.open(s, path, progress)) {
            return new Draft(path, d.sheets(), intake.propose(s, d), s.recordSets(s.profile()));
        }
    }

    private boolean gone(Session s) {
        return view.root.isDisposed() || current.get().orElse(null) != s;
    }

    private void opened(Session s, Draft d) {
        if (gone(s) || running != null)
            return;
        view.settings.show(Choices.recall(state, s.archive().directory(), d.input().toString()));
        show(d);
        if (d.sheets().isEmpty())
            view.source.focus();
        else
            view.source.focusSheets();
    }

    private void failed(Session s, String why) {
        if (gone(s))
            return;
        show(null);
        view.source.say(why, Tone.MUST);
        view.source.focus();
    }

    private void show(Draft d) {
        draft = d;
        sheet = 0;
        if (d != null)
            view.source.path(d.input().toString());
        view.source.show(d, 0);
        view.source.say(d == null
                ? tr.say(current.get().isPresent() ? "intake.ui.source.hint" : "intake.ui.no-archive")
                : d.sheets().isEmpty() ? tr.say("intake.ui.no-sheets") : tr.say("intake.ui.sheets", d.sheets().size()),
                d != null && d.sheets().isEmpty() ? Tone.SHOULD : Tone.QUIET);
        view.mapping.show(d, 0);
        view.run.ready(d != null);
        state();
    }

    private void select(int index) {
        sheet = Math.max(0, index);
        view.mapping.show(draft, sheet);
    }

    private void mapped() {
        view.source.paint(draft);
        state();
    }

    private void state() {
        view.state(tr, draft, current.get().orElse(null), running != null, runs);
    }

    private void start() {
        if (draft != null)
            start(draft.input(), draft.mapping(), view.settings.choices());
    }

    /** Goes on with a stopped run: the same mapping and the same choices as when it was begun. */
    private void resume(RunInfo run) {
        Session s = current.get().orElse(null);
        if (s == null || running != null)
            return;
        Mapping mapping = null;
        try {
            mapping = run.settings() == null || run.settings().isBlank() ? null : Json.read(run.settings(), Mapping.class, run.input());
        } catch (IOException e) {
            broker.post(Topics.SAY, jobs.explain(e));
        }
        Choices choices = Choices.recall(state, s.archive().directory(), run.input());
        view.settings.show(choices);
        view.source.path(run.input());
        start(Path.of(run.input()), mapping, choices);
    }

    private void start(Path input, Mapping mapping, Choices choices) {
        Session s = current.get().orElse(null);
        if (s == null || running != null)
            return;
        Choices.remember(state, s.archive().directory(), input.toString(), choices);
        running = jobs.run(tr.say("intake.ui.running", input.getFileName()), p -> intake.run(s, input, choices.settings(mapping), p),
                r -> done(s, input, r), why -> broke(s, why));
        view.resume.show(List.of());
        view.source.enable(false);
        view.run.watch(running);
        if (scanning != null)
            scanning.busy(true);
        state();
    }

    private void done(Session s, Path input, RunReport r) {
        if (!r.cancelled())
            Choices.remember(state, s.archive().directory(), input.toString(), null);
        broker.post(Topics.SAY,
                tr.say(r.cancelled() ? "intake.ui.stopped" : "intake.ui.done", tr.number(r.counts().in()), tr.number(r.total())));
        ended(s, r.run());
    }

    private void broke(Session s, String why) {
        ended(s, null);
        if (!gone(s))
            view.source.say(why, Tone.MUST);
    }

    private void ended(Session s, UUID run) {
        running = null;
        broker.post(Topics.FINDINGS, null);
        refreshIndex(s);
        if (view.root.isDisposed())
            return;
        view.source.enable(true);
        view.run.ended(draft != null);
        if (scanning != null)
            scanning.busy(false);
        outcomes.read(run);
    }

    /** Search finds what is new without being asked first; a product without search has nothing to do. */
    private void refreshIndex(Session s) {
        if (search != null && current.get().orElse(null) == s)
            jobs.run(tr.say("intake.ui.indexing"), p -> {
                search.refresh(s, p);
                return s;
            }, x -> {
            });
    }

    private void shown(List<Row> list, UUID on) {
        runs = list.size();
        if (running == null)
            view.resume.show(RunRows.unfinished(list));
        state();
        if (on != null && view.root.isVisible())
            view.go(3);
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        if (view == null || view.root.isDisposed())
            return;
        running = null;
        view.run.ended(false);
        view.source.enable(true);
        show(null);
        outcomes.read(null);
        if (scanning != null)
            scanning.forget();
    }

    @Inject
    @Optional
    void theme(@UIEventTopic(Topics.THEME) Boolean dark) {
        if (view == null || view.root.isDisposed())
            return;
        view.mapping.paint();
        view.source.paint(draft);
        view.runs.paint();
    }
}
