package probe;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;

/** Measures whether a control clips its text: its own room against the room that the text wants, and what its parents leave of it. */
final class Cuts {
    /** Frames of native widgets differ by this much between asking and being drawn. */
    private static final int SLACK = 1;
    /** Room that a column's header, or an entry's frame, takes beside the text, at the least. */
    private static final int FRAME = 4;
    private static final int ARROW = 20;

    private Cuts() {
    }

    /** @return what is cut off of a visible control, null if nothing is */
    static String of(Control c, String text) {
        String own = own(c, text);
        return own != null ? own : text.isEmpty() && !(c instanceof Scrollable) ? null : outside(c);
    }

    private static String own(Control c, String text) {
        return switch (c) {
        case Button b -> text.isEmpty() && b.getImage() == null ? null : room(c);
        case Label l -> (l.getStyle() & SWT.SEPARATOR) != 0 || text.isEmpty() ? null : room(c);
        case Link l -> text.isEmpty() ? null : room(c);
        case CLabel l -> shortened(l, text);
        case Group g -> wide(c, g.getText(), g.getSize().x - 2 * FRAME);
        case Combo b -> wide(c, b.getText(), b.getSize().x - ARROW - 2 * FRAME);
        case Spinner s -> wide(c, s.getText(), s.getClientArea().width);
        case Text t -> entry(t);
        case Table t -> columns(t);
        case Tree t -> columns(t);
        case CTabFolder t -> tabs(t);
        case ToolBar t -> tools(t);
        default -> null;
        };
    }

    private static String room(Control c) {
        Point has = c.getSize();
        boolean wraps = (c.getStyle() & SWT.WRAP) != 0 || c instanceof Link;
        Point wants = c.computeSize(wraps ? has.x : SWT.DEFAULT, SWT.DEFAULT);
        return wants.x > has.x + SLACK || wants.y > has.y + SLACK ? "needs " + wants.x + "x" + wants.y + ", has " + has.x + "x" + has.y : null;
    }

    /** This kind shortens by itself, with dots in the middle: allowed where the tool tip says the whole. */
    private static String shortened(CLabel l, String text) {
        if (text.isEmpty() || text.replace("&&", "&").equals(l.getToolTipText()))
            return null;
        int more = l.getImage() == null ? 0 : l.getImage().getBounds().width + 5;
        return wide(l, text, l.getSize().x - more);
    }

    /** What a person typed may be longer than the entry, a hint may not. */
    private static String entry(Text t) {
        if (!t.getText().isEmpty() || t.getMessage().isEmpty())
            return null;
        int icons = (t.getStyle() & SWT.SEARCH) != 0 ? 2 * 20 : 0;
        return wide(t, t.getMessage(), t.getSize().x - icons - 2 * FRAME);
    }

    private static String wide(Control c, String text, int has) {
        int wants = extent(c, text);
        return wants > has + SLACK ? "\"" + text + "\" needs " + wants + ", has " + has : null;
    }

    private static int extent(Control c, String text) {
        GC gc = new GC(c);
        try {
            gc.setFont(c.getFont());
            return gc.textExtent(text, SWT.DRAW_MNEMONIC | SWT.DRAW_DELIMITER).x;
        } finally {
            gc.dispose();
        }
    }

    private static String columns(Table t) {
        if (t.getHeaderVisible())
            for (var c : t.getColumns())
                if (c.getWidth() > 0 && extent(t, c.getText()) + FRAME > c.getWidth())
                    return "header \"" + c.getText() + "\" needs " + (extent(t, c.getText()) + FRAME) + ", has " + c.getWidth();
        return null;
    }

    private static String columns(Tree t) {
        if (t.getHeaderVisible())
            for (var c : t.getColumns())
                if (c.getWidth() > 0 && extent(t, c.getText()) + FRAME > c.getWidth())
                    return "header \"" + c.getText() + "\" needs " + (extent(t, c.getText()) + FRAME) + ", has " + c.getWidth();
        return null;
    }

    private static String tabs(CTabFolder t) {
        for (CTabItem i : t.getItems())
            if (!i.isShowing() || extent(t, i.getText()) > i.getBounds().width)
                return "tab \"" + i.getText() + "\" is not wholly shown";
        return null;
    }

    private static String tools(ToolBar t) {
        for (ToolItem i : t.getItems()) {
            Rectangle r = i.getBounds();
            if (r.x + r.width > t.getSize().x + SLACK || r.y + r.height > t.getSize().y + SLACK)
                return "tool \"" + i.getText() + "\" reaches beyond its bar";
        }
        return null;
    }

    /** What reaches beyond a parent that does not scroll is not seen. */
    private static String outside(Control c) {
        if (c instanceof Shell || c.getParent() == null || c.getParent().getParent() instanceof ScrolledComposite)
            return null;
        Composite p = c.getParent();
        if (p instanceof ScrolledComposite || p instanceof Table || p instanceof Tree)
            return null;
        Rectangle area = p.getClientArea();
        Rectangle b = c.getBounds();
        return b.x + b.width > area.x + area.width + SLACK || b.y + b.height > area.y + area.height + SLACK || b.x < area.x - SLACK || b.y < area.y - SLACK
                ? "reaches beyond its parent by " + Math.max(b.x + b.width - area.x - area.width, b.y + b.height - area.y - area.height) : null;
    }
}
