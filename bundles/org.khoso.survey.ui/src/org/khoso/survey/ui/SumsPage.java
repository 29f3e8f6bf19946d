package org.khoso.survey.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.khoso.core.Session;
import org.khoso.core.survey.ConsolidationOutputs;
import org.khoso.core.survey.Consolidations;
import org.khoso.survey.ui.LineModel.Head;
import org.khoso.survey.ui.SumsDesk.Loaded;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.State;
import org.khoso.ui.UiJobs;

/** Responses of a whole country, summed up: left, what can be looked at; in the middle, its lines; right, about the line. UI thread. */
final class SumsPage implements SumsBar.Actions {
    private final Composite root;
    private final Kit kit;
    private final SumsDesk desk;
    private final SumsBar bar;
    private final LineTable views;
    private final Label heading;
    private final Label empty;
    private final Composite middle;
    private final Composite lines;
    private final SumsLines shown;
    private final SumsAbout about;
    private final Consumer<String> say;
    private final Runnable back;
    private int view;

    /** The use cases and who asks. @param consolidations sums up @param outputs writes @param session archive that is open, or null @param say says something in the status line @param back goes back to the responses */
    record Owner(Consolidations consolidations, ConsolidationOutputs outputs, Supplier<Session> session, Consumer<String> say,
            Runnable back) {
    }

    SumsPage(Composite parent, Kit kit, UiJobs jobs, State state, Owner owner) {
        this.kit = kit;
        this.say = owner.say();
        this.back = owner.back();
        root = new Composite(parent, SWT.NONE);
        root.setLayout(Look.grid(1));
        desk = new SumsDesk(jobs, kit, owner.session(), owner.consolidations(), owner.outputs());
        bar = new SumsBar(root, kit, state, this);
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash.setSashWidth(Look.UNIT);
        views = new LineTable(sash, kit, "survey.sums.views", () -> kit.tr().say("survey.ui.sums.views"), this::choose, i -> linesFocus());
        middle = new Composite(sash, SWT.NONE);
        middle.setLayout(new StackLayout());
        empty = new Label(middle, SWT.WRAP);
        empty.setData("khoso.id", "survey.sums.empty");
        lines = new Composite(middle, SWT.NONE);
        lines.setLayout(Look.bare(1));
        heading = new Label(lines, SWT.WRAP);
        heading.setData("khoso.id", "survey.sums.heading");
        heading.setLayoutData(Kit.wide());
        heading.setFont(kit.look().font(0, true));
        about = new SumsAbout(sash, kit);
        shown = new SumsLines(lines, kit, desk, about, owner.session(), this::head, this::failed);
        sash.setWeights(20, 50, 30);
        show(null);
    }

    Composite control() {
        return root;
    }

    private void head(String text) {
        String t = text.replace("&", "&&");
        if (!t.equals(heading.getText())) {
            heading.setText(t);
            lines.layout();
        }
    }

    private void failed(String why) {
        bar.problem(why);
    }

    /** Shows what was summed up; null: what to do first. */
    private void show(Loaded l) {
        bar.exports(l != null);
        String[] names = new String[SumsView.values().length];
        for (SumsView v : SumsView.values()) {
            String n = l == null ? "" : kit.tr().number(v.count(l.summed(), l.assessment()));
            names[v.ordinal()] = kit.tr().say("survey.ui.sums.view." + v.word()) + "\n" + n;
        }
        views.show(LineModel.of(List.of(new Head(kit.tr().say("survey.ui.sums.views"), 5, false),
                new Head(kit.tr().say("survey.ui.sums.count"), 2, true)), names.length, i -> names[i].split("\n", -1)), view);
        top(l == null ? empty : lines);
        if (l == null) {
            empty.setText(kit.tr().say(desk.running() ? "survey.ui.sums.running" : "survey.ui.sums.empty"));
            kit.look().tone(empty, Tone.QUIET);
            about.nothing(kit.tr().say("survey.ui.sums.empty.about"));
            return;
        }
        shown.view(SumsView.values()[view]);
    }

    private void top(Control c) {
        var stack = (StackLayout) middle.getLayout();
        if (stack.topControl != c) {
            stack.topControl = c;
            middle.layout();
        }
    }

    private void choose(int line) {
        if (line < 0 || line == view && desk.loaded() == null)
            return;
        view = line;
        if (desk.loaded() != null)
            shown.view(SumsView.values()[view]);
    }

    private void linesFocus() {
        if (desk.loaded() != null)
            shown.focus();
    }

    @Override
    public void run() {
        bar.problem(null);
        Path folder = bar.folder().orElse(null);
        if (folder == null) {
            bar.problem(kit.tr().say("survey.ui.sums.no-folder"));
            return;
        }
        desk.run(folder, bar.earlier(), bar.geography(), l -> {
            if (root.isDisposed())
                return;
            show(l);
            if (!shown.focused())
                shown.focus();
            var seen = l.sums().seen();
            say.accept(kit.tr().say("survey.ui.sums.done", seen.read(), seen.added(), seen.left()));
        }, why -> {
            if (!root.isDisposed()) {
                show(desk.loaded());
                bar.problem(why);
            }
        });
        if (desk.loaded() == null)
            show(null);
    }

    @Override
    public void geography() {
        desk.geography(bar.geography(), l -> {
            if (!root.isDisposed())
                show(l);
        });
    }

    @Override
    public void export(String what) {
        var dialog = new FileDialog(root.getShell(), SWT.SAVE);
        dialog.setOverwrite(true);
        dialog.setText(kit.tr().say("survey.ui.sums.export." + what));
        dialog.setFilterExtensions(switch (what) {
            case "workbook" -> new String[]{"*.xlsx"};
            case "report" -> new String[]{"*.docx", "*.pdf"};
            default -> new String[]{"*.html"};
        });
        dialog.setFileName(kit.tr().say("survey.ui.sums.file") + switch (what) {
            case "workbook" -> ".xlsx";
            case "report" -> ".docx";
            default -> ".html";
        });
        String chosen = dialog.open();
        if (chosen != null)
            desk.export(what, Path.of(chosen), () -> say.accept(kit.tr().say("survey.ui.sums.written", chosen)));
    }

    @Override
    public void back() {
        back.run();
    }

    /** @return whether the key meant anything */
    boolean key(Event e) {
        switch (e.keyCode) {
            case SWT.F5 -> run();
            case SWT.F4 -> {
                bar.toggle();
                geography();
            }
            case SWT.F6 -> next((e.stateMask & SWT.MOD2) != 0 ? -1 : 1);
            case SWT.ESC, SWT.BS -> {
                return (shown.focused() || about.listed() && within(about.control())) && up();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** From the list behind an answer to the body; from there to the unit above, and to the numbers. */
    private boolean up() {
        if (!shown.focused()) {
            shown.focus();
            return true;
        }
        return shown.up();
    }

    private boolean within(Control area) {
        for (Control c = root.getDisplay().getFocusControl(); c != null; c = c.getParent())
            if (c == area)
            return true;
        return false;
    }

    private void next(int by) {
        List<Control> areas = List.of(bar.control(), views.control(), lines, about.control());
        List<Runnable> focus = List.of(bar::focus, views::focus, this::linesFocus, about::focus);
        int at = 0;
        for (int i = 0; i < areas.size(); i++)
            if (within(areas.get(i)))
            at = i;
        focus.get(Math.floorMod(at + by, areas.size())).run();
    }

    void focus() {
        if (desk.loaded() == null)
            bar.focus();
        else
            shown.focus();
    }
}
