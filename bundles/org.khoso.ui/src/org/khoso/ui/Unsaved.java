package org.khoso.ui;

import java.util.function.BooleanSupplier;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** Text that stands in a field but nowhere else yet: undo takes that back before it touches what is stored. UI thread. */
public final class Unsaved {
    private static final String KEY = "khoso.unsaved";

    private Unsaved() {
    }

    /** Says how the field goes back to what is stored. @param revert returns whether there was anything to take back */
    public static void attach(Control field, BooleanSupplier revert) {
        field.setData(KEY, revert);
    }

    /** Takes the unsaved text of the field that has the focus back. @return whether there was any */
    public static boolean revert(Display display) {
        Control c = display.getFocusControl();
        return c != null && c.getData(KEY) instanceof BooleanSupplier revert && revert.getAsBoolean();
    }
}
