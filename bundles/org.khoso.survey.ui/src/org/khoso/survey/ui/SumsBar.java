package org.khoso.survey.ui;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.State;

/** Above a consolidation: where the responses are, which units, what is to be written. */
final class SumsBar {
    private static final String FOLDER = "survey.sums.folder";
    private static final String EARLIER = "survey.sums.earlier";

    /** What is asked of whoever owns the bar. */
    interface Actions {
        /** Sums up what the bar names. */
        void run();

        /** Other units are to be shown. */
        void geography();

        /** Something is to be written. @param what workbook, report, dashboard */
        void export(String what);

        /** Back to the responses. */
        void back();
    }

    private final Composite box;
    private final Kit kit;
    private final State state;
    private final Text folder;
    private final Text earlier;
    private final Combo geography;
    private final Button export;
    private final Label problem;

    SumsBar(Composite parent, Kit kit, State state, Actions actions) {
        this.kit = kit;
        this.state = state;
        box = new Composite(parent, SWT.NONE);
        box.setLayoutData(Kit.wide());
        box.setLayout(Look.bare(8));
        button("survey.sums.back", "survey.ui.sums.back", actions::back);
        folder = text(FOLDER, "survey.ui.sums.folder", actions);
        button("survey.sums.choose", "survey.ui.sums.choose", () -> choose(folder)).setToolTipText(folder.getToolTipText());
        earlier = text(EARLIER, "survey.ui.sums.earlier", actions);
        button("survey.sums.choose.earlier", "survey.ui.sums.choose", () -> choose(earlier)).setToolTipText(earlier.getToolTipText());
        button("survey.sums.run", "survey.ui.sums.run", actions::run);
        geography = Kit.named(new Combo(box, SWT.READ_ONLY), "survey.sums.geography", () -> kit.tr().say("survey.ui.sums.geography"));
        geography.setItems(kit.tr().say("survey.ui.sums.geography.old"), kit.tr().say("survey.ui.sums.geography.new"));
        geography.select(0);
        geography.addListener(SWT.Selection, e -> actions.geography());
        export = button("survey.sums.export", "survey.ui.sums.export", () -> {
        });
        export.addListener(SWT.Selection, e -> menu(actions));
        export.setEnabled(false);
        problem = new Label(box, SWT.WRAP);
        problem.setData("khoso.id", "survey.sums.problem");
        var d = Kit.wide();
        d.horizontalSpan = 8;
        problem.setLayoutData(d);
        Kit.seen(problem, false);
    }

    private Text text(String key, String hint, Actions actions) {
        Text t = Kit.named(new Text(box, SWT.BORDER | SWT.SINGLE), key, () -> kit.tr().say(hint));
        t.setMessage(kit.tr().say(hint));
        t.setToolTipText(kit.tr().say(hint));
        t.setText(state.get(key, ""));
        var d = new GridData(SWT.FILL, SWT.CENTER, true, false);
        d.widthHint = 120;
        t.setLayoutData(d);
        t.addListener(SWT.DefaultSelection, e -> actions.run());
        return t;
    }

    private Button button(String id, String key, Runnable does) {
        var b = new Button(box, SWT.PUSH);
        b.setText(kit.tr().say(key));
        b.setData("khoso.id", id);
        b.addListener(SWT.Selection, e -> does.run());
        return b;
    }

    private void choose(Text to) {
        var dialog = new DirectoryDialog(box.getShell());
        dialog.setText(to.getToolTipText());
        dialog.setFilterPath(to.getText());
        String chosen = dialog.open();
        if (chosen != null)
            to.setText(chosen);
    }

    private void menu(Actions actions) {
        var menu = new Menu(export);
        for (String what : new String[]{"workbook", "report", "dashboard"}) {
            var item = new MenuItem(menu, SWT.PUSH);
            item.setText(kit.tr().say("survey.ui.sums.export." + what));
            item.addListener(SWT.Selection, e -> actions.export(what));
        }
        var at = export.toDisplay(0, export.getSize().y);
        menu.setLocation(at.x, at.y);
        menu.setVisible(true);
    }

    /** @return folder or file of the responses; empty if none is named, which is said */
    Optional<Path> folder() {
        return path(folder, FOLDER);
    }

    /** @return those of an earlier round */
    Optional<Path> earlier() {
        return path(earlier, EARLIER);
    }

    private Optional<Path> path(Text of, String key) {
        String typed = of.getText().strip();
        state.set(key, typed.isEmpty() ? null : typed);
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(typed));
        } catch (InvalidPathException e) {
            problem(kit.tr().say("survey.ui.sums.no-path", typed));
            return Optional.empty();
        }
    }

    Geography geography() {
        return geography.getSelectionIndex() == 1 ? Geography.NEW : Geography.OLD;
    }

    void toggle() {
        geography.select(1 - geography.getSelectionIndex());
    }

    /** Says what is wrong; null says nothing. */
    void problem(String text) {
        if (kit.say(problem, text, Tone.MUST))
            box.getParent().layout(true, true);
    }

    void exports(boolean on) {
        export.setEnabled(on);
    }

    void focus() {
        folder.setFocus();
    }

    Composite control() {
        return box;
    }
}
