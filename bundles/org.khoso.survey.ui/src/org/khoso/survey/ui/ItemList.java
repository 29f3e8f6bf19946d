package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** The items as the letter numbers them, each with its state: shape and word, not colour alone. */
final class ItemList {
    private static final int NUMBER = 64;

    /** A line. @param survey survey @param item item, null for the survey's own line */
    private record Line(Template survey, Item item) {
    }

    private final Composite box;
    private final Label title;
    private final Table table;
    private final Tr tr;
    private final Look look;
    private final List<Line> lines = new ArrayList<>();

    /** @param selected told which item is selected */
    ItemList(Composite parent, Tr tr, Look look, BiConsumer<Template, Item> selected) {
        this.tr = tr;
        this.look = look;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        title = new Label(box, SWT.WRAP);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = 200;
        title.setLayoutData(d);
        title.setForeground(look.color(Tone.QUIET));
        table = new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
        table.setData("khoso.id", "survey.items");
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        for (int i = 0; i < 2; i++)
            new TableColumn(table, SWT.LEFT);
        Cells.shorten(table, look);
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.Selection, e -> {
            int at = table.getSelectionIndex();
            if (at < 0 || at >= lines.size())
                return;
            Line l = lines.get(at);
            heading(l.survey());
            selected.accept(l.survey(), l.item());
        });
    }

    private void widths() {
        int width = table.getClientArea().width;
        table.getColumn(0).setWidth(NUMBER);
        table.getColumn(1).setWidth(Math.max(60, width - NUMBER - 2));
    }

    /** Shows the items; the one that was selected stays so, else the first that is computed is. */
    void show(Answers answers) {
        int at = table.getSelectionIndex();
        lines.clear();
        table.removeAll();
        for (Template t : answers.templates())
            for (Item i : t.items()) {
                lines.add(new Line(t, i));
                fill(new TableItem(table, SWT.NONE), t, i, answers);
            }
        if (at < 0 || at >= lines.size())
            at = first();
        if (at >= 0) {
            table.setSelection(at);
            heading(lines.get(at).survey());
        }
    }

    private int first() {
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).item().computed())
            return i;
        return lines.isEmpty() ? -1 : 0;
    }

    private void fill(TableItem line, Template t, Item i, Answers answers) {
        String state = !i.computed() ? "person" : answers.kept(t, i).isPresent() ? "done" : "todo";
        line.setData(Behind.NO_CSS, Boolean.TRUE);
        line.setText(new String[]{i.id(), tr.say("survey.ui.state." + state) + " · " + tr.say(i.heading())});
        line.setImage(0, look.icon("org.khoso.survey.ui", state));
        line.setFont(0, look.font(0, i.computed()));
        if (!i.computed())
            line.setForeground(1, look.color(Tone.QUIET));
    }

    private void heading(Template t) {
        String text = tr.say(t.title()) + "\n" + t.source();
        if (!text.equals(title.getText())) {
            title.setText(text.replace("&", "&&"));
            box.layout();
        }
    }

    /** @return survey of the selected line, or null */
    Template survey() {
        int at = table.getSelectionIndex();
        return at < 0 || at >= lines.size() ? null : lines.get(at).survey();
    }

    /** @return item of the selected line, or null */
    Item item() {
        int at = table.getSelectionIndex();
        return at < 0 || at >= lines.size() ? null : lines.get(at).item();
    }

    void focus() {
        table.setFocus();
    }

    Composite control() {
        return box;
    }
}
