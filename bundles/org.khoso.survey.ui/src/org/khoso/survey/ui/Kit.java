package org.khoso.survey.ui;

import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** What every view of a response is made with. @param tr language @param look colours and icons @param words values as people read them */
record Kit(Tr tr, Look look, CellWords words) {
    static Kit of(Tr tr, Look look) {
        return new Kit(tr, look, new CellWords(tr.locale(), tr.say("ui.yes"), tr.say("ui.no")));
    }

    Locale locale() {
        return tr.locale();
    }

    /** @return an icon of this bundle */
    Image icon(String name) {
        return look.icon("org.khoso.survey.ui", name);
    }

    /** @return the name of a state of a response */
    String state(State state) {
        return tr.say("core.survey.state." + state.name().toLowerCase(Locale.ROOT));
    }

    /** @return the unit of a column: what the survey calls it where nothing here has a word for that */
    String unit(Column column) {
        String key = "survey.unit." + column.unit();
        String word = tr.say(key);
        return word.equals(key) ? column.unit() : word;
    }

    /** Gives a control an id for tests, and a name for who hears the window instead of seeing it. */
    static <T extends Control> T named(T control, String id, Supplier<String> name) {
        control.setData("khoso.id", id);
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = name.get();
            }
        });
        return control;
    }

    /** @return layout data of what takes the width and as much height as it needs */
    static GridData wide() {
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = 100;
        return d;
    }

    /** Shows or hides a control that has layout data; hidden it takes no room. @return whether that changed */
    static boolean seen(Control control, boolean on) {
        var d = (GridData) control.getLayoutData();
        boolean changed = d.exclude == on;
        d.exclude = !on;
        control.setVisible(on);
        return changed;
    }

    /** Says something in a label that takes no room when it has nothing to say. @return whether the height may have changed */
    boolean say(Label label, String text, Look.Tone tone) {
        String shown = text == null ? "" : text.replace("&", "&&");
        boolean changed = !shown.equals(label.getText());
        if (changed)
            label.setText(shown);
        if (!shown.isEmpty())
            look.tone(label, tone);
        return seen(label, !shown.isEmpty()) || changed;
    }
}
