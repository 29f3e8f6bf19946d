package org.khoso.packaging.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.khoso.ui.Look;

/** Asks for what a step needs. Entries show and go by what others say; what is missing is said in it, and it stays open. */
final class Form extends Dialog {
    private static final int WIDTH = 680;
    private static final int COLUMNS = 3;
    /** Room for the frame that the desktop draws. */
    private static final int TITLE = 40;

    /**
     * What is asked.
     *
     * @param name    which step: key of its title and of what OK says
     * @param intro   what it does, to whom
     * @param entries entries
     * @param check   finds what is missing: the sentence and the entry to go to; null if nothing is
     * @param before  what was typed when it did not work; null for the first time
     */
    record Spec(String name, String intro, List<Entry> entries, Function<Typed, Missing> check, Typed before) {
    }

    /** What is missing. @param key key of the sentence @param entry where the cursor goes */
    record Missing(String key, String entry) {
    }

    private final Words words;
    private final Look look;
    private final Spec spec;
    private final List<FormRow> rows = new ArrayList<>();
    private Composite area;
    private Label problem;
    private Typed typed;

    Form(Shell parent, Words words, Look look, Spec spec) {
        super(parent);
        this.words = words;
        this.look = look;
        this.spec = spec;
    }

    /** @return what was typed; empty if the person went back */
    Optional<Typed> ask() {
        return open() == OK ? Optional.of(typed) : Optional.empty();
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(words.say("form." + spec.name()));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        var grid = new GridLayout(COLUMNS, false);
        grid.marginWidth = 2 * Look.UNIT;
        grid.marginHeight = 2 * Look.UNIT;
        grid.verticalSpacing = Look.UNIT / 2; // the longest form has to fit on 768 lines
        area.setLayout(grid);
        var fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        area.setLayoutData(fill);
        wrapped(Words.plain(spec.intro()));
        for (Entry e : spec.entries())
            rows.add(new FormRow(area, words, e, spec.before(), this::changed));
        problem = wrapped("");
        problem.setData("khoso.id", "handover.form.problem");
        look.tone(problem, Look.Tone.MUST);
        rows.forEach(r -> r.show(values()));
        say("");
        first();
        return area;
    }

    private void first() {
        rows.stream().filter(r -> r.shows() && r.blank()).findFirst().or(() -> rows.stream().filter(FormRow::shows).findFirst())
                .ifPresent(FormRow::focus);
    }

    private Label wrapped(String text) {
        var l = new Label(area, SWT.WRAP);
        l.setText(text);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false, COLUMNS, 1);
        d.widthHint = WIDTH - 4 * Look.UNIT;
        l.setLayoutData(d);
        return l;
    }

    private Typed values() {
        var t = new Typed();
        rows.forEach(r -> r.into(t));
        return t;
    }

    private void changed() {
        if (problem == null)
            return;
        Typed t = values();
        boolean other = false;
        for (FormRow r : rows)
            other |= r.show(t);
        t.wipe();
        if (!problem.getText().isEmpty()) // it is being mended
            say("");
        else if (other)
            fit();
    }

    /** The dialog grows and shrinks with its entries; its width is the person's. */
    private void fit() {
        area.layout();
        Shell shell = getShell();
        if (shell == null || getContents() == null) // still being made: it gets its size then
            return;
        var size = shell.getSize();
        var screen = shell.getMonitor().getClientArea();
        // for what is inside its frame: with the frame's pixels a sentence may need a line less than it will have
        int high = Math.min(shell.computeSize(shell.getClientArea().width, SWT.DEFAULT).y, screen.height - TITLE);
        shell.setSize(size.x, high);
        int lowest = screen.y + screen.height - high - TITLE;
        if (shell.getLocation().y > lowest) // what it says, and its buttons, stay in sight
            shell.setLocation(shell.getLocation().x, lowest);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, words.say("form." + spec.name() + ".ok"), true).setData("khoso.id", "handover.ok");
        createButton(parent, IDialogConstants.CANCEL_ID, words.say("form.cancel"), false).setData("khoso.id", "handover.cancel");
    }

    @Override
    protected void okPressed() {
        Typed t = values();
        Missing missing = spec.check().apply(t);
        if (missing == null) {
            typed = t;
            super.okPressed();
            return;
        }
        t.wipe();
        say(words.say(missing.key()));
        rows.stream().filter(r -> r.entry().id().equals(missing.entry())).findFirst().ifPresent(FormRow::focus);
    }

    private void say(String why) {
        problem.setText(Words.plain(why));
        problem.setVisible(!why.isEmpty());
        ((GridData) problem.getLayoutData()).exclude = why.isEmpty();
        fit();
    }
}
