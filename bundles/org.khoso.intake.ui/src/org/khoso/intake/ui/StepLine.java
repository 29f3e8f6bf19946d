package org.khoso.intake.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The line of steps: where one is, how each step stands; a step is one key away (Ctrl+1 to Ctrl+4). */
final class StepLine {
    /** Names of the steps. */
    static final List<String> STEPS = List.of("delivery", "mapping", "run", "results");

    private final Tr tr;
    private final Look look;
    private final Composite line;
    private final List<Button> buttons = new ArrayList<>();
    private final List<Label> states = new ArrayList<>();

    StepLine(Composite parent, Tr tr, Look look, IntConsumer go) {
        this.tr = tr;
        this.look = look;
        line = new Composite(parent, SWT.NONE);
        line.setLayout(Look.bare(STEPS.size() * 3));
        line.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        for (int i = 0; i < STEPS.size(); i++)
            step(i, go);
        current(0);
    }

    private void step(int i, IntConsumer go) {
        if (i > 0) {
            var arrow = new Label(line, SWT.NONE);
            arrow.setText("\u203a");
            arrow.setFont(look.font(4, false));
            look.tone(arrow, Tone.QUIET);
        }
        var b = new Button(line, SWT.TOGGLE);
        b.setText(i + 1 + "  " + tr.say("intake.ui.step." + STEPS.get(i)));
        b.setToolTipText(tr.say("intake.ui.step.key", i + 1));
        b.setData("khoso.id", "intake.step." + (i + 1));
        var wide = new GridData(SWT.LEFT, SWT.CENTER, false, false);
        wide.widthHint = b.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + bolder(b);
        b.setLayoutData(wide);
        b.addListener(SWT.Selection, e -> {
            current(i);
            go.accept(i);
        });
        buttons.add(b);
        var state = new Label(line, SWT.NONE);
        state.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        look.tone(state, Tone.QUIET);
        states.add(state);
    }

    /** How much wider the text is in bold: a step that becomes the current one neither clips nor moves its neighbours. */
    private int bolder(Button b) {
        var gc = new GC(b);
        try {
            gc.setFont(look.font(0, false));
            int regular = gc.textExtent(b.getText()).x;
            gc.setFont(look.font(0, true));
            return gc.textExtent(b.getText()).x - regular + 1;
        } finally {
            gc.dispose();
        }
    }

    /** Marks where one is. */
    void current(int step) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setSelection(i == step);
            buttons.get(i).setFont(look.font(0, i == step));
        }
    }

    /** Says how a step stands. @param attention whether a person should look there */
    void state(int step, String text, boolean attention) {
        Label l = states.get(step);
        String shown = (attention ? "\u25b2 " : "") + text;
        if (shown.equals(l.getText()))
            return;
        look.tone(l, attention ? Tone.SHOULD : Tone.QUIET);
        l.setText(shown);
        l.setToolTipText(text);
    }

    void layout() {
        line.layout();
    }
}
