package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
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
    private static final int NUMBER = 72;

    /** How an item is marked. @param icon icon of this bundle @param word state in a word @param strong whether it stands out @param quiet whether it stays back */
    record Mark(String icon, String word, boolean strong, boolean quiet) {
    }

    /** A line. @param survey survey @param item item */
    private record Line(Template survey, Item item) {
        boolean same(Line o) {
            return survey.id().equals(o.survey.id()) && item.id().equals(o.item.id());
        }
    }

    private final Composite box;
    private final Label title;
    private final Label progress;
    private final Table table;
    private final Tr tr;
    private final Look look;
    private List<Line> lines = List.of();

    /** @param selected told which item is selected */
    ItemList(Composite parent, Tr tr, Look look, BiConsumer<Template, Item> selected) {
        this.tr = tr;
        this.look = look;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        title = label();
        look.tone(title, Tone.QUIET);
        progress = label();
        progress.setData("khoso.id", "survey.progress");
        progress.setFont(look.font(0, true));
        Kit.seen(progress, false);
        table = Kit.named(new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "survey.items", () -> title.getText());
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        for (int i = 0; i < 2; i++)
            new TableColumn(table, SWT.LEFT);
        Cells.shorten(table, look);
        table.addListener(SWT.Resize, e -> widths());
        table.addListener(SWT.Selection, e -> {
            Line l = line();
            if (l == null)
                return;
            heading(l.survey());
            selected.accept(l.survey(), l.item());
        });
    }

    private Label label() {
        var l = new Label(box, SWT.WRAP);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.widthHint = 200;
        l.setLayoutData(d);
        return l;
    }

    private void widths() {
        int width = table.getClientArea().width;
        table.getColumn(0).setWidth(NUMBER);
        table.getColumn(1).setWidth(Math.max(60, width - NUMBER - 2));
    }

    /** Shows the items of surveys; the one that was selected stays so, else the first that is counted is. */
    void show(List<Template> surveys, BiFunction<Template, Item, Mark> marks) {
        Line before = line();
        List<Line> now = new ArrayList<>();
        Set<String> there = new HashSet<>(); // a number that two surveys have is counted once, for the first
        for (Template t : surveys)
            t.items().stream().filter(i -> there.add(i.id())).forEach(i -> now.add(new Line(t, i)));
        lines = now;
        while (table.getItemCount() > now.size())
            table.remove(table.getItemCount() - 1);
        for (int i = 0; i < now.size(); i++)
            fill(i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE), now.get(i), marks);
        int at = before == null ? -1 : position(before);
        at = at < 0 ? first() : at;
        if (at >= 0) {
            table.setSelection(at);
            heading(now.get(at).survey());
        }
    }

    private int position(Line line) {
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).same(line))
            return i;
        return -1;
    }

    private int first() {
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).item().computed() && "A".equals(lines.get(i).item().auto()))
            return i;
        return lines.isEmpty() ? -1 : 0;
    }

    private void fill(TableItem line, Line of, BiFunction<Template, Item, Mark> marks) {
        Mark mark = marks.apply(of.survey(), of.item());
        line.setData(Behind.NO_CSS, Boolean.TRUE);
        line.setText(new String[]{of.item().id(), mark.word() + " · " + tr.say(of.item().heading())});
        line.setImage(0, look.icon("org.khoso.survey.ui", mark.icon()));
        line.setFont(0, look.font(0, mark.strong()));
        Color colour = mark.quiet() ? look.color(Tone.QUIET) : null;
        line.setForeground(1, colour);
    }

    private void heading(Template t) {
        String text = (tr.say(t.title()) + "\n" + t.source()).replace("&", "&&");
        if (!text.equals(title.getText())) {
            title.setText(text);
            box.layout();
        }
    }

    /** Says how many items are done; empty says nothing. */
    void progress(String text) {
        boolean changed = !text.equals(progress.getText());
        progress.setText(text);
        if (Kit.seen(progress, !text.isEmpty()) || changed)
            box.layout();
    }

    private Line line() {
        int at = table.getSelectionIndex();
        return at < 0 || at >= lines.size() ? null : lines.get(at);
    }

    /** @return survey of the selected line, or null */
    Template survey() {
        Line l = line();
        return l == null ? null : l.survey();
    }

    /** @return item of the selected line, or null */
    Item item() {
        Line l = line();
        return l == null ? null : l.item();
    }

    /** Selects an item. @return whether it is here */
    boolean select(String item) {
        for (int i = 0; i < lines.size(); i++)
            if (lines.get(i).item().id().equals(item)) {
                table.setSelection(i);
                heading(lines.get(i).survey());
                return true;
            }
        return false;
    }

    /** Selects the next item, or the one before. @return whether there is one */
    boolean step(int by) {
        int at = table.getSelectionIndex() + by;
        return at >= 0 && at < lines.size() && select(lines.get(at).item().id());
    }

    boolean focused() {
        return table.isFocusControl();
    }

    void focus() {
        table.setFocus();
    }

    Composite control() {
        return box;
    }
}
