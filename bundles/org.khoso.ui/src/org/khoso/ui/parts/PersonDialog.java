package org.khoso.ui.parts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.khoso.api.Action;
import org.khoso.api.Actor;
import org.khoso.core.People;
import org.khoso.core.People.Person;
import org.khoso.core.Session;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** Who works with the archive: those it knows, and a form for one that it does not know yet. What is wrong is said in the dialog. */
final class PersonDialog extends Dialog {
    private static final int ADD = 102;
    private static final int WIDTH = 640;
    private static final int[] WIDTHS = {240, 170, 210};
    /** What people usually may do. */
    private static final List<Set<Action>> ROLES = List.of(People.USUAL, EnumSet.of(Action.READ, Action.SURVEY),
            EnumSet.of(Action.READ, Action.SURVEY, Action.APPROVE), EnumSet.allOf(Action.class));
    private static final List<String> ROLE_WORDS = List.of("usual", "fills", "approves", "all");

    private final Tr tr;
    private final Look look;
    private final UiJobs jobs;
    private final Session session;
    private final List<Actor> actors = new ArrayList<>();
    private Table table;
    private Text name;
    private Text position;
    private Combo role;
    private Label problem;
    private Actor chosen;

    PersonDialog(Shell parent, Tr tr, Look look, UiJobs jobs, Session session) {
        super(parent);
        this.tr = tr;
        this.look = look;
        this.jobs = jobs;
        this.session = session;
    }

    /** @return who works from now on, or null */
    Actor chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(tr.say("ui.person"));
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
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        wide(new Label(area, SWT.WRAP), 0).setText(tr.say("ui.person.what"));
        table = wide(new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER), 130);
        table.setHeaderVisible(true);
        table.setData("khoso.id", "person.list");
        for (int i = 0; i < WIDTHS.length; i++) {
            var c = new TableColumn(table, SWT.LEFT);
            c.setText(tr.say("ui.person.column." + i));
            c.setWidth(WIDTHS[i]);
        }
        table.addListener(SWT.DefaultSelection, e -> okPressed());
        wide(new Label(area, SWT.NONE), 0).setText(tr.say("ui.person.new"));
        name = text(area, "name");
        position = text(area, "position");
        new Label(area, SWT.NONE).setText(tr.say("ui.person.role"));
        role = new Combo(area, SWT.READ_ONLY);
        role.setData("khoso.id", "person.role");
        role.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        ROLE_WORDS.forEach(r -> role.add(tr.say("ui.person.role." + r)));
        role.select(0);
        problem = wide(new Label(area, SWT.WRAP), 3 * name.getLineHeight());
        problem.setData("khoso.id", "person.problem");
        look.tone(problem, Tone.MUST);
        show(session.actor());
        table.setFocus();
        return area;
    }

    private <T extends Control> T wide(T control, int height) {
        var d = new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1);
        d.widthHint = WIDTH;
        d.heightHint = height == 0 ? SWT.DEFAULT : height;
        control.setLayoutData(d);
        return control;
    }

    private Text text(Composite area, String what) {
        new Label(area, SWT.NONE).setText(tr.say("ui.person." + what));
        var t = new Text(area, SWT.BORDER);
        t.setData("khoso.id", "person." + what);
        t.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        t.addListener(SWT.Traverse, e -> e.doit = e.detail != SWT.TRAVERSE_RETURN); // the field adds; the button of the dialog would close it
        t.addListener(SWT.DefaultSelection, e -> add());
        return t;
    }

    /** Shows who is known. @param at who is to be selected */
    private void show(Actor at) {
        table.removeAll();
        actors.clear();
        Actor first = session.archive().defaultActor();
        line(first, "", tr.say("ui.person.role.all"));
        for (Person p : People.of(session.archive()))
            line(p.actor(), p.position(), may(p.may()));
        for (int i = 0; i < actors.size(); i++)
            if (actors.get(i).id().equals(at.id()))
            table.setSelection(i);
    }

    private void line(Actor a, String where, String may) {
        actors.add(a);
        String now = a.id().equals(session.actor().id()) ? "● " : "";
        new TableItem(table, SWT.NONE).setText(new String[]{now + a.name(), where, may});
    }

    /** Rights by the word for a usual set of them, else one by one. */
    private String may(Set<Action> may) {
        for (int i = 0; i < ROLES.size(); i++)
            if (ROLES.get(i).equals(may))
            return tr.say("ui.person.role." + ROLE_WORDS.get(i));
        return may.stream().map(People::word).sorted().collect(Collectors.joining(", "));
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, ADD, tr.say("ui.person.add"), false).setData("khoso.id", "person.add");
        createButton(parent, IDialogConstants.OK_ID, tr.say("ui.person.ok"), true).setData("khoso.id", "person.ok");
        createButton(parent, IDialogConstants.CANCEL_ID, tr.say("ui.person.cancel"), false).setData("khoso.id", "person.cancel");
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == ADD)
            add();
        else
            super.buttonPressed(id);
    }

    private void add() {
        if (name.getText().isBlank()) {
            say(tr.say("ui.person.needs-name"));
            name.setFocus();
            return;
        }
        var wanted = new Person(null, name.getText(), position.getText(), "", ROLES.get(Math.max(0, role.getSelectionIndex())), Set.of());
        jobs.run(tr.say("ui.person.add"), p -> People.add(session, wanted), p -> {
            if (table.isDisposed())
                return;
            say("");
            name.setText("");
            position.setText("");
            show(p.actor());
            table.setFocus();
        }, this::say);
    }

    private void say(String why) {
        if (!problem.isDisposed())
            problem.setText(why.replace("&", "&&"));
    }

    @Override
    protected void okPressed() {
        int at = table.getSelectionIndex();
        if (at < 0)
            return;
        try {
            chosen = People.find(session.archive(), actors.get(at).id().toString());
            super.okPressed();
        } catch (org.khoso.api.KhosoException e) {
            say(jobs.explain(e));
        }
    }
}
