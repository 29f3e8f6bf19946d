package org.khoso.intake.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.khoso.core.Session;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** How the zones of the job lie on the page, and where the cursor goes. */
final class IntakeView {
    private static final int RESULTS = 3;

    final Composite root;
    final ResumeBar resume;
    final StepLine steps;
    final SourcePane source;
    final ScanPane scan;
    final SettingsPane settings;
    final RunBox run;
    final MappingPane mapping;
    final RunsPane runs;
    private final Composite pages;
    private final Button fromFolder;
    private final Button fromScanner;

    /** Makes the zones: each by the part that knows what happens there. */
    interface Makers {
        ResumeBar resume(Composite parent);

        SourcePane source(Composite parent);

        /** @return null in a product that cannot scan */
        ScanPane scan(Composite parent);

        RunBox run(Composite parent);

        MappingPane mapping(Composite parent);

        RunsPane runs(Composite parent);

        /** The scanner came into sight. */
        void scanShown();
    }

    IntakeView(Composite parent, Tr tr, Look look, Makers makers) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        resume = makers.resume(root);
        steps = new StepLine(root, tr, look, this::go);
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setSashWidth(Look.UNIT);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var left = new Composite(sash, SWT.NONE);
        left.setLayout(Look.bare(1));
        var choice = new Composite(left, SWT.NONE);
        choice.setLayout(Look.bare(2));
        pages = new Composite(left, SWT.NONE);
        pages.setLayout(new StackLayout());
        pages.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        source = makers.source(pages);
        scan = makers.scan(pages);
        fromFolder = radio(choice, tr, "from-folder", makers);
        fromScanner = scan == null ? null : radio(choice, tr, "from-scanner", makers);
        fromFolder.setSelection(true);
        ((StackLayout) pages.getLayout()).topControl = source.control();
        settings = new SettingsPane(left, tr, look);
        run = makers.run(left);
        var right = new SashForm(sash, SWT.VERTICAL);
        right.setSashWidth(Look.UNIT);
        mapping = makers.mapping(right);
        runs = makers.runs(right);
        right.setWeights(56, 44);
        sash.setWeights(30, 70);
    }

    private Button radio(Composite parent, Tr tr, String name, Makers makers) {
        var b = new Button(parent, SWT.RADIO);
        b.setText(tr.say("intake.ui." + name));
        b.setData("khoso.id", "intake." + name);
        b.addListener(SWT.Selection, e -> {
            if (b.getSelection())
                turned(makers);
        });
        // arrows choose here; as a traversal they would only move the cursor
        b.addListener(SWT.Traverse, e -> e.doit &= e.detail != SWT.TRAVERSE_ARROW_NEXT && e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
        b.addListener(SWT.KeyDown, e -> e.doit = !arrow(b, e.keyCode, makers));
        return b;
    }

    /** Arrows go from one choice to the other: GTK alone leads them out of the two. @return whether it was an arrow */
    private boolean arrow(Button from, int key, Makers makers) {
        Button to = from == fromFolder ? fromScanner : fromFolder;
        if (to == null || key != SWT.ARROW_DOWN && key != SWT.ARROW_UP && key != SWT.ARROW_LEFT && key != SWT.ARROW_RIGHT)
            return false;
        from.setSelection(false);
        to.setSelection(true);
        to.setFocus();
        turned(makers);
        return true;
    }

    private void turned(Makers makers) {
        // what belongs to a delivery is of no use to a scanner
        show(settings.control(), !scanning());
        show(run.control(), !scanning());
        ((StackLayout) pages.getLayout()).topControl = scanning() ? scan.control() : source.control();
        pages.layout();
        pages.getParent().layout();
        if (scanning())
            makers.scanShown();
    }

    private static void show(Control control, boolean on) {
        ((GridData) control.getLayoutData()).exclude = !on;
        control.setVisible(on);
    }

    /** @return whether the scanner shows */
    boolean scanning() {
        return fromScanner != null && fromScanner.getSelection();
    }

    /** Puts the cursor into a step. */
    void go(int step) {
        steps.current(step);
        switch (step) {
            case 0 -> {
                if (scanning())
                    scan.focus();
                else
                    source.focus();
            }
            case 1 -> mapping.focus();
            case 2 -> {
                if (scanning())
                    scan.focus();
                else
                    run.focus();
            }
            default -> runs.focus();
        }
    }

    /** @return whether the key led to a step */
    boolean key(Event e) {
        int step = e.keyCode - '1';
        if (e.stateMask != SWT.MOD1 || step < 0 || step > RESULTS)
            return false;
        go(step);
        return true;
    }

    /** Marks the step in which the cursor is. */
    void follow() {
        Control at = Display.getCurrent().getFocusControl();
        for (Control c = at; c != null && c != root; c = c.getParent())
            if (c == mapping.control())
            steps.current(1);
            else if (c == runs.control())
            steps.current(RESULTS);
            else if (c == run.control())
            steps.current(2);
            else if (c == pages)
            steps.current(0);
    }

    /** Shows how the steps stand. */
    void state(Tr tr, Draft draft, Session session, boolean running, int count) {
        steps.state(0, draft == null ? tr.say("intake.ui.state.no-source") : tr.say("intake.ui.state.source", draft.sheets().size()),
                false);
        int doubts = draft == null ? 0 : draft.doubtful();
        steps.state(1, draft == null ? "" : doubts == 0 ? tr.say("intake.ui.state.mapped") : tr.say("intake.ui.state.doubtful", doubts),
                doubts > 0);
        steps.state(2,
                running ? tr.say("intake.ui.state.running") : draft != null && session != null ? tr.say("intake.ui.state.ready") : "",
                false);
        steps.state(RESULTS, count == 0 ? "" : tr.say("intake.ui.state.runs", count), false);
        steps.layout();
    }
}
