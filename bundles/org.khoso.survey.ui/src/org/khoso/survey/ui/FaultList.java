package org.khoso.survey.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** What a check found, below the items, grouped by item. Enter goes to the cell. Takes no room until somebody has checked. */
final class FaultList {
    private static final int NUMBER = 72;
    private static final int LINES = 7;

    private final Composite box;
    private final Label count;
    private final Table table;
    private final Kit kit;
    private final GivenLines words;
    private List<FaultLines.Line> lines = List.of();

    /** @param selected told which fault the cursor is on @param open told where to go */
    FaultList(Composite parent, Kit kit, Consumer<Fault> selected, Consumer<Fault> open) {
        this.kit = kit;
        words = new GivenLines(kit);
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        box.setLayoutData(Kit.wide());
        count = new Label(box, SWT.WRAP);
        count.setData("khoso.id", "survey.faults.count");
        count.setLayoutData(Kit.wide());
        table = Kit.named(new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "survey.faults", () -> count.getText());
        for (int i = 0; i < 2; i++)
            new TableColumn(table, SWT.LEFT);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.heightHint = LINES * table.getItemHeight();
        table.setLayoutData(d);
        Cells.shorten(table, kit.look());
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.Selection, e -> at(selected));
        table.addListener(SWT.FocusIn, e -> at(selected));
        table.addListener(SWT.DefaultSelection, e -> at(open));
        Kit.seen(box, false);
    }

    private void widths() {
        int width = table.getClientArea().width;
        table.getColumn(0).setWidth(NUMBER);
        table.getColumn(1).setWidth(Math.max(60, width - NUMBER - 2));
    }

    private void at(Consumer<Fault> told) {
        int at = table.getSelectionIndex();
        if (at >= 0 && at < lines.size())
            told.accept(lines.get(at).fault());
    }

    /** Shows what was found; null or a response that was not checked hides the list. */
    void show(Sheet sheet) {
        boolean on = sheet != null && sheet.checked();
        boolean changed = Kit.seen(box, on);
        if (on)
            fill(sheet);
        if (changed)
            box.getParent().layout(true, true);
    }

    private void fill(Sheet sheet) {
        int at = table.getSelectionIndex();
        lines = FaultLines.of(sheet);
        FaultLines.Count n = FaultLines.count(sheet.faults());
        kit.say(count, lines.isEmpty() ? kit.tr().say("survey.ui.faults.none") : kit.tr().say("survey.ui.faults", n.errors(), n.others()),
                n.errors() > 0 ? Tone.MUST : lines.isEmpty() ? Tone.MAY : Tone.SHOULD);
        Kit.seen(table, !lines.isEmpty());
        table.removeAll();
        for (FaultLines.Line l : lines) {
            var item = new TableItem(table, SWT.NONE);
            item.setData(Behind.NO_CSS, Boolean.TRUE);
            item.setText(new String[]{l.head(), words.said(l.fault())});
            item.setImage(0, kit.icon(l.fault().blocks() ? "faulty" : l.fault().severity().equals("info") ? "partly" : "warned"));
        }
        if (!lines.isEmpty())
            table.setSelection(Math.clamp(at, 0, lines.size() - 1));
        box.layout(true, true);
    }

    Composite control() {
        return box;
    }

    /** @return whether the cursor is in the list */
    boolean focused() {
        return table.isFocusControl();
    }

    /** @return whether there is anything to go to */
    boolean any() {
        return !lines.isEmpty() && table.getVisible();
    }

    void focus() {
        table.setFocus();
    }
}
