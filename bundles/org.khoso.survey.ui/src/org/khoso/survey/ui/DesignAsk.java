package org.khoso.survey.ui;

import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** Asks in the window itself under which identity and version a questionnaire is made, or whether a draft may go. Enter does it, Escape leaves it; problems are said here too. */
final class DesignAsk {
    private final Composite box;
    private final Label heading;
    private final Composite line;
    private final Text id;
    private final Text version;
    private final Button ok;
    private final Label problem;
    private final Kit kit;
    private final Runnable left;
    private BiConsumer<String, String> then;

    /** @param left called when it was left */
    DesignAsk(Composite parent, Kit kit, Runnable left) {
        this.kit = kit;
        this.left = left;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        box.setLayoutData(Kit.wide());
        heading = new Label(box, SWT.WRAP);
        heading.setLayoutData(Kit.wide());
        heading.setData("khoso.id", "survey.design.ask");
        line = new Composite(box, SWT.NONE);
        line.setLayout(Look.bare(6));
        line.setLayoutData(Kit.wide());
        id = text("id", true);
        version = text("version", false);
        ok = button("ok", this::done);
        button("cancel", this::leave);
        problem = new Label(box, SWT.WRAP);
        problem.setLayoutData(Kit.wide());
        problem.setData("khoso.id", "survey.design.problem");
        say("");
    }

    private Text text(String name, boolean wide) {
        String key = "survey.ui.design.ask." + name;
        Text t = Kit.named(new Text(line, SWT.BORDER), "survey.design.ask." + name, () -> kit.tr().say(key));
        t.setMessage(kit.tr().say(key));
        t.setToolTipText(kit.tr().say(key));
        var d = new GridData(SWT.FILL, SWT.CENTER, wide, false);
        d.widthHint = wide ? 200 : 120;
        t.setLayoutData(d);
        t.addListener(SWT.DefaultSelection, e -> done());
        t.addListener(SWT.KeyDown, this::key);
        return t;
    }

    private Button button(String name, Runnable does) {
        var b = new Button(line, SWT.PUSH);
        b.setText(kit.tr().say("survey.ui.design.ask." + name));
        b.setData("khoso.id", "survey.design.ask." + name);
        b.setLayoutData(new GridData(SWT.BEGINNING, SWT.CENTER, false, false));
        b.addListener(SWT.Selection, e -> does.run());
        b.addListener(SWT.KeyDown, this::key);
        return b;
    }

    private void key(Event e) {
        if (e.keyCode == SWT.ESC) {
            e.doit = false;
            leave();
        }
    }

    /** Asks for identity and version. @param name what is proposed @param number what is proposed */
    void name(String question, String name, String number, BiConsumer<String, String> done) {
        ask(question, done);
        Kit.seen(id, true);
        Kit.seen(version, true);
        id.setText(name);
        version.setText(number);
        show();
        id.setFocus();
        id.selectAll();
    }

    /** Asks whether something may be done that can't be taken back. */
    void sure(String question, Runnable done) {
        ask(question, (a, b) -> done.run());
        Kit.seen(id, false);
        Kit.seen(version, false);
        show();
        ok.setFocus();
    }

    private void ask(String question, BiConsumer<String, String> done) {
        then = done;
        kit.say(heading, question, Tone.TEXT);
        kit.say(problem, "", Tone.MUST);
        Kit.seen(line, true);
    }

    /** Says what went wrong; what was typed stays. Empty takes it all away. */
    void say(String why) {
        kit.say(problem, why, Tone.MUST);
        if (why.isEmpty()) {
            then = null;
            kit.say(heading, "", Tone.TEXT);
            Kit.seen(line, false);
        }
        show();
    }

    private void show() {
        Kit.seen(box, then != null || !problem.getText().isEmpty());
        box.getParent().layout(true, true);
    }

    private void leave() {
        say("");
        left.run();
    }

    private void done() {
        if (then != null)
            then.accept(id.getText().strip(), version.getText().strip());
    }
}
