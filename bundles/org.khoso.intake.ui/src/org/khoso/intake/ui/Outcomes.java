package org.khoso.intake.ui;

import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Finding;
import org.khoso.core.Session;
import org.khoso.intake.ui.RunRows.Row;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** What happens behind the list of runs: reads it, reads what a run found, leads to what a finding is about. */
final class Outcomes {
    private static final String CHECK = "org.khoso.ui.perspective.compliance";

    private final CurrentSession current;
    private final UiJobs jobs;
    private final Tr tr;
    private final Navigator navigator;
    private final IEventBroker broker;
    private final BiConsumer<List<Row>, UUID> shown;
    private RunsPane pane;

    /** @param shown told the runs that now show, and the one that was asked for, or null */
    Outcomes(CurrentSession current, UiJobs jobs, Tr tr, Navigator navigator, IEventBroker broker, BiConsumer<List<Row>, UUID> shown) {
        this.current = current;
        this.jobs = jobs;
        this.tr = tr;
        this.navigator = navigator;
        this.broker = broker;
        this.shown = shown;
    }

    RunsPane pane(Composite parent, Look look) {
        boolean check = navigator.perspectives().stream().anyMatch(p -> p.getElementId().equals(CHECK));
        pane = new RunsPane(parent, tr, look, this::findings, this::jump, check ? () -> navigator.show(CHECK) : null);
        return pane;
    }

    private boolean gone(Session s) {
        return pane.control().isDisposed() || current.get().orElse(null) != s;
    }

    /** Reads the runs anew. @param on run to select; null leaves the selection where it is */
    void read(UUID on) {
        Session s = current.get().orElse(null);
        if (s == null)
            show(List.of(), null);
        else
            jobs.load(p -> RunRows.load(s), list -> {
                if (!gone(s))
                    show(list, on);
            });
    }

    private void show(List<Row> list, UUID on) {
        pane.show(list, on);
        shown.accept(list, on);
    }

    private void findings(Row row) {
        Session s = current.get().orElse(null);
        if (row == null || s == null)
            pane.findings(List.of());
        else
            jobs.load(p -> RunRows.findings(s, row.run().id()), found -> {
                if (!gone(s) && row.equals(pane.selection()))
                    pane.findings(found);
            });
    }

    private void jump(Finding f) {
        Session s = current.get().orElse(null);
        if (s != null)
            jobs.load(p -> RunRows.subject(s, f), id -> id.ifPresentOrElse(x -> navigator.reveal(x, field(f)),
                    () -> broker.post(Topics.SAY, tr.say("intake.ui.never-came-in", f.subject().code()))));
    }

    /** Places of an intake are fields, or cells and files of the delivery. */
    private static String field(Finding f) {
        return f.place().isEmpty() || f.place().matches(".*[!/ ].*") ? null : f.place();
    }
}
