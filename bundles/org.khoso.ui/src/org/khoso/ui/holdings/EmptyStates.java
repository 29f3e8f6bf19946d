package org.khoso.ui.holdings;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** What stands where there is nothing to show: each names the next step and has a button that does it. */
final class EmptyStates {
    private final Composite root;
    private final CurrentSession current;
    private final Look look;
    private final Tr tr;
    private final UiJobs jobs;
    private final State state;
    private final IEventBroker broker;
    private final SampleArchive sample;
    private final Consumer<String> command;
    private final Runnable goIntake;
    private Control welcome;
    private Composite empty;
    private String notice;

    /** @param goIntake goes to the intake; null in a product without one */
    EmptyStates(Composite root, CurrentSession current, Look look, Tr tr, UiJobs jobs, State state, IEventBroker broker,
            SampleArchive sample,
            Consumer<String> command, Runnable goIntake) {
        this.root = root;
        this.current = current;
        this.look = look;
        this.tr = tr;
        this.jobs = jobs;
        this.state = state;
        this.broker = broker;
        this.sample = sample;
        this.command = command;
        this.goIntake = goIntake;
    }

    /** @return what is seen without an archive, as things stand now */
    Control welcome() {
        if (welcome != null)
            welcome.dispose();
        welcome = new Welcome(root, look, tr, recent(), sample, notice, this::begin).control();
        return welcome;
    }

    /** What the window waits for is said where there is room for it. @param text null if it no longer waits @return whether that is news */
    boolean waits(String text) {
        boolean news = !java.util.Objects.equals(notice, text);
        notice = text;
        return news;
    }

    /** @return the archive that was open last, if it is still there */
    private String recent() {
        String last = state.get("archive", null);
        return last != null && current.workspace().isArchive(Path.of(last)) ? last : null;
    }

    private void begin(String way) {
        switch (way) {
            case "sample" ->
                jobs.run(tr.say("ui.sample.making"), p -> sample.open(tr.say("ui.sample.name"), p), s -> broker.post(Topics.FINDINGS, ""));
            case "recent" -> {
                Path last = Path.of(state.get("archive", ""));
                jobs.run(tr.say("ui.opening", last), p -> current.open(last, p), s -> {
                });
            }
            default -> command.accept(way);
        }
    }

    /** @return what an empty archive shows: the next step */
    Control archive() {
        if (empty != null && !empty.isDisposed())
            return empty;
        empty = new Composite(root, SWT.NONE);
        empty.setLayout(Look.grid(1));
        say(empty, tr.say("ui.empty"), tr.say("ui.empty.what"));
        return empty;
    }

    /** Says that what is selected holds nothing. */
    void nothing(Composite parent) {
        var box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.grid(1));
        say(box, tr.say("ui.no-children"), tr.say("ui.no-children.what"));
    }

    private void say(Composite box, String title, String what) {
        var inner = new Composite(box, SWT.NONE);
        inner.setLayout(Look.bare(1));
        inner.setLayoutData(new GridData(SWT.CENTER, SWT.CENTER, true, true));
        look.heading(inner, title);
        if (goIntake == null)
            return; // there is no next step in this product
        var l = new Label(inner, SWT.WRAP);
        l.setText(what);
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 380;
        l.setLayoutData(data);
        var b = new Button(inner, SWT.PUSH);
        b.setText(tr.say("ui.empty.go"));
        b.setImage(look.icon("intake"));
        b.setData("khoso.id", "holdings.go-intake");
        b.addListener(SWT.Selection, e -> goIntake.run());
    }
}
