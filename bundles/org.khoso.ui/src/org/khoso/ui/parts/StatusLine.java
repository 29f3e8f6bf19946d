package org.khoso.ui.parts;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.store.FindingStore.State;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.core.StandardsFindings;
import org.khoso.core.fixity.FixityStatus;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.osgi.service.event.Event;

/** The line below: what the archive holds, what was last said, and the one place where long work shows and is cancelled. */
public final class StatusLine {
    private static final int REFRESH_MILLIS = 250;
    private static final int COUNT_MILLIS = 1000;
    /** How long a sentence stays: the longer it is, the longer it takes to be read, and the more likely it says what failed. */
    private static final int SAID_MILLIS = 6000;
    private static final int FIXITY_MILLIS = 5000;
    private static final Set<String> URGENT = Set.of("fixity/overdue-law", "fixity/overdue", "fixity/bad-last");
    private static final int SAID_MILLIS_PER_LETTER = 120;

    @Inject
    CurrentSession current;
    @Inject
    UiJobs jobs;
    @Inject
    Tr tr;

    private Label counts;
    private CLabel said;
    private Label work;
    private ProgressBar bar;
    private Button cancel;
    private boolean ticking;
    private boolean counting;
    private boolean countAgain;
    private int sentence;

    @PostConstruct
    void create(Composite parent, Look look) {
        var line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.grid(5));
        counts = new Label(line, SWT.NONE);
        counts.setText(tr.say("ui.no-archive"));
        said = new CLabel(line, SWT.NONE);
        said.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        work = new Label(line, SWT.RIGHT);
        bar = new ProgressBar(line, SWT.SMOOTH);
        bar.setLayoutData(data(160));
        cancel = new Button(line, SWT.PUSH | SWT.FLAT);
        cancel.setImage(look.icon("cancel"));
        cancel.setData("khoso.id", "frame.cancel");
        cancel.setToolTipText(tr.say("ui.cancel"));
        cancel.addListener(SWT.Selection, e -> jobs.running().forEach(UiJobs.Work::cancel));
        show(false);
        count();
    }

    private static GridData data(int width) {
        var d = new GridData(SWT.RIGHT, SWT.CENTER, false, false);
        d.widthHint = width;
        return d;
    }

    private void show(boolean running) {
        bar.setVisible(running);
        cancel.setVisible(running);
        work.setVisible(running);
    }

    @Inject
    @Optional
    void work(@UIEventTopic(Topics.WORK) Event event) {
        if (work != null && !work.isDisposed() && !ticking) {
            ticking = true;
            tick();
        }
    }

    private void tick() {
        if (work.isDisposed())
            return;
        List<UiJobs.Work> running = jobs.running();
        if (running.isEmpty()) {
            ticking = false;
            show(false);
            count();
            return;
        }
        say(running.get(0), running.size());
        work.getDisplay().timerExec(REFRESH_MILLIS, this::tick);
    }

    private void say(UiJobs.Work w, int how) {
        String text = w.total() > 0 ? tr.say("ui.work.of", w.label(), w.done(), w.total()) : tr.say("ui.work", w.label(), w.done());
        if (w.secondsLeft() > 3)
            text += " · " + tr.say("ui.work.left",
                    w.secondsLeft() < 90
                            ? tr.say("ui.seconds", w.secondsLeft())
                            : tr.say("ui.minutes", Math.round(w.secondsLeft() / 60.0)));
        if (how > 1)
            text += " (+" + (how - 1) + ")";
        work.setText(text);
        bar.setMaximum(1000);
        bar.setSelection(w.total() > 0 ? (int) (1000 * w.done() / w.total()) : 0);
        show(true);
        work.getParent().layout();
    }

    @Inject
    @Optional
    void said(@UIEventTopic(Topics.SAY) String text) {
        if (said == null || said.isDisposed())
            return;
        said.setText(text.replace("&", "&&"));
        said.setToolTipText(text);
        int me = ++sentence;
        said.getDisplay().timerExec(SAID_MILLIS + text.length() * SAID_MILLIS_PER_LETTER, () -> {
            // what was said of one thing must not stand beside the next
            if (me == sentence && !said.isDisposed()) {
                said.setText("");
                said.setToolTipText(null);
            }
        });
    }

    /** Another process has the archive: who that is, and that this window waits for it. */
    @Inject
    @Optional
    void waits(@UIEventTopic(Topics.WAITS) org.khoso.api.store.HeldException e) {
        if (said == null || said.isDisposed())
            return;
        said(tr.say("ui.waits.for", e.holder().pidText(), e.holder().doing().isEmpty() ? tr.say("ui.waits.unknown") : e.holder().doing()));
        said.setToolTipText(tr.say(e.problem()) + " " + tr.say("ui.waits") + " " + tr.say(e.remedy()));
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) Event event) {
        count();
        current.get().ifPresent(this::standards);
        if (said != null && !said.isDisposed())
            said.getDisplay().timerExec(FIXITY_MILLIS, () -> current.get().ifPresent(this::fixity));
    }

    /** When the vault was not read for too long, or is not as it must be: said a while after the archive was opened, which this must not hold up. */
    private void fixity(Session s) {
        jobs.load(p -> FixityStatus.of(s, Instant.now()), status -> {
            Finding first = status.findings().stream().filter(f -> URGENT.contains(f.rule())).findFirst().orElse(null);
            if (first != null && !said.isDisposed() && said.getText().isEmpty())
                said(tr.say(first.message()) + " " + tr.remedy(first.remedy()));
        });
    }

    /** Files of standards with a flaw change what the whole window shows: it is said when the archive opens. */
    private void standards(Session s) {
        jobs.load(p -> StandardsFindings.of(s.standards()), wrong -> {
            if (wrong.isEmpty())
                return;
            Finding first = wrong.get(0);
            String more = wrong.size() > 1 ? " (+" + (wrong.size() - 1) + ")" : "";
            said(tr.say(first.message()) + more + " " + tr.say(first.remedy()));
        });
    }

    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) Event event) {
        count();
    }

    @Inject
    @Optional
    void findings(@UIEventTopic(Topics.FINDINGS) Event event) {
        count();
    }

    /** One count at a time, and one more after the last change: an intake tells of many a second. */
    private void count() {
        if (counts == null || counts.isDisposed())
            return;
        countAgain = counting;
        if (counting)
            return;
        counting = true;
        jobs.load(p -> current.get().map(this::numbers).orElse(tr.say("ui.no-archive")), text -> {
            counting = false;
            if (counts.isDisposed())
                return;
            if (!text.equals(counts.getText())) {
                counts.setText(text);
                counts.getParent().layout();
            }
            if (countAgain)
                counts.getDisplay().timerExec(COUNT_MILLIS, this::count);
        }, () -> counting = false);
    }

    private String numbers(Session s) {
        try {
            long dossiers = s.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER).within(s.filter(Action.READ)));
            long records = s.archive().holdings().count(HoldingQuery.all(Kind.RECORD).within(s.filter(Action.READ)));
            var states = s.archive().findings().counts();
            long open = states.getOrDefault(State.NEW, 0L) + states.getOrDefault(State.OPEN, 0L);
            return tr.say("ui.counts", dossiers, records, open);
        } catch (IOException e) {
            return jobs.explain(e);
        }
    }
}
