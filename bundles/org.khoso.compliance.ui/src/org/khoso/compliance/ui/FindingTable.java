package org.khoso.compliance.ui;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.compliance.ui.FindingRows.Row;
import org.khoso.core.FindingSet.Group;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/**
 * The list of findings. One virtual table whose headings are lines like any other: a native tree would take minutes for a
 * hundred thousand children. Left and right fold and unfold, Enter goes to the place.
 */
final class FindingTable {
    private static final int[] WIDTHS = {40, 11, 25, 15, 9};
    private static final String[] NAMES = {"message", "level", "about", "place", "state"};

    /** Marked lines that are looked for again when the list is another one. */
    private static final int MOST_KEPT = 1000;
    private final Table table;
    private final Tr tr;
    private final Look look;
    private final Words words;
    private final FindingRows rows = new FindingRows();
    private Consumer<List<Entry>> selected = e -> {
    };
    private Consumer<Entry> opened = e -> {
    };

    FindingTable(Composite parent, Tr tr, Look look, Words words) {
        this.tr = tr;
        this.look = look;
        this.words = words;
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "compliance.findings");
        table.setHeaderVisible(true);
        for (String n : NAMES)
            new TableColumn(table, SWT.LEFT).setText(tr.say("compliance.ui.column." + n));
        Cells.shorten(table, look);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.Selection, e -> selected.accept(selection()));
        table.addListener(SWT.DefaultSelection, e -> open());
        table.addListener(SWT.KeyDown, this::key);
        table.addListener(SWT.MouseDown, this::click);
    }

    /** @param s told what is selected, headings left out @param o told what is to be gone to */
    void listen(Consumer<List<Entry>> s, Consumer<Entry> o) {
        selected = s;
        opened = o;
    }

    Table control() {
        return table;
    }

    FindingRows rows() {
        return rows;
    }

    /** Shows other groups; cursor, marked lines and scroll place stay: on the same findings, or what took their line. */
    void show(List<Group> groups) {
        List<Entry> before = selection();
        int line = table.getSelectionIndex();
        int top = table.getTopIndex();
        rows.groups(groups);
        int[] again = before.stream().limit(MOST_KEPT).mapToInt(e -> rows.find(e.finding().key())).filter(i -> i >= 0).toArray();
        refill();
        if (again.length == 0 && rows.size() > 0)
            again = new int[]{line >= 0 ? Math.min(line, rows.size() - 1) : first()};
        if (again.length > 0) {
            table.setSelection(again);
            table.setTopIndex(line < 0 ? 0 : Math.max(0, again[0] - Math.max(0, line - top)));
        }
        selected.accept(selection());
    }

    /** @return the first line that is worth being on: a finding if the first group shows its own */
    private int first() {
        return rows.at(0).heading() && rows.size() > 1 && !rows.at(1).heading() ? 1 : 0;
    }

    private void refill() {
        table.setRedraw(false);
        table.setItemCount(rows.size());
        table.clearAll();
        table.setRedraw(true);
    }

    /** @return the findings that are selected */
    List<Entry> selection() {
        return Arrays.stream(table.getSelectionIndices()).filter(i -> i >= 0 && i < rows.size()).mapToObj(rows::at)
                .filter(r -> !r.heading())
                .map(Row::entry).toList();
    }

    private void fill(Event e) {
        var item = (TableItem) e.item;
        int index = e.index >= 0 ? e.index : table.indexOf(item);
        if (index >= 0 && index < rows.size())
            fill(item, rows.at(index));
    }

    private void fill(TableItem item, Row row) {
        if (row.heading()) {
            heading(item, row.group());
            return;
        }
        Finding f = row.entry().finding();
        item.setText(new String[]{"    " + words.say(f.message()), tr.say("core.level." + f.level().code()), f.subject().code(),
                words.place(f), tr.say("compliance.ui.state." + row.entry().state().name())});
        item.setImage(0, look.icon("org.khoso.compliance.ui", icon(row.entry())));
        item.setForeground(1, colour(f.level()));
        item.setFont(null);
    }

    private void heading(TableItem item, Group g) {
        String mark = rows.open(g) ? "\u25be " : "\u25b8 ";
        Level worst = g.entries().stream().map(e -> e.finding().level()).min(Level::compareTo).orElse(Level.MAY);
        item.setText(new String[]{mark + words.group(g), tr.say("core.level." + worst.code()), tr.say("compliance.ui.many",
                g.entries().size()), "", ""});
        // GTK leaves room for icons only if the first line has one
        item.setImage(0, look.icon("org.khoso.compliance.ui", worst.code()));
        item.setForeground(1, colour(worst));
        item.setFont(look.font(0, true));
    }

    /** @return name of the icon: another shape for each level, and for what is settled */
    static String icon(Entry e) {
        return e.state() == State.MENDED ? "mended" : e.state() == State.WAIVED ? "waived" : e.finding().level().code();
    }

    /** @return colour of a level that reads well on the theme's background */
    Color colour(Level level) {
        return look.color(switch (level) {
            case MUST -> Tone.MUST;
            case SHOULD -> Tone.SHOULD;
            case MAY -> Tone.MAY;
        });
    }

    private void key(Event e) {
        int line = table.getSelectionIndex();
        if (line < 0 || line >= rows.size() || e.stateMask != 0)
            return;
        Group g = rows.at(line).group();
        if (e.keyCode == SWT.ARROW_RIGHT)
            turn(g, true);
        else if (e.keyCode == SWT.ARROW_LEFT)
            turn(g, false);
        e.doit = e.keyCode != SWT.ARROW_LEFT && e.keyCode != SWT.ARROW_RIGHT;
    }

    private void click(Event e) {
        TableItem item = table.getItem(new org.eclipse.swt.graphics.Point(e.x, e.y));
        int line = item == null ? -1 : table.indexOf(item);
        if (line >= 0 && line < rows.size() && rows.at(line).heading() && e.x < 24)
            turn(rows.at(line).group(), !rows.open(rows.at(line).group()));
    }

    private void turn(Group g, boolean open) {
        if (rows.open(g, open))
            refill();
        int line = table.getSelectionIndex();
        if (!open || line < 0 || line >= rows.size() || rows.at(line).heading())
            table.setSelection(rows.heading(g));
        selected.accept(selection());
    }

    private void open() {
        int line = table.getSelectionIndex();
        if (line < 0 || line >= rows.size())
            return;
        Row row = rows.at(line);
        if (row.heading())
            turn(row.group(), !rows.open(row.group()));
        else
            opened.accept(row.entry());
    }

    private void widths() {
        int width = table.getClientArea().width;
        if (width > 0)
            for (int i = 0; i < WIDTHS.length; i++)
                table.getColumn(i).setWidth(width * WIDTHS[i] / 100);
    }
}
