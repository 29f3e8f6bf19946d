package org.khoso.packaging.ui;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.Action;
import org.khoso.api.Kind;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.khoso.text.Fold;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;

/** The dossiers that may be packed, with a box for each: code and title, sifted by what is typed, ticked ones remembered. */
final class Dossiers {
    /** Most dossiers in the list. */
    static final int MOST = 200_000;

    /** A dossier. @param id identity @param code reference code @param title title @param folded both, as they are sifted */
    record Row(UUID id, String code, String title, String folded) {
        Row(UUID id, String code, String title) {
            this(id, code, title, Fold.fold(code + " " + title));
        }
    }

    private final Table table;
    private final Set<UUID> ticked = new HashSet<>();
    private final Map<UUID, String> results = new HashMap<>();
    private final Runnable changed;
    private final Tr tr;
    private List<Row> all = List.of();
    private List<Row> shown = List.of();
    private String sifted = "";
    private Row under;

    Dossiers(Composite parent, Tr tr, Look look, Runnable changed) {
        this.changed = changed;
        this.tr = tr;
        table = new Table(parent, SWT.VIRTUAL | SWT.CHECK | SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "packaging.dossiers");
        table.setHeaderVisible(true);
        for (String n : List.of("dossier", "heading", "result"))
            new TableColumn(table, SWT.LEFT).setText(tr.say("packaging.ui.column." + n));
        Cells.shorten(table, look);
        table.addListener(SWT.SetData, e -> {
            int i = e.index >= 0 ? e.index : table.indexOf((TableItem) e.item);
            if (i >= 0 && i < shown.size())
                fill((TableItem) e.item, shown.get(i));
        });
        table.addListener(SWT.Resize, e -> {
            int[] widths = table.getColumnCount() == 2 ? new int[]{34, 66} : new int[]{34, 41, 25};
            for (int i = 0; i < widths.length; i++)
                table.getColumn(i).setWidth(table.getClientArea().width * widths[i] / 100);
        });
        table.addListener(SWT.Selection, e -> {
            int at = table.getSelectionIndex();
            under = at < 0 || at >= shown.size() ? null : shown.get(at);
            if (e.detail == SWT.CHECK)
                tick((TableItem) e.item);
        });
    }

    private void fill(TableItem item, Row r) {
        item.setText(new String[]{r.code(), r.title().isBlank() ? tr.say("ui.untitled") : r.title(), results.getOrDefault(r.id(), "")});
        item.setChecked(ticked.contains(r.id()));
    }

    private void tick(TableItem item) {
        int i = table.indexOf(item);
        if (i < 0 || i >= shown.size())
            return;
        if (item.getChecked())
            ticked.add(shown.get(i).id());
        else
            ticked.remove(shown.get(i).id());
        changed.run();
    }

    Table control() {
        return table;
    }

    /** Where nothing is done with them but choosing, there is no column for what became of them. */
    void onlyChosen() {
        table.getColumn(2).dispose();
    }

    /** Reads the dossiers that the actor may pack, by code. Not on the UI thread. */
    static List<Row> read(Session s) throws IOException {
        List<Row> rows = new ArrayList<>();
        var query = HoldingQuery.all(Kind.DOSSIER).sorted(Concepts.REFERENCE_CODE, false).within(s.filter(Action.PACKAGE));
        try (var stream = s.archive().holdings().stream(query)) {
            stream.limit(MOST).forEach(h -> rows.add(new Row(h.id(), h.text(Concepts.REFERENCE_CODE), h.text(Concepts.TITLE))));
        }
        return rows;
    }

    /** Shows other dossiers; ticks of those that are gone are forgotten. */
    void show(List<Row> rows) {
        all = rows;
        Set<UUID> there = new HashSet<>();
        rows.forEach(r -> there.add(r.id()));
        ticked.retainAll(there);
        sift(sifted);
    }

    /** Shows those in which every word occurs; accents need not be typed. */
    void sift(String typed) {
        sifted = typed;
        String[] words = Fold.fold(typed).trim().split("\\s+");
        shown = typed.isBlank() ? all : all.stream().filter(r -> holds(r, words)).toList();
        UUID before = under == null ? null : under.id();
        table.setItemCount(shown.size());
        table.clearAll();
        select(before);
        changed.run();
    }

    /** The cursor stays on its dossier, else it is on the first line: Space and Enter mean something from the start. */
    private void select(UUID before) {
        int at = 0;
        for (int i = 0; i < shown.size(); i++)
            if (shown.get(i).id().equals(before))
            at = i;
        table.deselectAll();
        if (!shown.isEmpty())
            table.setSelection(at);
        under = shown.isEmpty() ? null : shown.get(at);
    }

    private static boolean holds(Row r, String[] words) {
        for (String w : words)
            if (!r.folded().contains(w))
            return false;
        return true;
    }

    /** Ticks all that are shown, or none at all. */
    void tickAll(boolean on) {
        if (on)
            shown.forEach(r -> ticked.add(r.id()));
        else
            ticked.clear();
        table.clearAll();
        changed.run();
    }

    /** @return the ticked ones in the order of the list */
    List<Row> ticked() {
        return all.stream().filter(r -> ticked.contains(r.id())).toList();
    }

    int shown() {
        return shown.size();
    }

    /** @return the dossier under the cursor in full, with what became of it */
    String detail() {
        Row r = example();
        return r == null ? "" : String.join("\n", r.code() + "  " + r.title(), results.getOrDefault(r.id(), "")).strip();
    }

    /** @return the dossier under the cursor, else the first that is ticked, else the first; null if there is none */
    Row example() {
        int i = table.getSelectionIndex();
        if (i >= 0 && i < shown.size())
            return shown.get(i);
        return all.stream().filter(r -> ticked.contains(r.id())).findFirst().orElse(all.isEmpty() ? null : all.get(0));
    }

    /** Says beside each dossier what became of it. Written ones lose their tick. */
    void results(Map<UUID, String> said, Set<UUID> written) {
        results.clear();
        results.putAll(said);
        ticked.removeAll(written);
        table.clearAll();
        changed.run();
    }
}
