package org.khoso.intake.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Composite;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.capture.Scanner;
import org.khoso.core.ScanBatch;
import org.khoso.core.ScanBatch.Outcome;
import org.khoso.core.ScanBatch.Source;
import org.khoso.core.Session;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Navigator;
import org.khoso.ui.State;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** What happens behind the scanner's pane: looks for devices, scans in the background, says how it ended. */
final class Scanning {
    private record Found(List<Source> devices, String missing) {
    }

    private final ScanBatch batch;
    private final CurrentSession current;
    private final UiJobs jobs;
    private final Tr tr;
    private final Look look;
    private final State state;
    private final Navigator navigator;
    private final Consumer<Session> after;
    private ScanPane pane;
    private boolean searched;
    private UUID made;

    /** @param after told the session whose holdings grew */
    Scanning(ScanBatch batch, CurrentSession current, UiJobs jobs, Tr tr, Look look, State state, Navigator navigator,
            Consumer<Session> after) {
        this.batch = batch;
        this.current = current;
        this.jobs = jobs;
        this.tr = tr;
        this.look = look;
        this.state = state;
        this.navigator = navigator;
        this.after = after;
    }

    ScanPane pane(Composite parent) {
        pane = new ScanPane(parent, tr, look, state, this::search, this::scan, () -> navigator.reveal(made, null));
        return pane;
    }

    /** The pane came into sight: looks for devices once. */
    void shown() {
        // the cursor stays where the scanner was chosen: arrow keys lead back to the folder
        if (!searched)
            search();
    }

    void busy(boolean on) {
        pane.busy(on);
    }

    /** Another archive is open. */
    void forget() {
        made = null;
        pane.say("", Tone.QUIET, false);
        pane.busy(false);
        searched = false;
    }

    private void search() {
        searched = true;
        pane.say(tr.say("intake.ui.scan.searching"), Tone.QUIET, false);
        jobs.load(p -> find(), f -> {
            if (!pane.control().isDisposed())
                pane.devices(f.devices(), f.missing());
        });
    }

    /** Without a scanner, or without recognition of text, the rest works: it is said, no more. */
    private Found find() {
        String text = batch.noText().map(tr::say).orElse("");
        try {
            List<Source> found = batch.devices();
            return new Found(found, found.isEmpty() ? tr.say("core.scan.no-device") + " " + tr.say("core.scan.no-device.remedy") : text);
        } catch (java.io.IOException e) {
            return new Found(List.of(), (jobs.explain(e) + " " + text).strip());
        }
    }

    private void scan(String dossier, String title, Source from, Map<String, String> options, List<Path> images) {
        Session s = current.get().orElse(null);
        if (s == null) {
            pane.say(tr.say("intake.ui.no-archive"), Tone.SHOULD, false);
            return;
        }
        pane.busy(true);
        pane.say(tr.say("intake.ui.scan.running"), Tone.QUIET, false);
        jobs.run(tr.say("intake.ui.scan.running"), (Progress p) -> from == null
                ? batch.images(s, dossier, images, title, p)
                : batch.scan(s, dossier, from, options, title, p), o -> done(s, o), this::failed);
    }

    private void done(Session s, Outcome o) {
        if (o.record() != null)
            after.accept(s);
        if (pane.control().isDisposed())
            return;
        pane.busy(false);
        made = o.record();
        var text = new StringBuilder(tr.say(o.message()));
        text.append(' ').append(o.record() == null
                ? tr.say("verb.scan.nothing")
                : tr.say("verb.scan.done", o.counts().ok() + o.counts().findings(), o.code().isEmpty() ? "" : o.code(),
                        o.counts().failed()));
        for (Message m : o.notes())
            text.append(' ').append(tr.say(m));
        for (Finding f : o.findings().subList(0, Math.min(3, o.findings().size())))
            text.append('\n').append(tr.say(f.message()));
        boolean plain = o.end() == Scanner.End.OUT_OF_PAPER && o.findings().isEmpty() && o.record() != null;
        pane.say(text.toString(), plain ? Tone.TEXT : Tone.SHOULD, made != null);
    }

    private void failed(String why) {
        if (pane.control().isDisposed())
            return;
        pane.busy(false);
        pane.say(why, Tone.MUST, false);
    }
}
