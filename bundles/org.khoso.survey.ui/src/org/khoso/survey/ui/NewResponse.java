package org.khoso.survey.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;

/** Asks who answers which survey. What is wrong is said in the dialog, which stays open until the response is there. */
final class NewResponse extends Dialog {
    /** Begins a response. */
    interface Opener {
        /** @param done called on the UI thread @param failed called on the UI thread with the reason */
        void open(Template survey, Respondent who, Runnable done, Consumer<String> failed);
    }

    private static final int WIDTH = 640;
    private static final int LONGEST = 60;
    private static final List<String> LEVELS = List.of("national", "province", "district", "commune", "body");

    private final Kit kit;
    private final List<Template> surveys;
    private final Opener opener;
    private Combo survey;
    private Text code;
    private Text name;
    private Combo level;
    private Label problem;
    private List<String> levels = List.of();

    NewResponse(Shell parent, Kit kit, List<Template> surveys, Opener opener) {
        super(parent);
        this.kit = kit;
        this.surveys = surveys;
        this.opener = opener;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(kit.tr().say("survey.ui.new"));
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        var grid = new GridLayout(2, false);
        grid.marginWidth = 2 * Look.UNIT;
        grid.marginHeight = 2 * Look.UNIT;
        grid.verticalSpacing = Look.UNIT;
        area.setLayout(grid);
        var fill = new GridData(SWT.FILL, SWT.FILL, true, true);
        fill.widthHint = WIDTH;
        area.setLayoutData(fill);
        survey = combo(area, "survey");
        surveys.forEach(t -> survey.add(shortened(t)));
        survey.select(0);
        survey.addListener(SWT.Selection, e -> levels());
        code = text(area, "code");
        name = text(area, "name");
        level = combo(area, "level");
        levels();
        problem = new Label(area, SWT.WRAP);
        problem.setData("khoso.id", "survey.new.problem");
        var d = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        d.widthHint = WIDTH - 4 * Look.UNIT;
        d.heightHint = 3 * code.getLineHeight();
        problem.setLayoutData(d);
        kit.look().tone(problem, Tone.MUST);
        code.setFocus();
        return area;
    }

    private String shortened(Template t) {
        String title = kit.tr().say(t.title());
        return title.length() > LONGEST ? title.substring(0, LONGEST) + "…" : title;
    }

    private void label(Composite area, String what) {
        new Label(area, SWT.NONE).setText(kit.tr().say("survey.ui.new." + what));
    }

    private Text text(Composite area, String what) {
        label(area, what);
        Text t = Kit.named(new Text(area, SWT.BORDER), "survey.new." + what, () -> kit.tr().say("survey.ui.new." + what));
        t.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return t;
    }

    private Combo combo(Composite area, String what) {
        label(area, what);
        Combo c = Kit.named(new Combo(area, SWT.READ_ONLY), "survey.new." + what, () -> kit.tr().say("survey.ui.new." + what));
        c.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        return c;
    }

    /** The levels that answer the survey that is chosen; a single body may answer any. */
    private void levels() {
        Set<String> all = new LinkedHashSet<>(surveys.get(Math.max(0, survey.getSelectionIndex())).levels());
        if (all.isEmpty())
            all.addAll(LEVELS);
        all.add("body");
        levels = List.copyOf(all);
        level.setItems(levels.stream().map(this::word).toArray(String[]::new));
        level.select(Math.max(0, levels.indexOf("province")));
    }

    private String word(String l) {
        return LEVELS.contains(l) ? kit.tr().say("survey.ui.level." + l) : l;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, kit.tr().say("survey.ui.new.ok"), true).setData("khoso.id", "survey.new.ok");
        createButton(parent, IDialogConstants.CANCEL_ID, kit.tr().say("survey.ui.step.cancel"), false).setData("khoso.id",
                "survey.new.cancel");
    }

    @Override
    protected void okPressed() {
        if (code.getText().isBlank() || name.getText().isBlank()) {
            say(kit.tr().say("survey.ui.new.missing"));
            (code.getText().isBlank() ? code : name).setFocus();
            return;
        }
        var who = new Respondent(code.getText().strip(), name.getText().strip(), levels.get(Math.max(0, level.getSelectionIndex())));
        getButton(IDialogConstants.OK_ID).setEnabled(false);
        opener.open(surveys.get(Math.max(0, survey.getSelectionIndex())), who, this::opened, this::failed);
    }

    private void opened() {
        if (getShell() != null && !getShell().isDisposed())
            close();
    }

    private void failed(String why) {
        if (getShell() == null || getShell().isDisposed())
            return;
        getButton(IDialogConstants.OK_ID).setEnabled(true);
        say(why);
    }

    private void say(String why) {
        problem.setText(why.replace("&", "&&"));
    }
}
