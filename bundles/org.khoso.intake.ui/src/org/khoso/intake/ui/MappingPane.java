package org.khoso.intake.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.intake.Delivery.Sheet;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.core.Json;
import org.khoso.intake.ui.Draft.Choice;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The second step: what the rows of a sheet are, what its columns are; a mapping is kept in a file and taken from one. */
final class MappingPane {
    private static final int LARGEST = 4 << 20;

    private final Tr tr;
    private final UiJobs jobs;
    private final Consumer<String> say;
    private final Runnable changed;
    private final Composite box;
    private final Label title;
    private final Combo role;
    private final Button save;
    private final Button load;
    private final Composite stack;
    private final MappingTable table;
    private final Label empty;
    private Draft draft;
    private int sheet;

    /** @param say tells the person something @param changed told after each change of the mapping */
    MappingPane(Composite parent, Tr tr, Look look, UiJobs jobs, Consumer<String> say, Runnable changed) {
        this.tr = tr;
        this.jobs = jobs;
        this.say = say;
        this.changed = changed;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(5));
        title = look.heading(box, tr.say("intake.ui.mapping"));
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        new Label(box, SWT.NONE).setText(tr.say("intake.ui.rows-are"));
        role = new Combo(box, SWT.READ_ONLY);
        role.setData("khoso.id", "intake.role");
        role.addListener(SWT.Selection, e -> chooseRole());
        save = button("save-mapping", this::save);
        load = button("load-mapping", this::load);
        stack = new Composite(box, SWT.NONE);
        stack.setLayout(new StackLayout());
        stack.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 5, 1));
        table = new MappingTable(stack, tr, look, changed);
        empty = new Label(stack, SWT.WRAP | SWT.CENTER);
        look.tone(empty, Tone.QUIET);
        show(null, 0);
    }

    private Button button(String name, Runnable action) {
        var b = new Button(box, SWT.PUSH);
        b.setText(tr.say("intake.ui." + name));
        b.setData("khoso.id", "intake." + name);
        b.addListener(SWT.Selection, e -> action.run());
        return b;
    }

    Composite control() {
        return box;
    }

    /** Shows a sheet of a delivery; null if none was looked at. */
    void show(Draft of, int index) {
        draft = of;
        sheet = index;
        boolean any = draft != null && !draft.sheets().isEmpty();
        role.setEnabled(any);
        save.setEnabled(any);
        load.setEnabled(any);
        role.removeAll();
        if (any) {
            for (Choice c : draft.choices())
                role.add(name(c));
            role.select(draft.choice(sheet));
        }
        box.layout();
        refill();
    }

    private String name(Choice c) {
        return tr.say("intake.ui.role." + c.role().name() + (c.role() == Role.RECORDS ? "." + c.set().recordType() : ""));
    }

    private void refill() {
        boolean any = draft != null && !draft.sheets().isEmpty();
        boolean used = any && draft.mapping(sheet).role() != Role.IGNORED;
        if (any) {
            Sheet s = draft.sheets().get(sheet);
            title.setText(tr.say("intake.ui.mapping.of", s.sheet().isEmpty() ? s.file() : s.sheet()).replace("&", "&&"));
        } else {
            title.setText(tr.say("intake.ui.mapping"));
        }
        empty.setText("\n\n"
                + tr.say(draft == null ? "intake.ui.mapping.none" : any ? "intake.ui.mapping.ignored" : "intake.ui.mapping.no-sheet"));
        table.show(used ? draft : null, sheet);
        ((StackLayout) stack.getLayout()).topControl = used ? table.control() : empty;
        stack.layout();
        box.layout();
    }

    void paint() {
        table.paint();
    }

    void focus() {
        if (table.control().isVisible() && table.control().isEnabled())
            table.control().setFocus();
        else
            role.setFocus();
    }

    private void chooseRole() {
        int i = role.getSelectionIndex();
        if (draft == null || i < 0 || i == draft.choice(sheet))
            return;
        draft.choose(sheet, draft.choices().get(i));
        refill();
        changed.run();
    }

    private String ask(int style, String title) {
        var dialog = new FileDialog(box.getShell(), style);
        dialog.setText(tr.say(title));
        dialog.setFilterExtensions(new String[]{"*.json", "*"});
        dialog.setOverwrite(true);
        if (style == SWT.SAVE)
            dialog.setFileName("mapping.json");
        return dialog.open();
    }

    private void save() {
        String file = ask(SWT.SAVE, "intake.ui.save-mapping");
        if (file == null)
            return;
        Mapping mapping = draft.mapping();
        jobs.load(p -> Files.writeString(Path.of(file), Json.write(mapping)), f -> say.accept(tr.say("intake.ui.saved-mapping", f)));
    }

    private void load() {
        String file = ask(SWT.OPEN, "intake.ui.load-mapping");
        Draft into = draft;
        if (file != null)
            jobs.load(p -> read(Path.of(file)), m -> {
                if (box.isDisposed() || draft != into)
                    return;
                int n = into.take(m);
                show(into, sheet);
                changed.run();
                say.accept(tr.say("intake.ui.loaded-mapping", n, into.sheets().size()));
            });
    }

    private static Mapping read(Path file) throws IOException {
        if (Files.size(file) > LARGEST)
            throw new org.khoso.api.KhosoException(org.khoso.api.Message.of("intake.ui.mapping.too-large", file), null, null);
        Mapping m = Json.read(Files.readString(file), Mapping.class, file.toString());
        if (m == null || m.sheets() == null || m.sheets().stream().anyMatch(s -> s == null || s.role() == null || s.columns() == null
                || s.confidence() == null || s.file() == null || s.sheet() == null))
            throw new org.khoso.api.KhosoException(org.khoso.api.Message.of("intake.ui.mapping.not-one", file), null, null);
        return m;
    }
}
