package probe;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.ILayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/**
 * Measures from a key to what it asked for: a level of the tree with names in its rows, a page of the grid with values in its rows. What stands there before
 * its values are read does not count as shown.
 */
final class Shows {
    private static final int LOOK_MILLIS = 4;
    private static final long GIVE_UP_NANOS = 60_000_000_000L;
    private static final String NOT_READ = "\u2026";

    private final AtomicLong worst = new AtomicLong(-1);
    private Display display;

    /** Begins, on the UI thread. */
    void start(Display on) {
        display = on;
        on.addFilter(SWT.KeyDown, this::key);
    }

    /** @return the longest since this was last asked, in milliseconds; -1 if nothing was waited for */
    long take() {
        return worst.getAndSet(-1);
    }

    private void key(Event e) {
        long now = System.nanoTime();
        if (e.widget instanceof Tree t && e.keyCode == SWT.ARROW_RIGHT && t.getSelectionCount() == 1)
            wait(now, () -> named(t));
        else if (e.widget instanceof Tree t && e.keyCode == SWT.END)
            wait(now, () -> t.getSelectionCount() == 1 && read(t.getSelection()[0]));
        else if (e.widget instanceof NatTable n && (e.keyCode == SWT.PAGE_DOWN || e.keyCode == SWT.PAGE_UP || e.keyCode == SWT.END))
            // the grid goes there by itself once this key is through
            display.asyncExec(() -> wait(now, () -> filled(n)));
    }

    private void wait(long since, BooleanSupplier shown) {
        display.timerExec(LOOK_MILLIS, () -> {
            long took = System.nanoTime() - since;
            if (shown.getAsBoolean() || took > GIVE_UP_NANOS)
                worst.accumulateAndGet(took / 1_000_000, Math::max);
            else
                wait(since, shown);
        });
    }

    /** The first rows below what is selected, as many as there may be room for. */
    private static boolean named(Tree t) {
        if (t.isDisposed())
            return true;
        TreeItem above = t.getSelection()[0];
        if (!above.getExpanded())
            return false;
        int room = Math.min(above.getItemCount(), Math.max(1, t.getClientArea().height / t.getItemHeight() - t.getItemCount()));
        for (int i = 0; i < room; i++)
            if (!read(above.getItem(i)))
                return false;
        return room > 0;
    }

    private static boolean read(TreeItem i) {
        return !i.getText().isEmpty() && !i.getText().equals(NOT_READ);
    }

    /** Each row in sight has been read: one of its columns has a value, be it in sight or not. */
    private static boolean filled(NatTable n) {
        if (n.isDisposed())
            return true;
        for (int row = 1; row < n.getRowCount(); row++)
            if (!read(n, row))
                return false;
        return true;
    }

    private static boolean read(NatTable n, int position) {
        ILayer layer = n;
        int column = 1;
        int row = position;
        while (layer != null && !(layer instanceof DataLayer)) {
            ILayer below = layer.getUnderlyingLayerByPosition(column, row);
            int c = layer.localToUnderlyingColumnPosition(column);
            row = layer.localToUnderlyingRowPosition(row);
            column = c;
            layer = below;
        }
        if (layer instanceof DataLayer all)
            for (int c = 0; c < all.getColumnCount(); c++)
                if (all.getDataProvider().getDataValue(c, row) != null)
                return true;
        return false;
    }
}
