package org.khoso.packaging.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.core.transfer.Transfer.Way;
import org.khoso.packaging.ui.Board.Line;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;

/** A column of the board: how many, then each with its direction by icon, code and title. */
final class LaneTable {
    /** Goes to another column. */
    interface Walk {
        void step(Lane from, int by);
    }

    private static final String BUNDLE = "org.khoso.packaging.ui";
    private final Words words;
    private final Look look;
    private final Lane lane;
    private final Consumer<Line> chose;
    private final Composite box;
    private final Label head;
    private final Table table;
    private List<Line> lines = List.of();

    LaneTable(Composite parent, Words words, Look look, Lane lane, Consumer<Line> chose, Walk walk, Runnable next) {
        this.words = words;
        this.look = look;
        this.lane = lane;
        this.chose = chose;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        head = new Label(box, SWT.NONE);
        head.setFont(look.font(0, true));
        head.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        table = new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "handover.lane." + lane.word());
        var fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.heightHint = 4 * table.getItemHeight();
        fill.widthHint = 120;
        table.setLayoutData(fill);
        new TableColumn(table, SWT.LEFT);
        Cells.shorten(table, look);
        table.addListener(SWT.Resize, e -> table.getColumn(0).setWidth(table.getClientArea().width));
        table.addListener(SWT.Selection, e -> tell());
        table.addListener(SWT.DefaultSelection, e -> next.run());
        table.addListener(SWT.KeyDown, e -> walk(e, walk));
    }

    private void walk(Event e, Walk walk) {
        if (e.keyCode != SWT.ARROW_LEFT && e.keyCode != SWT.ARROW_RIGHT)
            return;
        e.doit = false;
        walk.step(lane, e.keyCode == SWT.ARROW_LEFT ? -1 : 1);
    }

    private void tell() {
        int i = table.getSelectionIndex();
        if (i >= 0 && i < lines.size())
            chose.accept(lines.get(i));
    }

    Composite control() {
        return box;
    }

    int size() {
        return lines.size();
    }

    boolean focused() {
        return table.isFocusControl();
    }

    void focus() {
        table.setFocus();
    }

    void none() {
        table.deselectAll();
    }

    /** Comes from another column: its first line is selected. */
    void enter() {
        table.setSelection(0);
        table.setFocus();
        tell();
    }

    /** Shows these. @param at the one that is selected, maybe in another column; null for none */
    void show(List<Line> all, Line at) {
        lines = all;
        head.setText(Words.plain(words.say("lane." + lane.word(), all.size())));
        table.removeAll();
        for (Line l : all) {
            var item = new TableItem(table, SWT.NONE);
            item.setText(l.transfer().code() + "  " + l.transfer().title());
            item.setImage(look.icon(BUNDLE, l.late() ? "late" : l.transfer().way() == Way.OUT ? "outgoing" : "incoming"));
        }
        table.setSelection(at == null ? -1 : all.indexOf(at));
        head.getParent().layout();
    }
}
