package org.khoso.survey.ui;

import java.util.List;
import java.util.Locale;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.survey.Response.Cell;
import org.khoso.survey.ui.CellBox.End;

/**
 * An item that has rows, as a grid: arrows go from cell to cell, Enter, F2 or typing opens one, Delete clears it. Tab leaves the
 * grid, and from an open cell goes on to the next one.
 */
final class AnswerGrid {
    private static final int SCREEN = 5;

    private final ScrolledComposite scroll;
    private final Canvas canvas;
    private final TextLayout layout;
    private final Kit kit;
    private final Answering answering;
    private final GridPaint paint;
    private final GridCursor cursor = new GridCursor();
    private AnswerTable table;
    private GridSizes sizes;
    private String shown = "";
    private boolean editable;
    private CellBox open;

    AnswerGrid(Composite parent, Kit kit, Answering answering) {
        this.kit = kit;
        this.answering = answering;
        scroll = new ScrolledComposite(parent, SWT.H_SCROLL | SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        canvas = Kit.named(new Canvas(scroll, SWT.DOUBLE_BUFFERED), "survey.answers", this::said);
        layout = new TextLayout(parent.getDisplay());
        paint = new GridPaint(kit, layout);
        scroll.setContent(canvas);
        scroll.addListener(SWT.Resize, e -> measure());
        // labels of rows and columns stay where they are while the cells below them move
        for (var bar : List.of(scroll.getHorizontalBar(), scroll.getVerticalBar()))
            bar.addListener(SWT.Selection, e -> canvas.redraw());
        canvas.addListener(SWT.Paint, e -> paint(e.gc));
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.MouseDown, this::click);
        canvas.addListener(SWT.MouseDoubleClick, e -> edit(null));
        canvas.addListener(SWT.FocusIn, e -> focused());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        canvas.addListener(SWT.Dispose, e -> layout.dispose());
        canvas.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
    }

    Control control() {
        return scroll;
    }

    /** Shows an item. A cell that is open stays so as long as it is the same item. */
    void show(AnswerTable now, boolean mayEdit) {
        String key = now.sheet().response().id() + "/" + now.item().id();
        boolean same = key.equals(shown);
        if (!same) {
            close();
            cursor.to(0, 0);
            scroll.setOrigin(0, 0);
        }
        Cell on = same && !cursor.nowhere() ? table.cell(cursor.row(), cursor.column()) : null;
        shown = key;
        table = now;
        editable = mayEdit;
        cursor.size(now.rows(), now.columns().size());
        if (on != null)
            now.find(on).ifPresent(at -> cursor.to(at[0], at[1]));
        measure();
    }

    /** Stores what is being typed; what can't be stored is a draft then. */
    void close() {
        if (open != null)
            open.leave(End.AWAY);
    }

    private void measure() {
        Rectangle area = scroll.getClientArea();
        sizes = null;
        if (table == null || area.width <= 0)
            return;
        sizes = new GridSizes(table, kit, layout, area.width - 1);
        scroll.setMinSize(sizes.width() + 1, sizes.height() + 1);
        canvas.redraw();
    }

    private void paint(GC gc) {
        if (table != null && sizes != null)
            paint.grid(gc, canvas, table, sizes, answering.drafts(table.sheet()),
                    canvas.isFocusControl() && !cursor.nowhere() ? cursor : null);
    }

    private void focused() {
        canvas.redraw();
        tell();
    }

    /** Says again which cell the cursor is on. */
    void tell() {
        if (!cursor.nowhere())
            answering.on(table.cell(cursor.row(), cursor.column()));
    }

    /** What is read out: row, column, value, where it comes from. */
    private String said() {
        if (table == null || cursor.nowhere())
            return "";
        int r = cursor.row();
        int c = cursor.column();
        String origin = table.given(r, c).map(g -> ", " + kit.tr().say("core.survey.origin." + g.origin().name().toLowerCase(Locale.ROOT)))
                .orElse("");
        return table.label(r, kit.locale()) + ", " + kit.tr().say(table.column(c).label()) + ": " + table.text(r, c) + origin;
    }

    private void key(Event e) {
        if (table == null || cursor.nowhere())
            return;
        boolean all = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.ARROW_LEFT -> move(0, -1);
            case SWT.ARROW_RIGHT -> move(0, 1);
            case SWT.ARROW_UP -> move(-1, 0);
            case SWT.ARROW_DOWN -> move(1, 0);
            case SWT.PAGE_UP -> move(-SCREEN, 0);
            case SWT.PAGE_DOWN -> move(SCREEN, 0);
            case SWT.HOME, SWT.END -> {
                cursor.end(e.keyCode == SWT.END, all);
                moved();
            }
            case SWT.CR, SWT.KEYPAD_CR, SWT.F2 -> edit(null);
            case SWT.DEL, SWT.BS -> clear(all);
            default -> typed(e);
        }
    }

    private void typed(Event e) {
        if (e.character <= ' ' || e.character == SWT.DEL || (e.stateMask & (SWT.MOD1 | SWT.MOD3)) != 0)
            return;
        if (open != null)
            open.more(e.character);
        else
            edit(String.valueOf(e.character));
    }

    private void move(int down, int right) {
        if (cursor.move(down, right))
            moved();
    }

    private void moved() {
        reveal();
        canvas.redraw();
        tell();
    }

    /** Scrolls so far that the cell of the cursor shows beside the labels. */
    private void reveal() {
        if (sizes == null || cursor.nowhere())
            return;
        Rectangle area = scroll.getClientArea();
        Point origin = scroll.getOrigin();
        int x = sizes.x(cursor.column());
        int y = sizes.y(cursor.row());
        int left = Math.min(x - sizes.label(), Math.max(origin.x, x + sizes.width(cursor.column()) + 1 - area.width));
        int top = Math.min(y - sizes.head(), Math.max(origin.y, y + sizes.height(cursor.row()) + 1 - area.height));
        if (left != origin.x || top != origin.y)
            scroll.setOrigin(Math.max(0, left), Math.max(0, top));
    }

    private void click(Event e) {
        canvas.setFocus();
        if (sizes == null || cursor.nowhere())
            return;
        int c = sizes.columnAt(e.x);
        int r = sizes.rowAt(e.y);
        Point origin = scroll.getOrigin();
        boolean label = e.x < origin.x + sizes.label() || e.y < origin.y + sizes.head();
        if (!label && c >= 0 && r >= 0) {
            cursor.to(r, c);
            moved();
        }
    }

    /** Opens the cell of the cursor. @param begins what was typed to open it, or null */
    private void edit(String begins) {
        if (table == null || sizes == null || cursor.nowhere() || open != null || !editable
                || !table.editable(cursor.row(), cursor.column()))
            return;
        reveal();
        int r = cursor.row();
        int c = cursor.column();
        Point origin = scroll.getOrigin();
        Rectangle area = scroll.getClientArea();
        open = new CellBox(canvas, new Rectangle(sizes.x(c), sizes.y(r), sizes.width(c), sizes.height(r)),
                new Rectangle(origin.x, origin.y, area.width, area.height), table.sheet(), table.cell(r, c), table.column(c), kit,
                answering,
                this::closed);
        open.open(begins);
    }

    private void closed(End how) {
        open = null;
        if (how != End.AWAY)
            canvas.setFocus();
        switch (how) {
            case DOWN -> cursor.move(1, 0);
            case NEXT -> cursor.next();
            case PREVIOUS -> cursor.previous();
            case CANCEL, AWAY -> {
                // the cursor stays
            }
        }
        if (how != End.AWAY)
            moved();
        canvas.redraw();
    }

    /** Takes a value away, or those of the whole row. */
    private void clear(boolean row) {
        int r = cursor.row();
        int c = cursor.column();
        if (!editable || open != null)
            return;
        Cell cell = table.cell(r, c);
        List<Cell> cells = row ? table.filled(r) : table.given(r, c).isPresent() ? List.of(cell) : List.of();
        if (answering.drafts(table.sheet()).failed(cell).isPresent()) {
            answering.drafts(table.sheet()).remove(cell);
            moved();
        } else if (!cells.isEmpty())
            answering.clear(table.sheet(), cells);
    }

    /** Puts the cursor on a cell; where it is without one there. */
    void focus(Cell cell) {
        if (table != null && cell != null)
            table.find(cell).ifPresent(at -> cursor.to(at[0], at[1]));
        canvas.setFocus();
        moved();
    }
}
