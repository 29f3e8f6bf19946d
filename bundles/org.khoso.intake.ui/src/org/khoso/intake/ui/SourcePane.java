package org.khoso.intake.ui;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.intake.Delivery.Sheet;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The first step with a folder: its path, and the catalogue sheets found in it. */
final class SourcePane {
    private static final int[] WIDTHS = {42, 17, 41};
    private static final String[] NAMES = {"sheet", "rows", "role"};

    private final Tr tr;
    private final Look look;
    private final Consumer<String> open;
    private final Composite box;
    private final Text path;
    private final Button choose;
    private final Label note;
    private final Table sheets;

    /** @param open told which path is to be looked at @param selected told which sheet is to be shown */
    SourcePane(Composite parent, Tr tr, Look look, Consumer<String> open, IntConsumer selected) {
        this.tr = tr;
        this.look = look;
        this.open = open;
        box = new Composite(parent, SWT.NONE);
        var grid = Look.bare(2);
        grid.marginHeight = 0;
        box.setLayout(grid);
        path = new Text(box, SWT.BORDER);
        path.setMessage(tr.say("intake.ui.path"));
        path.setData("khoso.id", "intake.path");
        path.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        path.addListener(SWT.DefaultSelection, e -> go());
        choose = new Button(box, SWT.PUSH);
        choose.setText(tr.say("intake.ui.choose"));
        choose.setImage(look.icon("open"));
        choose.setData("khoso.id", "intake.choose");
        choose.addListener(SWT.Selection, e -> choose());
        note = new Label(box, SWT.WRAP);
        var data = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        data.widthHint = 200;
        note.setLayoutData(data);
        sheets = new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        Cells.shorten(sheets, look);
        sheets.setData("khoso.id", "intake.sheets");
        sheets.setHeaderVisible(true);
        for (String n : NAMES)
            new TableColumn(sheets, n.equals("rows") ? SWT.RIGHT : SWT.LEFT).setText(tr.say("intake.ui.column." + n));
        var fill = new GridData(SWT.FILL, SWT.FILL, true, true, 2, 1);
        fill.heightHint = 80;
        sheets.setLayoutData(fill);
        sheets.addListener(SWT.Selection, e -> selected.accept(sheets.getSelectionIndex()));
        sheets.addListener(SWT.Resize, e -> widths());
        drop();
        say(tr.say("intake.ui.source.hint"), Tone.QUIET);
    }

    private void drop() {
        var target = new DropTarget(box, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[]{FileTransfer.getInstance()});
        target.addDropListener(new DropTargetAdapter() {
            @Override
            public void drop(DropTargetEvent event) {
                if (event.data instanceof String[] files && files.length > 0) {
                    path.setText(files[0]);
                    go();
                }
            }
        });
    }

    private void choose() {
        var dialog = new DirectoryDialog(box.getShell());
        dialog.setText(tr.say("intake.ui.choose.title"));
        dialog.setMessage(tr.say("intake.ui.choose.message"));
        dialog.setFilterPath(path.getText());
        String chosen = dialog.open();
        if (chosen != null) {
            path.setText(chosen);
            go();
        }
    }

    private void go() {
        String typed = path.getText().strip().replaceAll("^[\"']|[\"']$", "");
        if (!typed.isEmpty())
            open.accept(typed);
    }

    Composite control() {
        return box;
    }

    /** Shows which delivery is looked at. */
    void path(String input) {
        path.setText(input);
    }

    void focus() {
        path.setFocus();
        path.selectAll();
    }

    void focusSheets() {
        sheets.setFocus();
    }

    void enable(boolean on) {
        path.setEnabled(on);
        choose.setEnabled(on);
    }

    /** Says something below the path. */
    void say(String text, Tone tone) {
        note.setText(text.replace("&", "&&"));
        look.tone(note, tone);
        box.layout();
    }

    /** Shows the sheets of a delivery; none if there is no draft. */
    void show(Draft draft, int selected) {
        sheets.removeAll();
        if (draft == null)
            return;
        for (int i = 0; i < draft.sheets().size(); i++)
            new TableItem(sheets, SWT.NONE);
        paint(draft);
        if (!draft.sheets().isEmpty())
            sheets.setSelection(selected);
    }

    /** Writes the lines anew: roles and doubts change with the mapping. */
    void paint(Draft draft) {
        for (int i = 0; draft != null && i < sheets.getItemCount(); i++) {
            Sheet s = draft.sheets().get(i);
            SheetMapping m = draft.mapping(i);
            int doubts = draft.doubtful(i);
            TableItem item = sheets.getItem(i);
            item.setText(new String[]{s.sheet().isEmpty() ? s.file() : s.sheet(), tr.number(s.rows()),
                    (doubts > 0 ? "\u25b2 " : "") + role(draft, m)});
            item.setForeground(look.color(m.role() == Role.IGNORED ? Tone.QUIET : Tone.TEXT));
        }
    }

    private String role(Draft draft, SheetMapping m) {
        if (m.role() != Role.RECORDS)
            return tr.say("intake.ui.role." + m.role().name());
        return draft.sets().stream().filter(s -> s.id().equals(m.recordSet())).findFirst()
                .map(s -> tr.say("intake.ui.role.RECORDS." + s.recordType())).orElse(m.recordSet());
    }

    private void widths() {
        int width = sheets.getClientArea().width;
        if (width > 0)
            for (int i = 0; i < WIDTHS.length; i++)
                sheets.getColumn(i).setWidth(width * WIDTHS[i] / 100);
    }
}
