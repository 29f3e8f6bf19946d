package org.khoso.compliance.ui;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.store.FindingStore.State;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.FindingSet;
import org.khoso.core.FindingSet.By;
import org.khoso.core.FindingSet.Group;
import org.khoso.core.LastCheck;
import org.khoso.core.Session;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The list of findings, or what to do where it is empty. Reads and sifts off the UI thread, one at a time. */
final class FindingPane {
    private static final int PAUSE = 400;

    private record Found(Session session, FindingSet set, List<Group> groups, LastCheck last, long dossiers) {
    }

    private final Tr tr;
    private final Words words;
    private final UiJobs jobs;
    private final CurrentSession current;
    private final FindingFilter filter;
    private final Runnable run;
    private final Runnable intake;
    private final Composite stack;
    private final StackLayout layout = new StackLayout();
    private final FindingTable table;
    private final Blank blank;
    private Consumer<String> facts = s -> {
    };
    private FindingSet set;
    private boolean busy;
    private boolean again;
    private boolean stale;
    private boolean waiting;

    /** @param run runs the check @param intake leads to where dossiers come in, null if that is not installed */
    FindingPane(Composite parent, Tr tr, Look look, Words words, UiJobs jobs, CurrentSession current, FindingFilter filter,
            Runnable run,
            Runnable intake) {
        this.tr = tr;
        this.words = words;
        this.jobs = jobs;
        this.current = current;
        this.filter = filter;
        this.run = run;
        this.intake = intake;
        stack = new Composite(parent, SWT.NONE);
        stack.setLayout(layout);
        table = new FindingTable(stack, tr, look, words);
        blank = new Blank(stack, look, "compliance.next");
        layout.topControl = blank.control();
        blank.say(tr.say("compliance.ui.reading"), "", null, () -> {
        });
    }

    FindingTable table() {
        return table;
    }

    /** @param to told, after each reading, what is to be known of the list as a whole */
    void whenShown(Consumer<String> to) {
        facts = to;
    }

    void focus() {
        layout.topControl.setFocus();
    }

    /** Reads again soon; many events in a row become one reading. */
    void later() {
        stale = true;
        if (waiting)
            return;
        waiting = true;
        stack.getDisplay().timerExec(PAUSE, () -> {
            waiting = false;
            readIfStale();
        });
    }

    /** Reads if something changed and somebody is looking. */
    void readIfStale() {
        if (!stack.isDisposed() && stale && stack.isVisible())
            read();
    }

    /** Reads the findings anew. */
    void read() {
        stale = false;
        set = null;
        sift();
    }

    /** Shows what the filter lets through. */
    void sift() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        FindingSet known = set;
        var states = filter.states();
        By by = filter.by();
        Sift wanted = filter.wanted();
        jobs.load(p -> {
            try {
                Session s = current.get().orElse(null);
                words.session(s);
                return s == null ? new Found(null, null, List.of(), null, 0) : find(s, known, states, by, wanted);
            } catch (IOException | RuntimeException e) {
                return jobs.explain(e);
            }
        }, this::found);
    }

    private Found find(Session s, FindingSet known, java.util.Set<State> states, By by,
            Sift wanted) throws IOException {
        FindingSet now = known != null ? known : FindingSet.load(s, states, org.khoso.api.Progress.NONE);
        long dossiers = s.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER).within(s.filter(Action.READ)));
        return new Found(s, now, wanted.groups(now.groups(by, wanted.level())), LastCheck.of(s).orElse(null), dossiers);
    }

    private void found(Object result) {
        busy = false;
        if (stack.isDisposed())
            return;
        if (result instanceof Found f)
            show(f);
        else
            blank(tr.say("compliance.ui.failed"), String.valueOf(result), tr.say("compliance.ui.again"), this::read);
        if (again) {
            again = false;
            sift();
        }
    }

    private void show(Found f) {
        set = f.set();
        filter.counts(f.set() == null ? java.util.Map.of() : f.set().levels());
        table.show(f.groups());
        if (f.session() == null)
            blank(tr.say("compliance.ui.no-archive"), tr.say("compliance.ui.no-archive.text"), null, () -> {
            });
        else if (f.set().entries().isEmpty())
            nothing(f);
        else if (f.groups().isEmpty())
            blank(tr.say("compliance.ui.no-match"), tr.say("compliance.ui.no-match.text", f.set().entries().size()),
                    tr.say("compliance.ui.clear"),
                    filter::clear);
        else
            top(table.control());
        facts.accept(facts(f));
    }

    private void nothing(Found f) {
        if (f.dossiers() == 0)
            blank(tr.say("compliance.ui.empty"), tr.say("compliance.ui.empty.text"), intake == null
                    ? null
                    : tr.say("compliance.ui.intake"), intake);
        else if (f.last() != null)
            blank(tr.say("compliance.ui.clean"), tr.say("compliance.ui.clean.text", Words.time(f.last().when()),
                    f.last().dossiers(), f.last().records()),
                    tr.say("compliance.ui.run"), run);
        else
            blank(tr.say("compliance.ui.unchecked"), tr.say("compliance.ui.unchecked.text", f.dossiers()),
                    tr.say("compliance.ui.run"), run);
    }

    private String facts(Found f) {
        if (f.session() == null || f.set().entries().isEmpty())
            return "";
        String shown = tr.say("compliance.ui.shown", table.rows().findings(), f.set().total());
        if (f.set().total() > f.set().entries().size())
            shown = tr.say("compliance.ui.cut", f.set().entries().size(), f.set().total()) + " · " + shown;
        return f.last() == null
                ? tr.say("compliance.ui.never") + " · " + shown
                : tr.say("compliance.ui.last",
                        Words.time(f.last().when())) + " · " + shown;
    }

    private void blank(String heading, String text, String label, Runnable does) {
        blank.say(heading, text, label, does);
        top(blank.control());
    }

    private void top(org.eclipse.swt.widgets.Control control) {
        if (layout.topControl != control) {
            boolean focus = layout.topControl.isFocusControl();
            layout.topControl = control;
            stack.layout();
            if (focus)
                control.setFocus();
        }
    }
}
