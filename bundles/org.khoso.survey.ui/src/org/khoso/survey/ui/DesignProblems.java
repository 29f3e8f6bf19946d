package org.khoso.survey.ui;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** What is wrong with a questionnaire, below its parts, what blocks first. Enter goes to the field. */
final class DesignProblems {
    private static final int LINES = 6;

    private final Composite box;
    private final Label count;
    private final Table table;
    private final Kit kit;
    private final PartWords words;
    private List<Problem> shown = List.of();

    /** @param open told which problem to go to */
    DesignProblems(Composite parent, Kit kit, PartWords words, Consumer<Problem> open) {
        this.kit = kit;
        this.words = words;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        box.setLayoutData(Kit.wide());
        count = new Label(box, SWT.WRAP);
        count.setData("khoso.id", "survey.design.count");
        count.setLayoutData(Kit.wide());
        table = Kit.named(new Table(box, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), "survey.design.problems", count::getText);
        new TableColumn(table, SWT.LEFT);
        var d = new GridData(SWT.FILL, SWT.TOP, true, false);
        d.heightHint = LINES * table.getItemHeight();
        table.setLayoutData(d);
        Cells.shorten(table, kit.look());
        table.addListener(SWT.Resize, e -> table.getColumn(0).setWidth(Math.max(60, table.getClientArea().width - 2)));
        table.addListener(SWT.DefaultSelection, e -> {
            int at = table.getSelectionIndex();
            if (at >= 0 && at < shown.size())
                open.accept(shown.get(at));
        });
    }

    /** Shows what is wrong. */
    void show(SurveyDesign design, List<Problem> problems) {
        shown = problems.stream().sorted(java.util.Comparator.comparing((Problem p) -> !p.blocks())).toList();
        long must = problems.stream().filter(Problem::blocks).count();
        String said = problems.isEmpty()
                ? kit.tr().say("survey.ui.design.sound")
                : kit.tr().say("survey.ui.design.problems", must, problems.size() - must);
        kit.say(count, design == null ? "" : said, must > 0 ? Tone.MUST : problems.isEmpty() ? Tone.MAY : Tone.SHOULD);
        boolean changed = Kit.seen(table, !shown.isEmpty());
        int at = table.getSelectionIndex();
        while (table.getItemCount() > shown.size())
            table.remove(table.getItemCount() - 1);
        for (int i = 0; i < shown.size(); i++) {
            TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
            item.setData(Behind.NO_CSS, Boolean.TRUE);
            item.setText(words.line(design, shown.get(i)));
            item.setImage(kit.icon(shown.get(i).blocks() ? "faulty" : "warned"));
        }
        if (!shown.isEmpty())
            table.setSelection(Math.clamp(at, 0, shown.size() - 1));
        if (changed)
            box.getParent().layout(true, true);
        else
            box.layout();
    }

    Control control() {
        return box;
    }

    boolean any() {
        return !shown.isEmpty();
    }

    void focus() {
        table.setFocus();
    }
}
