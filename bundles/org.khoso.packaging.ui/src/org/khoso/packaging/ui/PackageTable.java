package org.khoso.packaging.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.packaging.ui.Bin.Entry;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The packages on the left: dossier, type, and whether the package was verified, by icon and by word. */
final class PackageTable {
    private static final String[] NAMES = {"label", "type", "state"};
    private static final int[] WIDTHS = {41, 21, 38};

    private final Tr tr;
    private final Look look;
    private final Table table;
    private List<Entry> entries = List.of();
    private Path chosen;
    private boolean showing;

    PackageTable(Composite parent, Tr tr, Look look, Consumer<Entry> selected) {
        this.tr = tr;
        this.look = look;
        table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "packaging.packages");
        table.setHeaderVisible(true);
        for (String n : NAMES)
            new TableColumn(table, SWT.LEFT).setText(tr.say("packaging.ui.column." + n));
        Cells.shorten(table, look);
        table.addListener(SWT.SetData, e -> {
            int i = e.index >= 0 ? e.index : table.indexOf((TableItem) e.item);
            if (i >= 0 && i < entries.size())
                fill((TableItem) e.item, entries.get(i));
        });
        table.addListener(SWT.Resize, e -> {
            for (int i = 0; i < WIDTHS.length; i++)
                table.getColumn(i).setWidth(table.getClientArea().width * WIDTHS[i] / 100);
        });
        table.addListener(SWT.Selection, e -> {
            Entry now = selection();
            if (now != null && !now.path().equals(chosen)) {
                chosen = now.path();
                selected.accept(now);
            }
        });
    }

    private void fill(TableItem item, Entry e) {
        String type = e.outcome().map(Book.Outcome::type).filter(t -> !t.isEmpty()).orElse(e.type());
        item.setText(new String[]{e.label(), type.isEmpty() ? "?" : type, state(e)});
        item.setImage(0, look.icon(e.zip() ? "packaging" : "open"));
        item.setImage(2, look.icon("org.khoso.packaging.ui", icon(e)));
    }

    private String state(Entry e) {
        return e.outcome().map(o -> o.accepted()
                ? tr.say(o.findings() == 0
                        ? "packaging.ui.accepted"
                        : "packaging.ui.accepted.notes", o.findings())
                : tr.say("packaging.ui.refused", o.must())).orElse(tr.say("packaging.ui.unverified"));
    }

    private static String icon(Entry e) {
        return e.outcome().map(o -> o.accepted() ? "accepted" : "refused").orElse("unverified");
    }

    Table control() {
        return table;
    }

    /** @return the package that is selected, or null */
    Entry selection() {
        int i = table.getSelectionIndex();
        return i < 0 || i >= entries.size() ? null : entries.get(i);
    }

    /** @return whether the selection comes from a new list, not from the user */
    boolean showing() {
        return showing;
    }

    /** @return number of packages */
    int size() {
        return entries.size();
    }

    /** Shows these; the selection stays. @param wanted to be selected, or null */
    void show(List<Entry> list, Path wanted) {
        Path keep = wanted != null ? wanted : chosen;
        entries = list;
        table.setItemCount(list.size());
        table.clearAll();
        int at = -1;
        for (int i = 0; i < list.size(); i++)
            if (list.get(i).path().equals(keep))
            at = i;
        table.setSelection(at < 0 && !list.isEmpty() ? 0 : at);
        if (at < 0)
            chosen = null;
        if (wanted != null)
            chosen = null;
        showing = true;
        table.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
        showing = false;
    }
}
