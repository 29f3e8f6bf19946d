package org.khoso.search.ui;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The hits: a virtual list that fetches what is scrolled into sight. Enter or a double click opens a hit. */
final class HitList {
    /** Keeps the style engine off a line: it holds on to lines that are gone, and a change of theme then takes the whole program down. */
    private static final int STEP = 400;
    private static final int GROW_MILLIS = 20;
    private static final String NO_CSS = "org.eclipse.e4.ui.css.disabled";

    private final Table table;
    private final TableColumn column;
    private final HitPainter painter;
    private final Searching searching;
    private final Look look;
    private Consumer<Hit> selected = h -> {
    };
    private Consumer<Hit> opened = h -> {
    };
    private Hit kept;
    private int keptLine = -1;
    private int keptTop;
    private int wanted;
    private boolean growing;

    HitList(Composite parent, Tr tr, Look look, Searching searching) {
        this.searching = searching;
        this.look = look;
        table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "search.hits");
        painter = new HitPainter(table, tr, look, new Labels(tr, searching));
        column = new TableColumn(table, SWT.LEFT);
        table.addListener(SWT.Resize, e -> column.setWidth(Math.max(50, table.getClientArea().width - 2)));
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.MeasureItem, e -> e.height = painter.height());
        table.addListener(SWT.EraseItem, this::erase);
        table.addListener(SWT.PaintItem, this::paint);
        table.addListener(SWT.Selection, e -> {
            if (e.item instanceof TableItem i)
                Cells.told(i);
            selected.accept(current());
        });
        table.addListener(SWT.DefaultSelection, e -> open());
        table.addListener(SWT.Dispose, e -> painter.dispose());
    }

    /** @param s told what is selected, null for nothing @param o told what is to be opened */
    void listen(Consumer<Hit> s, Consumer<Hit> o) {
        selected = s;
        opened = o;
    }

    Table control() {
        return table;
    }

    private void fill(Event e) {
        int at = e.index >= 0 ? e.index : table.indexOf((TableItem) e.item);
        e.item.setData(NO_CSS, Boolean.TRUE);
        Hit h = searching.hit(at);
        if (h == null && at >= 0)
            searching.need(at);
        // for screen readers; what is seen is painted
        Cells.text((TableItem) e.item, h == null ? "…" : h.code() + " " + h.title());
        if (at == table.getSelectionIndex())
            Cells.told((TableItem) e.item);
    }

    /** One quiet colour for what is selected: the marked words must stay readable on it. */
    private void erase(Event e) {
        if ((e.detail & SWT.SELECTED) != 0) {
            e.gc.setBackground(look.color(Tone.SELECTED));
            e.gc.fillRectangle(e.x, e.y, Math.max(e.width, column.getWidth()), e.height);
        }
        e.detail &= ~(SWT.FOREGROUND | SWT.SELECTED | SWT.HOT);
    }

    private void paint(Event e) {
        int at = table.indexOf((TableItem) e.item);
        Rectangle r = new Rectangle(e.x, e.y, column.getWidth(), painter.height());
        painter.paint(e.gc, r, searching.hit(at), (e.detail & SWT.SELECTED) != 0);
    }

    /** What is selected and what stands on top is to stay so when the next answer comes: it is one to the same question. */
    void keep() {
        kept = current();
        keptLine = table.getSelectionIndex();
        keptTop = table.getTopIndex();
    }

    /** Another question is asked: its answer begins at the top. */
    void drop() {
        kept = null;
        keptLine = -1;
    }

    /** Shows so many hits, the first one selected, or the one that was to be kept. */
    void show(long total) {
        int count = (int) Math.min(total, Searching.MOST);
        int line = line(count);
        int top = keptLine < 0 ? 0 : Math.max(0, Math.min(keptTop + line - keptLine, count - 1));
        wanted = count;
        table.setRedraw(false);
        if (count < table.getItemCount())
            table.removeAll(); // at once; fewer lines are taken away one by one
        table.setItemCount(Math.min(count, Math.max(line, top) + STEP));
        table.clearAll();
        if (count > 0)
            table.setSelection(line);
        table.setTopIndex(top);
        table.setRedraw(true);
        grow();
        boolean same = kept != null && current() != null && kept.id().equals(current().id());
        drop();
        if (!same)
            selected.accept(current());
    }

    /** Lines are made one by one: some thousand in one go would keep the window from answering. */
    private void grow() {
        if (growing || table.isDisposed() || table.getItemCount() >= wanted)
            return;
        growing = true;
        table.getDisplay().timerExec(GROW_MILLIS, () -> {
            growing = false;
            if (table.isDisposed() || table.getItemCount() >= wanted)
                return;
            table.setItemCount(Math.min(wanted, table.getItemCount() + STEP));
            grow();
        });
    }

    /** @return where the hit to be kept stands now: in the first page, else where it was */
    private int line(int count) {
        if (keptLine < 0)
            return 0;
        for (int i = 0; kept != null && i < count && searching.hit(i) != null; i++)
            if (searching.hit(i).id().equals(kept.id()))
            return i;
        return Math.max(0, Math.min(keptLine, count - 1));
    }

    /** These have come in. */
    void more(int from, int to) {
        int last = Math.min(to, table.getItemCount()) - 1;
        if (last >= from)
            table.clear(from, last);
        int at = table.getSelectionIndex();
        if (at >= from && at <= last)
            selected.accept(current());
    }

    Hit current() {
        int at = table.getSelectionIndex();
        return at < 0 ? null : searching.hit(at);
    }

    private void open() {
        Hit h = current();
        if (h != null)
            opened.accept(h);
    }

    void focus() {
        if (table.getItemCount() > 0 && table.getSelectionIndex() < 0) {
            table.setSelection(0);
            Cells.told(table.getItem(0));
            selected.accept(current());
        }
        table.setFocus();
    }

    /** Takes the colours of another theme. */
    void repaint() {
        table.redraw();
    }
}
