package org.khoso.survey.ui;

import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/** Keys of a job: heard wherever the cursor is within it, and only while it is the one that shows. */
final class Keys implements AutoCloseable {
    private final Composite root;
    private final Display display;
    private final Listener listener;

    /** @param root the job's area @param taken does what the key means; true if it meant anything */
    Keys(Composite root, Predicate<Event> taken) {
        this.root = root;
        display = root.getDisplay();
        listener = e -> {
            if (within(e) && taken.test(e)) {
                e.doit = false;
                e.type = SWT.None;
            }
        };
        display.addFilter(SWT.KeyDown, listener);
    }

    private boolean within(Event e) {
        if (root.isDisposed() || !root.isVisible() || !(e.widget instanceof Control c) || c.isDisposed())
            return false;
        return c.getShell() == root.getShell();
    }

    @Override
    public void close() {
        if (!display.isDisposed())
            display.removeFilter(SWT.KeyDown, listener);
    }
}
