package org.khoso.ui.holdings;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The files of an object: a list, and below it all that is known of the one selected: facts, signatures, what a check says. Enter or Space shows its pages. */
final class FilesTab {
    private static final int LINES = 4;
    private final Composite box;
    private final Table table;
    private final Text facts;
    private final FilePane report;
    private final Tr tr;
    private Shown shown;

    FilesTab(Composite parent, Look look, Tr tr, UiJobs jobs, Consumer<Holding> preview) {
        this.tr = tr;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.grid(1));
        table = new Table(box, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        Cells.shorten(table, look);
        table.setData("khoso.id", "files.table");
        table.setHeaderVisible(true);
        var rows = new GridData(SWT.FILL, SWT.TOP, true, false);
        rows.heightHint = table.getHeaderHeight() + LINES * table.getItemHeight();
        table.setLayoutData(rows);
        column("ui.files.name", 200, SWT.LEFT);
        column("ui.files.format", 90, SWT.LEFT);
        column("ui.files.size", 80, SWT.RIGHT);
        facts = new Text(box, SWT.READ_ONLY | SWT.MULTI | SWT.WRAP);
        facts.setData("khoso.id", "files.facts");
        var data = new GridData(SWT.FILL, SWT.BOTTOM, true, false);
        data.heightHint = 9 * facts.getLineHeight();
        data.widthHint = 100;
        facts.setLayoutData(data);
        facts.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        report = new FilePane(box, look, tr, jobs);
        var hint = new Label(box, SWT.WRAP);
        hint.setText(tr.say("ui.files.hint"));
        var below = new GridData(SWT.FILL, SWT.TOP, true, false);
        below.widthHint = 100;
        hint.setLayoutData(below);
        look.tone(hint, Look.Tone.QUIET);
        table.addListener(SWT.Selection, e -> say((Holding) e.item.getData()));
        table.addListener(SWT.DefaultSelection, e -> preview.accept((Holding) e.item.getData()));
        table.addListener(SWT.KeyDown, e -> {
            if (e.character == ' ' && table.getSelectionCount() == 1)
                preview.accept((Holding) table.getSelection()[0].getData());
        });
    }

    private void column(String key, int width, int align) {
        var c = new TableColumn(table, align);
        c.setText(tr.say(key));
        c.setWidth(width);
    }

    Composite control() {
        return box;
    }

    /** Shows the files of an object. */
    void show(Shown now) {
        table.removeAll();
        facts.setText("");
        shown = now;
        if (now == null || now.files().isEmpty())
            report.show(null, null);
        if (now == null)
            return;
        for (Holding f : now.files()) {
            var item = new TableItem(table, SWT.NONE);
            item.setText(new String[]{f.text(Concepts.NAME), format(f), size(f)});
            item.setData(f);
        }
        if (!now.files().isEmpty()) {
            table.setSelection(0);
            say(now.files().get(0));
        } else
            facts.setText(tr.say("ui.files.none"));
    }

    private static String format(Holding f) {
        String name = f.text(Concepts.FORMAT_NAME);
        return name.isEmpty() ? f.text(Concepts.PUID) : name;
    }

    private String size(Holding f) {
        if (!(f.value(Concepts.SIZE) instanceof Number n))
            return "";
        var form = NumberFormat.getInstance(tr.locale());
        form.setMaximumFractionDigits(1);
        double bytes = n.doubleValue();
        return bytes < 1e6
                ? form.format(Math.max(1, Math.round(bytes / 1e3))) + " kB"
                : bytes < 1e9
                        ? form.format(bytes / 1e6) + " MB"
                        : form.format(bytes / 1e9) + " GB";
    }

    private void say(Holding f) {
        var b = new StringBuilder();
        line(b, "ui.files.path", f.text(Concepts.PATH));
        line(b, "ui.files.format", (format(f) + " (" + f.text(Concepts.PUID) + ")").replace(" ()", ""));
        line(b, "ui.files.pages", f.text(Concepts.PAGES));
        if (f.value(Concepts.DPI) instanceof BigDecimal d && d.signum() > 0)
            line(b, "ui.files.dpi", String.valueOf(Math.round(d.doubleValue())));
        if (f.value(Concepts.TEXT_LAYER) instanceof Boolean t)
            line(b, "ui.files.text", tr.say(t ? "ui.yes" : "ui.no"));
        if (f.value(Concepts.SECONDS) instanceof BigDecimal s && s.signum() > 0)
            line(b, "ui.files.seconds", tr.say("ui.seconds", Math.round(s.doubleValue())));
        if (Boolean.FALSE.equals(f.value(Concepts.READABLE)))
            line(b, "ui.files.readable", tr.say("ui.no"));
        line(b, "ui.files.sha", f.text(Concepts.OBJECT));
        facts.setText(b.toString());
        report.show(shown.session(), f);
    }

    /** Takes the colours of another theme. */
    void repaint() {
        report.repaint();
    }

    private void line(StringBuilder b, String key, String value) {
        if (!value.isBlank())
            b.append(b.isEmpty() ? "" : "\n").append(tr.say(key)).append(": ").append(value);
    }
}
