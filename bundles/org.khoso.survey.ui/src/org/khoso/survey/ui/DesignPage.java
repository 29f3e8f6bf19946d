package org.khoso.survey.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.core.Session;
import org.khoso.core.survey.Designs;
import org.khoso.survey.ui.DesignDesk.Entry;
import org.khoso.survey.ui.DesignTree.Node;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.UiJobs;

/** Questionnaires are made here: left, their parts and what is wrong; in the middle, the fields of a part; right, the item as who answers sees it. UI thread. */
final class DesignPage implements DesignDesk.View, DesignBar.Actions {
    private static final int RESTS_MILLIS = 120;

    private final Composite root;
    private boolean gone;
    private final Kit kit;
    private final PartWords words;
    private final DesignDesk desk;
    private final DesignShelf shelf;
    private final DesignBar bar;
    private final DesignAsk ask;
    private final DesignTree tree;
    private final DesignProblems wrong;
    private final PartForm form;
    private final PreviewPane preview;
    private final Label state;
    private final Label empty;
    private final SashForm sash;
    private final DesignTools tools;
    private final Owner owner;
    private List<Problem> problems = List.of();
    private List<String> leftOut = List.of();
    private Node node = new Node(Place.ROOT, "");
    private final Runnable rests = this::rested;

    /** The use case and who asks. @param designs use case @param session archive that is open, or null @param say says something in the status line @param back goes back to the responses */
    record Owner(Designs designs, Supplier<Session> session, Consumer<String> say, Runnable back) {
    }

    DesignPage(Composite parent, Kit kit, UiJobs jobs, Owner owner) {
        this.kit = kit;
        this.owner = owner;
        words = new PartWords(kit.tr());
        root = new Composite(parent, SWT.NONE);
        root.addListener(SWT.Dispose, e -> gone = true); // before its parts go
        root.setLayout(Look.grid(1));
        desk = new DesignDesk(jobs, kit, owner.designs(), owner.session(), this);
        shelf = new DesignShelf(desk, kit);
        bar = new DesignBar(root, kit, this);
        ask = new DesignAsk(root, kit, this::focus);
        state = label(root, "survey.design.state");
        empty = label(root, "survey.design.empty");
        sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(PartForm.filling());
        sash.setSashWidth(Look.UNIT);
        var left = new Composite(sash, SWT.NONE);
        left.setLayout(Look.bare(1));
        tree = new DesignTree(left, kit, words, this::selected, this::edits);
        tree.control().setLayoutData(PartForm.filling());
        tools = new DesignTools(left, kit, words, desk, new DesignTools.Form() {
            @Override
            public void commit() {
                form.commit();
            }

            @Override
            public void focus() {
                rested();
                form.focus("", 0);
            }
        }, () -> node);
        wrong = new DesignProblems(left, kit, words, this::open);
        form = new PartForm(sash, kit, words, this::set);
        preview = new PreviewPane(sash, kit, desk, shelf);
        sash.setWeights(30, 32, 38);
        design(null, List.of(), null, false);
        desk.read();
    }

    private Label label(Composite in, String id) {
        var l = new Label(in, SWT.WRAP);
        l.setData("khoso.id", id);
        l.setLayoutData(Kit.wide());
        Kit.seen(l, false);
        return l;
    }

    private boolean edits(Event e) {
        return tools.key(e);
    }

    Composite control() {
        return root;
    }

    void focus() {
        if (desk.design() == null)
            bar.focus();
        else
            tree.focus();
    }

    /** Another archive is open, or it was changed by others. */
    void read() {
        desk.read();
    }

    /** @return whether the key meant anything here */
    boolean key(Event e) {
        boolean control = (e.stateMask & SWT.MOD1) != 0;
        switch (e.keyCode) {
            case SWT.F6 -> next((e.stateMask & SWT.MOD2) != 0 ? -1 : 1);
            case 's' -> {
                if (control)
                    form.commit();
                return control;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Takes the last edit back, or does it again; what was just typed is an edit, too. */
    void walk(boolean undo) {
        form.commit();
        desk.walk(undo);
    }

    private void next(int by) {
        List<Control> areas = new ArrayList<>(List.of(bar.control(), tree.control()));
        List<Runnable> goes = new ArrayList<>(List.of(bar::focus, tree::focus));
        if (wrong.any()) {
            areas.add(wrong.control());
            goes.add(wrong::focus);
        }
        areas.addAll(List.of(form.control(), preview.control()));
        goes.addAll(List.of(() -> form.focus("", 0), preview::focus));
        Control focus = root.getDisplay().getFocusControl();
        int at = 0;
        for (int i = 0; i < areas.size(); i++)
            for (Control up = focus; up != null; up = up.getParent())
                if (up == areas.get(i))
                at = i;
        goes.get(Math.floorMod(at + by, goes.size())).run();
    }

    private void selected(Node now) {
        if (now == null || now.equals(node))
            return;
        form.commit();
        desk.seal();
        node = now;
        root.getDisplay().timerExec(RESTS_MILLIS, rests); // arrows pass by parts on the way to one
    }

    private void rested() {
        if (!root.isDisposed()) {
            part();
            tools.show();
        }
    }

    /** Shows the part that is selected, and its item. */
    private void part() {
        SurveyDesign d = desk.design();
        if (d == null)
            return;
        form.show(d, node.place(), problems, desk.editable());
        Place item = node.place().item();
        preview.show(d, item == null ? -1 : item.at());
    }

    private String set(String field, String value) {
        Place at = form.place();
        return desk.edit(kit.tr().say("survey.ui.design.edited", words.field(at.part(), field)), at, at + "/" + field,
                d -> d.set(at, field, value));
    }

    private void open(Problem p) {
        form.commit();
        desk.seal();
        tree.select(new Node(p.place(), ""));
        node = tree.selected();
        part();
        tools.show();
        form.focus(p.field(), p.position());
    }

    @Override
    public void entries(List<Entry> all, Entry shown, List<String> out) {
        bar.show(desk.session() != null, all, shown);
        leftOut = out;
        empty();
    }

    private void empty() {
        boolean nothing = desk.design() == null;
        List<String> said = new ArrayList<>();
        if (nothing)
            said.add(kit.tr().say(desk.session() == null ? "survey.ui.design.empty.archive" : "survey.ui.design.empty"));
        for (String why : nothing ? leftOut : List.<String>of())
            said.add(kit.tr().say("survey.ui.design.left-out", why));
        boolean changed = kit.say(empty, String.join("\n", said), Tone.QUIET);
        changed |= Kit.seen(sash, !nothing);
        if (changed)
            root.layout(true, true);
    }

    @Override
    public void design(SurveyDesign d, List<Problem> found, Place at, boolean editable) {
        problems = found == null ? List.of() : found;
        tree.show(d, found, at);
        if (found != null || d == null)
            wrong.show(d, problems);
        Entry e = desk.shown();
        String said = d == null || e == null
                ? ""
                : switch (e.home()) {
                    case DRAFT -> editable ? "" : kit.tr().say("survey.ui.design.empty.archive");
                    case OWN ->
                        kit.tr().say(e.answered() > 0 ? "survey.ui.design.state.answered" : "survey.ui.design.state.own", e.answered());
                    case INSTALLED -> kit.tr().say("survey.ui.design.state.installed");
                };
        if (kit.say(state, said, Tone.QUIET))
            root.layout(true, true);
        Node now = tree.selected();
        node = now == null ? new Node(Place.ROOT, "") : now;
        part();
        tools.show();
        empty();
    }

    @Override
    public void problem(String why) {
        ask.say(why);
    }

    @Override
    public void done(String what, boolean other) {
        ask.say("");
        owner.say().accept(what);
        if (other)
            focus();
    }

    @Override
    public boolean gone() {
        return gone;
    }

    @Override
    public void back() {
        form.commit();
        owner.back().run();
    }

    @Override
    public void choose(Entry entry) {
        form.commit();
        ask.say("");
        node = new Node(Place.ROOT, "");
        desk.choose(entry);
    }

    @Override
    public void make() {
        form.commit();
        SurveyDesign from = desk.design();
        String id = from == null ? "" : from.value(Place.ROOT, "id") + "-2";
        ask.name(kit.tr().say(from == null ? "survey.ui.design.ask.blank" : "survey.ui.design.ask.copy"), id, "1",
                (name, version) -> shelf.make(from, name, version));
    }

    @Override
    public void revise() {
        shelf.revise();
    }

    @Override
    public void use() {
        form.commit();
        shelf.use();
    }

    @Override
    public void forget() {
        ask.sure(kit.tr().say("survey.ui.design.ask.forget"), shelf::forget);
    }

    @Override
    public void take() {
        file(SWT.OPEN, "").ifPresent(shelf::take);
    }

    @Override
    public void write() {
        form.commit();
        SurveyDesign d = desk.design();
        file(SWT.SAVE, d.value(Place.ROOT, "id").replaceAll("[^A-Za-z0-9._-]", "_") + ".yaml").ifPresent(shelf::write);
    }

    private java.util.Optional<Path> file(int style, String name) {
        var dialog = new FileDialog(root.getShell(), style);
        dialog.setFilterExtensions(new String[]{"*.yaml;*.yml", "*.*"});
        dialog.setFileName(name);
        dialog.setOverwrite(true);
        return java.util.Optional.ofNullable(dialog.open()).map(Path::of);
    }
}
