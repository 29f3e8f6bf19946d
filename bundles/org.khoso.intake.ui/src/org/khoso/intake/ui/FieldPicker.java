package org.khoso.intake.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.intake.ui.Targets.Target;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;

/** A field with a list under it that narrows as one types; accents do not matter. Enter takes the marked line, Escape nothing. */
final class FieldPicker {
    private static final int LINES = 9;

    private final Text text;
    private final Shell popup;
    private final Table list;
    private final Function<String, List<Target>> matches;
    private final Consumer<Target> taken;
    private List<Target> shown = List.of();
    private boolean touched;
    private boolean over;
    private boolean fixed;

    /** @param current what stands there now @param typed what was typed already, or null @param taken told the choice; null if there is none */
    FieldPicker(Composite parent, Look look, Function<String, List<Target>> matches, Target current, String typed, Consumer<Target> taken) {
        this.matches = matches;
        this.taken = taken;
        text = new Text(parent, SWT.BORDER);
        text.setData("khoso.id", "intake.field");
        text.setText(typed != null ? typed : current.label());
        touched = typed != null;
        popup = new Shell(parent.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS | SWT.TOOL);
        popup.setLayout(new FillLayout());
        list = new Table(popup, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
        list.setData("khoso.id", "intake.field.list");
        Cells.shorten(list, look);
        list.addListener(SWT.MouseUp, e -> take());
        text.addListener(SWT.Modify, e -> narrow(true));
        text.addListener(SWT.KeyDown, this::key);
        text.addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_ESCAPE && e.detail != SWT.TRAVERSE_RETURN);
        text.addListener(SWT.FocusOut, e -> text.getDisplay().asyncExec(this::left));
        text.addListener(SWT.Dispose, e -> popup.dispose());
        narrow(touched);
        mark(current);
    }

    Text control() {
        return text;
    }

    /** Shows the list; to be called when the field stands where it belongs. */
    void open() {
        text.setFocus();
        if (touched)
            text.setSelection(text.getCharCount());
        else
            text.selectAll();
        Rectangle screen = text.getMonitor().getClientArea();
        Point at = text.toDisplay(0, text.getSize().y);
        int most = height(LINES);
        boolean above = at.y + most > screen.y + screen.height;
        popup.setBounds(at.x, above ? at.y - most - text.getSize().y : at.y, Math.max(320, text.getSize().x),
                above ? most : height(shown.size()));
        fixed = above;
        popup.setVisible(true);
        list.showSelection();
    }

    private int height(int lines) {
        return list.getItemHeight() * Math.clamp(lines, 1, LINES) + 6;
    }

    private void narrow(boolean typed) {
        touched |= typed;
        shown = touched ? matches.apply(text.getText()) : matches.apply("");
        list.setRedraw(false);
        list.removeAll();
        for (Target t : shown)
            new TableItem(list, SWT.NONE).setText(t.label());
        if (!shown.isEmpty())
            list.setSelection(0);
        list.setRedraw(true);
        // above the field the list keeps its size: its foot must stay at the field
        if (popup.isVisible() && !fixed)
            popup.setSize(popup.getSize().x, height(shown.size()));
    }

    private void mark(Target current) {
        for (int i = 0; !touched && i < shown.size(); i++)
            if (shown.get(i).id().equals(current.id()))
            list.setSelection(i);
    }

    private void key(Event e) {
        switch (e.keyCode) {
            case SWT.ARROW_DOWN -> move(1);
            case SWT.ARROW_UP -> move(-1);
            case SWT.PAGE_DOWN -> move(LINES - 1);
            case SWT.PAGE_UP -> move(1 - LINES);
            case SWT.CR, SWT.KEYPAD_CR, SWT.TAB -> take();
            case SWT.ESC -> end(null);
            default -> {
                return;
            }
        }
        e.doit = false;
    }

    private void move(int by) {
        if (shown.isEmpty())
            return;
        list.setSelection(Math.clamp((long) list.getSelectionIndex() + by, 0, shown.size() - 1));
        list.showSelection();
    }

    private void take() {
        int i = list.getSelectionIndex();
        end(i < 0 || i >= shown.size() ? null : shown.get(i));
    }

    /** A click into the list takes the focus on some window managers: that is no leaving. */
    private void left() {
        if (!over && !text.isDisposed() && text.getDisplay().getFocusControl() != list)
            end(null);
    }

    private void end(Target target) {
        if (over)
            return;
        over = true;
        popup.setVisible(false);
        taken.accept(target);
    }
}
