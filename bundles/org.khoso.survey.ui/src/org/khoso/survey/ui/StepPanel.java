package org.khoso.survey.ui;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.PartialDate;
import org.khoso.api.survey.Response.State;
import org.khoso.text.Dates;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** What a step needs to know, asked in the window itself: a reason, or number, date and signer. Enter does the step, Escape leaves it. */
final class StepPanel {
    /** What was typed. @param reason reason @param number number and sign @param date date, or null @param signer signer; empty for who is here */
    record Input(String reason, String number, LocalDate date, String signer) {
        static final Input NONE = new Input("", "", null, "");
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Composite box;
    private final Label heading;
    private final Composite line;
    private final Text reason;
    private final Text number;
    private final Text date;
    private final Text signer;
    private final Label problem;
    private final Kit kit;
    private final BiConsumer<State, Input> step;
    private final Runnable left;
    private State to;

    /** @param step does the step @param left called when it was left without doing it */
    StepPanel(Composite parent, Kit kit, BiConsumer<State, Input> step, Runnable left) {
        this.kit = kit;
        this.step = step;
        this.left = left;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        box.setLayoutData(Kit.wide());
        heading = new Label(box, SWT.WRAP);
        heading.setLayoutData(Kit.wide());
        line = new Composite(box, SWT.NONE);
        line.setLayout(Look.bare(6));
        line.setLayoutData(Kit.wide());
        reason = text("reason", 0);
        number = text("number", 200);
        date = text("date", 130);
        signer = text("signer", 0);
        button("ok", this::done);
        button("cancel", this::leave);
        problem = new Label(box, SWT.WRAP);
        problem.setData("khoso.id", "survey.step.problem");
        problem.setLayoutData(Kit.wide());
        Kit.seen(problem, false);
        Kit.seen(line, false);
        Kit.seen(heading, false);
        Kit.seen(box, false);
    }

    private Text text(String name, int width) {
        String key = "survey.ui.step." + name;
        Text t = Kit.named(new Text(line, SWT.BORDER), "survey.step." + name, () -> kit.tr().say(key));
        t.setMessage(kit.tr().say(key));
        t.setToolTipText(kit.tr().say(key));
        var d = new GridData(SWT.FILL, SWT.CENTER, width == 0, false);
        d.widthHint = width == 0 ? 100 : width;
        t.setLayoutData(d);
        t.addListener(SWT.DefaultSelection, e -> done());
        t.addListener(SWT.KeyDown, this::key);
        return t;
    }

    private void button(String name, Runnable does) {
        var b = new Button(line, SWT.PUSH);
        b.setText(kit.tr().say("survey.ui.step." + name));
        b.setData("khoso.id", "survey.step." + name);
        b.addListener(SWT.Selection, e -> does.run());
        b.addListener(SWT.KeyDown, this::key);
    }

    private void key(Event e) {
        if (e.keyCode == SWT.ESC) {
            e.doit = false;
            leave();
        }
    }

    /** @return whether a step needs to know anything */
    static boolean asks(State to) {
        return to == State.RETURNED || to == State.ISSUED;
    }

    /** Asks what a step needs to know. */
    void ask(State next) {
        to = next;
        boolean issue = next == State.ISSUED;
        kit.say(heading, kit.tr().say(issue ? "survey.ui.step.ask.issued" : "survey.ui.step.ask.returned"), Tone.TEXT);
        Kit.seen(reason, !issue);
        for (Control c : List.of(number, date, signer))
            Kit.seen(c, issue);
        reason.setText("");
        number.setText("");
        signer.setText("");
        date.setText(DAY.format(LocalDate.now(ZoneId.systemDefault())));
        kit.say(problem, "", Tone.MUST);
        Kit.seen(line, true);
        show(true);
        (issue ? number : reason).setFocus();
    }

    /** Says why a step was not done; what was typed stays. Null takes it all away. */
    void problem(String why) {
        kit.say(problem, why, Tone.MUST);
        if (why == null) {
            to = null;
            Kit.seen(line, false);
            kit.say(heading, "", Tone.TEXT);
        }
        show(why != null);
    }

    private void show(boolean on) {
        Kit.seen(box, on);
        box.getParent().layout(true, true);
    }

    private void leave() {
        problem(null);
        left.run();
    }

    private void done() {
        if (to == null)
            return;
        List<String> wrong = new ArrayList<>();
        LocalDate day = to == State.ISSUED ? day(wrong) : null;
        if (to == State.ISSUED && number.getText().isBlank())
            wrong.add(kit.tr().say("survey.ui.step.needs-number"));
        if (to == State.RETURNED && reason.getText().isBlank())
            wrong.add(kit.tr().say("survey.ui.step.needs-reason"));
        if (wrong.isEmpty())
            step.accept(to, new Input(reason.getText().strip(), number.getText().strip(), day, signer.getText().strip()));
        else
            problem(String.join(" ", wrong));
    }

    private LocalDate day(List<String> wrong) {
        PartialDate d = Dates.parse(date.getText().strip());
        if (d.precision() == PartialDate.Precision.DAY)
            return d.from();
        wrong.add(kit.tr().say("survey.ui.step.needs-date"));
        return null;
    }
}
