package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.FieldInfo;
import org.khoso.api.store.HoldingsStore.FieldChange;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** What happened to an object: who changed which field, when, from what to what; each change can be taken back here. */
final class HistoryTab {
    private static final int MOST = 2000;

    private final Composite box;
    private final Table table;
    private final Button undo;
    private final Tr tr;
    private final UiJobs jobs;
    private Shown shown;

    HistoryTab(Composite parent, Look look, Tr tr, UiJobs jobs, Consumer<UUID> undoThis) {
        this.tr = tr;
        this.jobs = jobs;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.grid(1));
        table = new Table(box, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        Cells.shorten(table, look);
        table.setData("khoso.id", "history.table");
        table.setHeaderVisible(true);
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        column("ui.history.what", 110);
        column("ui.history.before", 80);
        column("ui.history.after", 80);
        column("ui.history.when", 115);
        column("ui.history.who", 90);
        undo = new Button(box, SWT.PUSH);
        undo.setText(tr.say("ui.history.undo"));
        undo.setData("khoso.id", "history.undo");
        undo.setEnabled(false);
        table.addListener(SWT.Selection, e -> undo.setEnabled(table.getSelectionIndex() >= 0));
        undo.addListener(SWT.Selection, e -> {
            if (table.getSelectionCount() == 1)
                undoThis.accept((UUID) table.getSelection()[0].getData());
        });
    }

    private void column(String key, int width) {
        var c = new TableColumn(table, SWT.LEFT);
        c.setText(tr.say(key));
        c.setWidth(width);
    }

    Composite control() {
        return box;
    }

    /** Reads the history of an object; null empties the list. */
    void show(Shown now) {
        shown = now;
        if (now == null) {
            table.removeAll();
            return;
        }
        jobs.load(p -> lines(now), lines -> {
            if (!table.isDisposed() && shown == now)
                fill(lines);
        });
    }

    private record Line(UUID changeSet, String[] cells) {
    }

    private List<Line> lines(Shown s) throws java.io.IOException {
        var lines = new ArrayList<Line>();
        for (FieldChange c : s.session().archive().holdings().history(s.holding().id())) {
            FieldInfo field = s.set() == null ? null : s.set().byConcept(c.concept()).orElse(null);
            // what no field of the form shows is Khoso's own book-keeping
            if (field != null && lines.size() < MOST)
                lines.add(new Line(c.changeSet(), new String[]{tr.say(field.label()), s.values().show(field, c.before()),
                        s.values().show(field, c.after()), s.values().write(field, c.when()), c.who().name()}));
        }
        return lines;
    }

    private void fill(List<Line> lines) {
        table.setRedraw(false);
        table.removeAll();
        for (Line l : lines) {
            var item = new TableItem(table, SWT.NONE);
            item.setText(l.cells());
            item.setData(l.changeSet());
        }
        table.setRedraw(true);
        undo.setEnabled(false);
    }
}
