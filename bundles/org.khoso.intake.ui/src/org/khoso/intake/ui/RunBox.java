package org.khoso.intake.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The third step: starts the run, shows how far it is, stops it. */
final class RunBox {
    private static final int EVERY_MS = 250;
    private static final int MINUTE = 60;

    private final Tr tr;
    private final Composite box;
    private final Button run;
    private final Button cancel;
    private final ProgressBar bar;
    private final Label line;
    private UiJobs.Work work;

    RunBox(Composite parent, Tr tr, Look look, Runnable start, Runnable stop) {
        this.tr = tr;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        run = new Button(box, SWT.PUSH);
        run.setText(tr.say("intake.ui.run"));
        run.setImage(look.icon("intake"));
        run.setFont(look.font(0, true));
        run.setData("khoso.id", "intake.run");
        run.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        run.addListener(SWT.Selection, e -> start.run());
        cancel = new Button(box, SWT.PUSH);
        cancel.setText(tr.say("intake.ui.cancel"));
        cancel.setImage(look.icon("cancel"));
        cancel.setData("khoso.id", "intake.cancel");
        cancel.addListener(SWT.Selection, e -> stop.run());
        bar = new ProgressBar(box, SWT.HORIZONTAL | SWT.SMOOTH);
        bar.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        line = new Label(box, SWT.NONE);
        line.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        look.tone(line, Tone.QUIET);
        ready(false);
    }

    /** Says whether a run can start. */
    void ready(boolean can) {
        if (work != null)
            return;
        run.setEnabled(can);
        cancel.setEnabled(false);
        bar.setSelection(0);
        line.setText(can ? tr.say("intake.ui.run.ready") : "");
    }

    /** Shows work under way, until it ends. */
    void watch(UiJobs.Work w) {
        work = w;
        run.setEnabled(false);
        cancel.setEnabled(true);
        cancel.setFocus();
        tick();
    }

    /** The work is over. */
    void ended(boolean can) {
        work = null;
        ready(can);
    }

    private void tick() {
        if (work == null || box.isDisposed())
            return;
        long total = work.total();
        bar.setMaximum(total > 0 ? (int) Math.min(total, Integer.MAX_VALUE) : 100);
        bar.setSelection(total > 0 ? (int) Math.min(work.done(), total) : 0);
        line.setText(progress(work).replace("&", "&&"));
        line.setToolTipText(work.currentItem());
        box.getDisplay().timerExec(EVERY_MS, this::tick);
    }

    /** @return how far the work is, for people */
    String progress(UiJobs.Work w) {
        String done = tr.number(w.done());
        String far = w.total() > 0 ? tr.say("intake.ui.run.of", done, tr.number(w.total())) : tr.say("intake.ui.run.so-far", done);
        long left = w.secondsLeft();
        return left < 0
                ? far
                : far + " · " + tr.say("intake.ui.run.left", left < MINUTE
                        ? tr.say("ui.seconds", left)
                        : tr.say("ui.minutes", (left + MINUTE / 2) / MINUTE));
    }

    Composite control() {
        return box;
    }

    void focus() {
        (run.isEnabled() ? run : cancel).setFocus();
    }
}
