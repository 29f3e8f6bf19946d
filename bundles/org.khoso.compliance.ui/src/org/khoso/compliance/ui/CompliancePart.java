package org.khoso.compliance.ui;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.Holding;
import org.khoso.core.CheckHoldings;
import org.khoso.core.FindingReports;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.core.Waivers;
import org.khoso.core.report.Reports;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The job "check": runs the check, shows what is wrong, leads to where it is mended. */
public final class CompliancePart {
    private static final String INTAKE = "org.khoso.ui.perspective.intake";
    private static final String REPORT = "check-report";
    private static final Pattern PAGE = Pattern.compile("page (\\d+)");

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
    @Service
    CheckHoldings check;
    @Inject
    @Service
    FindingReports reports;
    @Inject
    @Service
    Reports documents;
    @Inject
    @Service
    Waivers waivers;

    private Composite root;
    private CheckBar bar;
    private FindingFilter filter;
    private FindingPane pane;
    private FindingDetail detail;
    private UiJobs.Work running;

    @PostConstruct
    void create(Composite parent, Look look) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        var words = new Words(tr);
        bar = new CheckBar(root, tr, look, this::runOrStop, this::export);
        bar.formats(reports.formats());
        bar.documents(documents.formats(), this::document);
        filter = new FindingFilter(root, tr, look, words, () -> pane.sift(), () -> pane.read());
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        pane = new FindingPane(sash, tr, look, words, jobs, current, filter, this::runOrStop, intake());
        detail = new FindingDetail(sash, tr, look, words, this::there, this::jump, this::waive);
        pane.table().listen(detail::show, this::jump);
        pane.whenShown(bar::last);
        sash.setWeights(68, 32);
        var keys = new Keys(root, this::key);
        root.addDisposeListener(e -> keys.close());
        pane.read();
    }

    /** @return leads to intake; null in a product without it */
    private Runnable intake() {
        return navigator.perspectives().stream().anyMatch(p -> p.getElementId().equals(INTAKE))
                ? () -> navigator.show(INTAKE)
                : null;
    }

    private boolean key(Event e) {
        if (e.keyCode == SWT.F5 && e.stateMask == 0)
            runOrStop();
        else if (e.keyCode == 'f' && e.stateMask == SWT.MOD1)
            filter.text().setFocus();
        else if (e.keyCode == SWT.F2 && e.stateMask == 0)
            detail.focus();
        else if (e.keyCode == SWT.ESC && e.widget != pane.table().control())
            pane.focus();
        else
            return false;
        return true;
    }

    @Focus
    void focus() {
        pane.focus();
    }

    private void runOrStop() {
        java.util.Optional<Session> session = current.get();
        if (running != null)
            running.cancel();
        else if (session.isPresent()) {
            running = jobs.run(tr.say("compliance.ui.running"), p -> check.all(session.get(), p), this::done, why -> ended());
            bar.running(true);
        }
    }

    private void done(RunReport report) {
        String key = report.cancelled() ? "compliance.ui.stopped" : "compliance.ui.done";
        broker.post(Topics.SAY, tr.say(key, report.counts().in(), report.counts().ok(), report.total()));
        ended();
    }

    private void ended() {
        running = null;
        broker.post(Topics.FINDINGS, null);
        if (!root.isDisposed())
            bar.running(false);
    }

    /** What came in after it was complained of is found by its code. */
    private void there(Finding f, Consumer<Boolean> told) {
        jobs.load(p -> target(f).isPresent(), told);
    }

    /** Not on the UI thread. */
    private java.util.Optional<Holding> target(Finding f) throws IOException {
        java.util.Optional<Session> s = current.get();
        if (s.isEmpty())
            return java.util.Optional.empty();
        if (f.subject().id() != null)
            return s.get().find(f.subject().id());
        return f.subject().code().isBlank() ? java.util.Optional.empty() : s.get().find(f.subject().code());
    }

    /** Goes to the page or the field; a finding about a file leads to that file. */
    private void jump(Entry entry) {
        Finding f = entry.finding();
        jobs.load(p -> target(f), found -> {
            if (found.isEmpty())
                broker.post(Topics.SAY, tr.say(f.subject().id() == null ? "compliance.ui.never-came-in" : "compliance.ui.gone"));
            else
                go(found.get(), f.place());
        });
    }

    private void go(Holding h, String place) {
        Matcher page = PAGE.matcher(place);
        if (h.kind() == Kind.FILE && page.matches())
            navigator.page(h.parent(), h.id(), Integer.parseInt(page.group(1)), List.of());
        else
            navigator.reveal(h.id(), place.isEmpty() ? null : place);
    }

    private void waive(List<Entry> entries, String reason) {
        if (current.get().isEmpty())
            return;
        Session s = current.get().get();
        String label = tr.say(reason == null ? "compliance.ui.unwaiving" : "compliance.ui.waiving");
        jobs.run(label, p -> reason == null ? waivers.unwaive(s, entries, p) : waivers.waive(s, entries, reason, p), n -> {
            broker.post(Topics.SAY, tr.say(reason == null ? "compliance.ui.unwaived" : "compliance.ui.waived", n));
            broker.post(Topics.FINDINGS, null);
            if (!root.isDisposed())
                pane.focus();
        });
    }

    private void export(String format) {
        Path file = current.get().isEmpty() ? null : Export.ask(root.getShell(), tr, format);
        if (file == null)
            return;
        Session s = current.get().get();
        List<Entry> entries = new ArrayList<>();
        pane.table().rows().groups().forEach(g -> entries.addAll(g.entries()));
        jobs.run(tr.say("compliance.ui.exporting"), p -> Export.write(reports, s, entries, format, tr.locale(), file),
                f -> broker.post(Topics.SAY, tr.say("compliance.ui.exported", f, entries.size())));
    }

    /** The check report as an official document; it is about all findings, whatever the list shows. */
    private void document(String format) {
        Path file = current.get().isEmpty() ? null : Export.ask(root.getShell(), tr, format);
        if (file == null)
            return;
        Session s = current.get().get();
        jobs.run(tr.say("compliance.ui.exporting"), p -> documents.make(s, REPORT, "", format, java.util.Map.of(), file, p),
                w -> broker.post(Topics.SAY, tr.say("compliance.ui.document.made", file, w.rows())));
    }

    @Inject
    @Optional
    void session(@UIEventTopic(Topics.SESSION) org.osgi.service.event.Event event) {
        again();
    }

    @Inject
    @Optional
    void findings(@UIEventTopic(Topics.FINDINGS) org.osgi.service.event.Event event) {
        again();
    }

    @Inject
    @Optional
    void changed(@UIEventTopic(Topics.CHANGED) org.osgi.service.event.Event event) {
        again();
    }

    @Inject
    @Optional
    void switched(@UIEventTopic(UIEvents.ElementContainer.TOPIC_SELECTEDELEMENT) org.osgi.service.event.Event event) {
        if (root != null && !root.isDisposed())
            root.getDisplay().asyncExec(() -> pane.readIfStale());
    }

    private void again() {
        if (root != null && !root.isDisposed())
            pane.later();
    }
}
