package org.khoso.intake.ui;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.ui.Look;

/** Icons of buttons and labels: drawn anew when the theme changes. */
final class Icons {
    private static final String KEY = "khoso.icon";

    private Icons() {
    }

    /** Gives a control an icon of the frame's own set. */
    static void set(Control control, Look look, String name) {
        control.setData(KEY, name);
        draw(control, look);
    }

    /** Draws every icon below a control anew. */
    static void paint(Control at, Look look) {
        draw(at, look);
        if (at instanceof Composite c)
            for (Control child : c.getChildren())
                paint(child, look);
    }

    private static void draw(Control control, Look look) {
        if (!(control.getData(KEY) instanceof String name))
            return;
        if (control instanceof Button b)
            b.setImage(look.icon(name));
        else if (control instanceof Label l)
            l.setImage(look.icon(name));
    }
}
