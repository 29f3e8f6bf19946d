package org.khoso.survey.ui;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.core.Surveys.Kept;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** An item as the letter words it, the button that counts, its table and the list behind a number; or that a person answers it. */
final class ItemView {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.systemDefault());

    private final Composite box;
    private final Label number;
    private final Label wording;
    private final Composite bar;
    private final Button compute;
    private final Label state;
    private final FigureTable figures;
    private final Behind behind;
    private final Tr tr;
    private final Look look;

    /** @param count counts @param selected told which number the cursor is on @param open told which object to go to */
    ItemView(Composite parent, Tr tr, Look look, UiJobs jobs, Runnable count, BiConsumer<Row, Column> selected, Consumer<Holding> open) {
        this.tr = tr;
        this.look = look;
        box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        number = look.heading(box, "");
        number.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        wording = new Label(box, SWT.WRAP);
        wording.setLayoutData(wrapped());
        bar = new Composite(box, SWT.NONE);
        bar.setLayout(Look.bare(2));
        bar.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        compute = new Button(bar, SWT.PUSH);
        compute.setData("khoso.id", "survey.compute");
        compute.addListener(SWT.Selection, e -> count.run());
        state = new Label(bar, SWT.WRAP);
        state.setLayoutData(wrapped());
        figures = new FigureTable(box, tr, look, selected);
        figures.control().setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        behind = new Behind(box, tr, look, jobs, open);
        figures.control().addListener(SWT.KeyDown, e -> {
            if (e.character == SWT.CR)
                behind.focus();
        });
        box.addListener(SWT.Resize, e -> heights());
    }

    private static GridData wrapped() {
        var d = new GridData(SWT.FILL, SWT.CENTER, true, false);
        d.widthHint = 200;
        return d;
    }

    Composite control() {
        return box;
    }

    FigureTable figures() {
        return figures;
    }

    Behind behind() {
        return behind;
    }

    /**
     * Shows an item.
     *
     * @param item    item, or null
     * @param kept    its newest answer, or null
     * @param now     position of the holdings, -1 without an archive
     * @param problem why the answer can't be read, or null
     */
    void show(Item item, Kept kept, long now, String problem) {
        number.setText(item == null ? "" : tr.say("survey.ui.item", item.id()));
        wording.setText(item == null ? "" : tr.say(item.heading()).replace("&", "&&"));
        boolean computed = item != null && item.computed();
        seen(bar, item != null);
        seen(compute, computed);
        seen(figures.control(), computed);
        behind.visible(computed);
        compute.setText(tr.say(now < 0 ? "ui.command.open" : kept == null ? "survey.ui.compute" : "survey.ui.compute.again"));
        state.setForeground(look.color(problem == null && (kept == null || current(kept, now)) ? Tone.QUIET : Tone.SHOULD));
        state.setText(item == null ? "" : problem != null ? problem : state(computed, kept, now));
        if (computed)
            figures.show(item, kept);
        heights();
    }

    private static boolean current(Kept kept, long now) {
        return kept.stored().answer().position() == now;
    }

    private String state(boolean computed, Kept kept, long now) {
        if (!computed)
            return tr.say("survey.ui.not-computed");
        if (kept == null)
            return tr.say(now < 0 ? "survey.ui.no-archive" : "survey.ui.not-yet");
        return tr.say(current(kept, now) ? "survey.ui.current" : "survey.ui.changed", TIME.format(kept.stored().answer().snapshot()));
    }

    private static void seen(Control c, boolean on) {
        c.setVisible(on);
        if (c.getLayoutData() instanceof GridData d)
            d.exclude = !on;
        else {
            var d = new GridData(SWT.BEGINNING, SWT.TOP, false, false);
            d.exclude = !on;
            c.setLayoutData(d);
        }
    }

    private void heights() {
        int width = box.getClientArea().width;
        if (width > 0)
            ((GridData) figures.control().getLayoutData()).heightHint = figures.height(width - 2);
        bar.layout();
        box.layout(true, true);
    }

    /** While it counts, that is said. The button keeps the cursor; pressed again it does nothing. */
    void busy(boolean on) {
        if (on) {
            state.setForeground(look.color(Tone.QUIET));
            state.setText(tr.say("survey.ui.computing"));
            heights();
        }
    }
}
