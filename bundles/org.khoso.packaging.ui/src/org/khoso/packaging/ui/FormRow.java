package org.khoso.packaging.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** An entry of a form as it shows: label, control, and a button to look for a file. */
final class FormRow {
    private final Words words;
    private final Entry entry;
    private final Control control;
    private final List<Control> all = new ArrayList<>();
    private boolean shows = true;

    FormRow(Composite area, Words words, Entry entry, Typed before, Runnable changed) {
        this.words = words;
        this.entry = entry;
        String label = words.say("entry." + entry.label());
        if (entry.kind() != Entry.Kind.CHECK) {
            var l = new Label(area, SWT.NONE);
            l.setText(label);
            all.add(l);
        }
        String first = before != null && before.has(entry.id()) ? before.text(entry.id()) : entry.first();
        control = switch (entry.kind()) {
            case CHECK -> check(area, label, "true".equals(first), changed);
            case CHOICE -> choice(area, first, changed);
            default -> text(area, first, changed);
        };
        control.setData("khoso.id", "handover." + entry.id());
        named(label);
        all.add(control);
        boolean look = browses();
        int span = entry.kind() == Entry.Kind.CHECK ? 3 : look ? 1 : 2;
        control.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, span, 1));
        if (look)
            all.add(browse(area));
        all.stream().filter(c -> c.getLayoutData() == null).forEach(c -> c.setLayoutData(new GridData()));
    }

    private void named(String label) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = label;
            }
        });
    }

    private static Control check(Composite area, String label, boolean on, Runnable changed) {
        var b = new Button(area, SWT.CHECK);
        b.setText(label);
        b.setSelection(on);
        b.addListener(SWT.Selection, e -> changed.run());
        return b;
    }

    private Control choice(Composite area, String first, Runnable changed) {
        var c = new Combo(area, SWT.READ_ONLY);
        entry.choices().forEach(w -> c.add(words.say("entry." + entry.id() + "." + w)));
        c.select(Math.max(0, entry.choices().indexOf(first)));
        c.addListener(SWT.Selection, e -> changed.run());
        return c;
    }

    private Control text(Composite area, String first, Runnable changed) {
        var t = new Text(area, SWT.BORDER | (entry.kind() == Entry.Kind.SECRET ? SWT.PASSWORD : SWT.NONE));
        t.setText(first);
        t.addListener(SWT.Modify, e -> changed.run());
        return t;
    }

    private boolean browses() {
        return entry.kind() == Entry.Kind.FILE || entry.kind() == Entry.Kind.FOLDER || entry.kind() == Entry.Kind.SAVE;
    }

    private Button browse(Composite area) {
        var b = new Button(area, SWT.PUSH);
        b.setText(words.say("form.browse"));
        b.setData("khoso.id", "handover." + entry.id() + ".browse");
        b.addListener(SWT.Selection, e -> {
            String chosen = entry.kind() == Entry.Kind.FOLDER ? folder() : file();
            if (chosen != null)
                ((Text) control).setText(chosen);
        });
        return b;
    }

    private String folder() {
        var d = new DirectoryDialog(control.getShell());
        d.setMessage(words.say("entry." + entry.label()));
        d.setFilterPath(((Text) control).getText());
        return d.open();
    }

    private String file() {
        var d = new FileDialog(control.getShell(), entry.kind() == Entry.Kind.SAVE ? SWT.SAVE : SWT.OPEN);
        d.setText(words.say("entry." + entry.label()));
        d.setFileName(((Text) control).getText());
        return d.open();
    }

    Entry entry() {
        return entry;
    }

    boolean shows() {
        return shows;
    }

    boolean blank() {
        return control instanceof Text t && t.getCharCount() == 0;
    }

    void focus() {
        control.setFocus();
    }

    /** Shows or hides it. @return whether that changed */
    boolean show(Typed t) {
        boolean now = entry.shown().test(t);
        boolean changed = now != shows;
        shows = now;
        all.forEach(c -> {
            c.setVisible(now);
            ((GridData) c.getLayoutData()).exclude = !now;
        });
        return changed;
    }

    /** What does not show counts as not typed. */
    void into(Typed t) {
        switch (control) {
            case Button b -> t.set(entry.id(), shows && b.getSelection() ? "true" : "");
            case Combo c -> t.set(entry.id(), entry.choices().get(Math.max(0, c.getSelectionIndex())));
            case Text x when entry.kind() == Entry.Kind.SECRET -> t.secret(entry.id(), shows ? x.getTextChars() : new char[0]);
            case Text x -> t.set(entry.id(), shows ? x.getText() : "");
            default -> throw new IllegalStateException(control.getClass().getName());
        }
    }
}
