package org.khoso.intake.ui;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.PartialDate;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** What a person decides for the whole delivery: the fonds, the level of its creator, when it was digitised. */
final class SettingsPane {
    /** As item 1 of the survey and the model name the levels; empty leaves it open. */
    private static final List<String> LEVELS = List.of("", "province", "district", "commune");

    private final Tr tr;
    private final Look look;
    private final Composite box;
    private final Text code;
    private final Text name;
    private final Combo level;
    private final Text digitised;
    private final Label note;

    SettingsPane(Composite parent, Tr tr, Look look) {
        this.tr = tr;
        this.look = look;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        box.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        code = text("fonds-code");
        name = text("fonds-name");
        label("level");
        level = place(new Combo(box, SWT.READ_ONLY), "level");
        for (String l : LEVELS)
            level.add(tr.say("intake.ui.level." + (l.isEmpty() ? "open" : l)));
        level.select(0);
        digitised = text("digitised-on");
        digitised.addListener(SWT.Modify, e -> judge());
        note = new Label(box, SWT.NONE);
        note.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false, 2, 1));
        judge();
    }

    private void label(String key) {
        new Label(box, SWT.NONE).setText(tr.say("intake.ui." + key));
    }

    private Text text(String key) {
        label(key);
        Text t = place(new Text(box, SWT.BORDER), key);
        t.setMessage(tr.say("intake.ui." + key + ".hint"));
        return t;
    }

    private <C extends Control> C place(C control, String key) {
        control.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        control.setData("khoso.id", "intake." + key);
        return control;
    }

    private void judge() {
        PartialDate date = choices().date();
        boolean unknown = date != null && date.precision() == PartialDate.Precision.UNKNOWN;
        note.setText(tr.say(
                date == null ? "intake.ui.digitised-on.none" : unknown ? "intake.ui.digitised-on.unclear" : "intake.ui.digitised-on.read",
                date == null ? "" : date.display()));
        look.tone(note, unknown ? Tone.SHOULD : Tone.QUIET);
    }

    Composite control() {
        return box;
    }

    Choices choices() {
        return new Choices(code.getText(), name.getText(), LEVELS.get(Math.max(0, level.getSelectionIndex())), digitised.getText());
    }

    void show(Choices c) {
        code.setText(c.fondsCode());
        name.setText(c.fondsName());
        level.select(Math.max(0, LEVELS.indexOf(c.level())));
        digitised.setText(c.digitisedOn());
    }
}
