package org.khoso.intake.ui;

import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/** Keys of this job: heard wherever the cursor is, while it is the job that shows. */
final class Keys implements AutoCloseable {
    private final Composite root;
    private final Display display;
    private final Listener listener;

    /** @param taken does what the key means; true if it meant anything */
    Keys(Composite root, Predicate<Event> taken) {
        this.root = root;
        display = root.getDisplay();
        listener = e -> {
            if (here(e) && taken.test(e)) {
                e.doit = false;
                e.type = SWT.None;
            }
        };
        display.addFilter(SWT.KeyDown, listener);
    }

    private boolean here(Event e) {
        return !root.isDisposed() && root.isVisible() && e.widget instanceof Control c && !c.isDisposed()
                && c.getShell() == root.getShell();
    }

    @Override
    public void close() {
        if (!display.isDisposed())
            display.removeFilter(SWT.KeyDown, listener);
    }
}
