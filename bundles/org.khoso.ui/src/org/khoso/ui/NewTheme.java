package org.khoso.ui;

import java.util.function.UnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Takes everything that shows to another theme at once: exchanges icons, has virtual tables fill their lines anew. UI thread. */
final class NewTheme {
    private final UnaryOperator<Image> icons;

    /** @param icons the icon of the theme that is on, for one of the other theme; anything else as it is */
    NewTheme(UnaryOperator<Image> icons) {
        this.icons = icons;
    }

    void apply(Display display) {
        for (Shell s : display.getShells())
            apply(s);
    }

    private void apply(Control c) {
        switch (c) {
            case Button b when b.getImage() != null -> b.setImage(icons.apply(b.getImage()));
            case Label l when l.getImage() != null -> l.setImage(icons.apply(l.getImage()));
            case CLabel l when l.getImage() != null -> l.setImage(icons.apply(l.getImage()));
            case ToolBar t -> {
                for (ToolItem i : t.getItems())
                    if (i.getImage() != null)
                    i.setImage(icons.apply(i.getImage()));
            }
            case Table t -> lines(t);
            default -> {
                // has no icon, or paints itself
            }
        }
        if (c instanceof Composite box)
            for (Control child : box.getChildren())
                apply(child);
    }

    private void lines(Table t) {
        if ((t.getStyle() & SWT.VIRTUAL) != 0) {
            t.clearAll();
            return;
        }
        for (TableItem i : t.getItems())
            for (int k = 0; k < Math.max(1, t.getColumnCount()); k++)
                if (i.getImage(k) != null)
                i.setImage(k, icons.apply(i.getImage(k)));
    }
}
