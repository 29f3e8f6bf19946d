package org.khoso.ui;

import java.util.concurrent.TimeUnit;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/** Knows when somebody last pressed a key or used the mouse: what the window does of itself, and nobody has asked for, waits until hands rest. May be asked on any thread. */
public final class Attention {
    private volatile long last = System.nanoTime();

    /** @param display whose keys and mouse count */
    Attention(Display display) {
        for (int input : new int[]{SWT.KeyDown, SWT.MouseDown, SWT.MouseWheel})
            display.addFilter(input, e -> last = System.nanoTime());
    }

    /** @return whether nobody has touched key or mouse for so long */
    public boolean rests(long millis) {
        return System.nanoTime() - last >= TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
