package org.khoso.intake.ui;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.Finding;
import org.khoso.intake.ui.RunRows.Row;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The fourth step: runs with what came in and what did not, and why. */
final class RunsPane {
    private static final String[] NAMES = {"when", "delivery", "in", "accepted", "refused", "state"};
    private static final int[] WIDTHS = {22, 19, 9, 13, 15, 22};
    private static final String[] WHY = {"message", "where"};
    private static final int[] WHY_WIDTHS = {68, 32};

    private final Tr tr;
    private final Look look;
    private final Consumer<Row> selected;
    private final Composite box;
    private final Label title;
    private final Table runs;
    private final Table findings;
    private final Label detail;
    private List<Row> rows = List.of();
    private List<Finding> found = List.of();

    /** @param selected told which run is to be looked into @param opened told which finding is to be gone to @param check leads to the check; null if the product has none */
    RunsPane(Composite parent, Tr tr, Look look, Consumer<Row> selected, Consumer<Finding> opened, Runnable check) {
        this.tr = tr;
        this.look = look;
        this.selected = selected;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(2));
        title = look.heading(box, tr.say("intake.ui.results"));
        title.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        var go = new Button(box, SWT.PUSH);
        go.setText(tr.say("intake.ui.to-check"));
        go.setImage(look.icon("compliance"));
        go.setData("khoso.id", "intake.to-check");
        go.setEnabled(check != null);
        go.addListener(SWT.Selection, e -> check.run());
        var sash = new SashForm(box, SWT.HORIZONTAL);
        sash.setSashWidth(Look.UNIT);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1));
        runs = table(sash, "intake.runs", NAMES, WIDTHS, SWT.NONE);
        runs.addListener(SWT.Selection, e -> selected.accept(selection()));
        var right = new Composite(sash, SWT.NONE);
        right.setLayout(Look.bare(1));
        findings = table(right, "intake.findings", WHY, WHY_WIDTHS, SWT.VIRTUAL);
        findings.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        detail = new Label(right, SWT.WRAP);
        var data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 200;
        detail.setLayoutData(data);
        findings.addListener(SWT.Selection, e -> detail());
        findings.addListener(SWT.SetData, e -> fill((TableItem) e.item, e.index >= 0 ? e.index : findings.indexOf((TableItem) e.item)));
        findings.addListener(SWT.DefaultSelection, e -> {
            int i = findings.getSelectionIndex();
            if (i >= 0 && i < found.size())
                opened.accept(found.get(i));
        });
        sash.setWeights(51, 49);
    }

    private Table table(Composite parent, String id, String[] names, int[] widths, int style) {
        var t = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | style);
        Cells.shorten(t, look);
        t.setData("khoso.id", id);
        t.setHeaderVisible(true);
        for (String n : names)
            new TableColumn(t, List.of("in", "accepted", "refused").contains(n) ? SWT.RIGHT : SWT.LEFT)
                    .setText(tr.say("intake.ui.column." + n));
        t.addListener(SWT.Resize, e -> {
            int width = t.getClientArea().width;
            for (int i = 0; width > 0 && i < widths.length; i++)
                t.getColumn(i).setWidth(width * widths[i] / 100);
        });
        return t;
    }

    Composite control() {
        return box;
    }

    void focus() {
        (found.isEmpty() ? runs : findings).setFocus();
    }

    Row selection() {
        int i = runs.getSelectionIndex();
        return i < 0 || i >= rows.size() ? null : rows.get(i);
    }

    /** Shows the runs, newest first. @param on the run to select; null keeps the selection */
    void show(List<Row> list, UUID on) {
        Row before = selection();
        UUID wanted = on != null ? on : before == null ? null : before.run().id();
        rows = list;
        runs.removeAll();
        for (Row r : rows) {
            var item = new TableItem(runs, SWT.NONE);
            item.setText(new String[]{RunRows.shortTime(r.run().started()), r.name(), tr.number(r.in()), tr.number(r.accepted()),
                    tr.number(r.refused() + r.failed()), tr.say("intake.ui.run-state." + r.run().state().name())});
            item.setForeground(5, look.color(r.run().state() == org.khoso.api.store.RunLedger.State.DONE ? Tone.TEXT : Tone.SHOULD));
        }
        int at = 0;
        for (int i = 0; i < rows.size(); i++)
            if (rows.get(i).run().id().equals(wanted))
            at = i;
        title.setText(tr.say(rows.isEmpty() ? "intake.ui.results.none" : "intake.ui.results"));
        if (!rows.isEmpty())
            runs.setSelection(at);
        selected.accept(selection());
    }

    /** Shows what the selected run found. */
    void findings(List<Finding> list) {
        found = list;
        findings.setItemCount(found.size());
        findings.clearAll();
        Row r = selection();
        title.setText(r == null
                ? tr.say("intake.ui.results.none")
                : tr.say("intake.ui.results.of", tr.number(r.in()), tr.number(r.accepted()),
                        tr.number(r.refused()), tr.number(r.failed()), tr.number(found.size())));
        if (!found.isEmpty())
            findings.setSelection(0);
        detail();
        box.layout();
    }

    /** The whole sentence of the selected finding and what to do about it: the list has room for its beginning. */
    private void detail() {
        int i = findings.getSelectionIndex();
        Finding f = i < 0 || i >= found.size() ? null : found.get(i);
        String text = f == null ? "" : tr.say(f.message()) + (f.remedy() == null ? "" : " " + tr.remedy(f.remedy()));
        detail.setText(text.replace("&", "&&"));
        detail.setToolTipText(text);
        // as high as what it says: the list above gives way
        detail.getParent().layout();
    }

    private void fill(TableItem item, int index) {
        // GTK may ask for a line that is gone already
        if (index < 0 || index >= found.size())
            return;
        Finding f = found.get(index);
        item.setText(new String[]{tr.say(f.message()), f.subject().code()});
        item.setImage(0, look.icon(f.level().code()));
    }

    void paint() {
        findings.clearAll();
    }
}
