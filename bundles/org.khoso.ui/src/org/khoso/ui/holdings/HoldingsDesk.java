package org.khoso.ui.holdings;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.e4.core.commands.ECommandService;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.api.Kind;
import org.khoso.api.media.MediaReader;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore.Committed;
import org.khoso.core.CheckHoldings;
import org.khoso.core.EditHoldings;
import org.khoso.core.IntakeDelivery;
import org.khoso.core.Session;
import org.khoso.core.report.Reports;
import org.khoso.ui.CurrentSession;
import org.khoso.ui.Look;
import org.khoso.ui.Navigator;
import org.khoso.ui.State;
import org.khoso.ui.Topics;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.Values;

/** Puts the three zones of the holdings together: what is selected left decides the middle, the object in hand is described right. */
public final class HoldingsDesk implements GridPane.Listener {
    private static final String SIZES = "holdings.sash";
    /** What comes after an archive has opened waits until the window has answered. */
    private static final int SETTLED_MILLIS = 800;

    @Inject
    CurrentSession current;
    @Inject
    Look look;
    @Inject
    Tr tr;
    @Inject
    UiJobs jobs;
    @Inject
    State state;
    @Inject
    Navigator navigator;
    @Inject
    IEventBroker broker;
    @Inject
    ECommandService commands;
    @Inject
    EHandlerService handlers;
    @Inject
    @Service
    EditHoldings edit;
    @Inject
    @Service
    MediaReader media;
    @Inject
    @Optional
    @Service
    CheckHoldings check;
    @Inject
    @Optional
    @Service
    IntakeDelivery intake;
    @Inject
    @Optional
    @Service
    Reports documents;

    private final KnownIds known = new KnownIds();
    private Calm calm;
    private Composite root;
    private final StackLayout whole = new StackLayout();
    private final StackLayout middle = new StackLayout();
    private Composite middleBox;
    private SashForm sash;
    private EmptyStates empty;
    private HoldingsTree tree;
    private ReportMenu menu;
    private GridPane grid;
    /** Null until a page is asked for. */
    private PagePane pages;
    private ObjectPane object;
    private Session session;
    private Values values;
    /** Counts what the page view was asked for: only the last answer counts. */
    private int preview;
    private boolean previewed;

    /** Makes the widgets. */
    public void create(Composite parent) {
        root = parent;
        calm = new Calm(System::nanoTime, (millis, what) -> parent.getDisplay().timerExec(millis, what));
        parent.setLayout(whole);
        empty = new EmptyStates(parent, current, look, tr, jobs, state, broker, new SampleArchive(current, intake, check),
                command -> handlers.executeHandler(commands.createCommand("org.khoso.ui.command." + command)),
                navigator.has(Navigator.INTAKE) ? () -> navigator.show(Navigator.INTAKE) : null);
        sash = new SashForm(parent, SWT.HORIZONTAL | SWT.SMOOTH);
        sash.setSashWidth(Look.UNIT);
        tree = new HoldingsTree(sash, look, tr, jobs, known, this::selected);
        menu = documents == null ? null : new ReportMenu(tree, tr, jobs, broker, documents);
        middleBox = new Composite(sash, SWT.NONE);
        middleBox.setLayout(middle);
        grid = new GridPane(middleBox, look, tr, jobs, state, edit, known, this, empty::nothing);
        middle.topControl = grid.control();
        object = new ObjectPane(sash, look, tr, jobs, broker, edit, check, f -> preview(f.parent(), f.id(), 0, List.of(), true));
        sash.setWeights(weights());
        sash.addListener(SWT.Dispose, e -> state.set(SIZES, java.util.Arrays.toString(sash.getWeights()).replaceAll("[^0-9,]", "")));
        tree.widget().addListener(SWT.KeyDown, e -> {
            Node n = tree.selection();
            if (n != null && e.character == ' ')
                preview(n.id);
            else if (n != null && (e.character == SWT.CR || e.keyCode == SWT.F2)) {
                calm.now();
                object.focus(n.id, null);
            }
        });
        session();
    }

    private int[] weights() {
        String[] kept = state.get(SIZES, "").split(",");
        try {
            if (kept.length == 3)
                return new int[]{Integer.parseInt(kept[0]), Integer.parseInt(kept[1]), Integer.parseInt(kept[2])};
        } catch (NumberFormatException e) {
            // a hand in the state file: the usual sizes then
        }
        return new int[]{24, 46, 30};
    }

    /** Another archive is open, or none. */
    public void session() {
        if (root.isDisposed())
            return;
        session = current.get().orElse(null);
        empty.waits(null);
        known.forget();
        values = session == null ? null : new Values(tr, session.standards());
        calm.forget();
        grid.clear();
        object.show(null, null, null);
        tree.session(session);
        if (menu != null)
            menu.session(session);
        if (session != null)
            opened();
        else if (!current.opening())
            top(empty.welcome());
    }

    /** Another process has the archive that is to be opened. @param text who that is, and what to do */
    public void waits(String text) {
        if (!root.isDisposed() && session == null && empty.waits(text))
            top(empty.welcome());
    }

    private void opened() {
        fillOrEmpty();
        Session s = session;
        Values how = values;
        jobs.load(p -> {
            var sets = new java.util.ArrayList<>(s.recordSets(s.profile()));
            s.standards().recordSet(String.valueOf(s.profile().fonds())).ifPresent(f -> sets.add(0, f));
            return sets;
        }, sets -> root.getDisplay().timerExec(SETTLED_MILLIS, () -> {
            if (root.isDisposed() || s != session)
                return;
            object.warm(sets, how);
            sets.stream().findFirst().ifPresent(f -> grid.warm(s, f.fields(), how));
        }));
    }

    private void top(Control c) {
        whole.topControl = c;
        root.layout();
        focus();
    }

    /** An archive without anything in it shows the next step instead of three empty zones. */
    private void fillOrEmpty() {
        Session s = session;
        jobs.load(p -> Family.children(s, null, null).isEmpty(), none -> {
            if (root.isDisposed() || s != session)
                return;
            Control now = none ? empty.archive() : sash;
            if (whole.topControl != now)
                top(now);
        });
    }

    private void selected(Node n) {
        Session s = session;
        calm.move(() -> {
            if (!root.isDisposed() && s == session)
                show(n);
        });
    }

    private void show(Node n) {
        previewed = false;
        object.show(session, n.id, values);
        if (n.kind == Kind.RECORD)
            preview(n.id, null, 0, List.of(), false);
        else {
            preview++;
            middle(grid.control());
            grid.show(session, n.id, n.kind, values, null);
        }
    }

    private void middle(Control c) {
        if (middle.topControl != c) {
            middle.topControl = c;
            middleBox.layout();
        }
    }

    @Override
    public void selected(UUID id) {
        Session s = session;
        calm.move(() -> {
            if (!root.isDisposed() && s == session)
                object.show(session, id, values);
        });
    }

    @Override
    public void preview(UUID id) {
        calm.now();
        previewed = true;
        preview(id, null, 0, List.of(), true);
    }

    @Override
    public void open(UUID id) {
        tree.reveal(id, n -> {
        });
    }

    @Override
    public void stored(UUID id) {
        Session s = session;
        if (check != null)
            jobs.load(p -> check.again(s, id), f -> broker.post(Topics.FINDINGS, id));
    }

    private record Pages(List<Holding> files, UUID file) {
    }

    private void preview(UUID id, UUID file, int page, List<String> terms, boolean focus) {
        Session s = session;
        int me = ++preview;
        jobs.load(p -> new Pages(Family.files(s, id), file), found -> {
            if (root.isDisposed() || s != session || me != preview)
                return;
            if (pages == null)
                pages = new PagePane(middleBox, look, tr, jobs, media, this::back);
            middle(pages.control());
            pages.show(s, found.files(), found.file(), page, terms);
            if (focus)
                pages.focus();
        });
    }

    /** From the page back to the grid or the tree. */
    private void back() {
        Node n = tree.selection();
        preview++;
        if (n != null && n.kind == Kind.RECORD && !previewed) {
            tree.widget().setFocus();
            return;
        }
        previewed = false;
        middle(grid.control());
        grid.focus();
    }

    /** Someone changed holdings. */
    public void changed(Committed committed) {
        if (root.isDisposed() || session == null)
            return;
        if (whole.topControl != sash) {
            tree.session(session);
            fillOrEmpty();
            return;
        }
        tree.changed(committed.ids());
        grid.changed();
        object.refresh();
    }

    /** Findings are others. */
    public void findings() {
        if (session != null && !root.isDisposed())
            object.refresh();
    }

    /** Shows an object, a field of it, or a page. */
    public void reveal(Navigator.Target target) {
        if (session == null || root.isDisposed())
            return;
        Session s = session;
        tree.reveal(target.id(), n -> {
            calm.now();
            if (target.file() != null || target.page() > 0) {
                UUID of = n.id;
                preview(of, target.file() != null ? target.file() : target.id(), target.page(),
                        target.terms() == null ? List.of() : target.terms(), true);
            } else if (target.field() != null && s == session)
                object.focus(n.id, target.field());
        });
    }

    /** Saves what was typed. */
    public void save() {
        object.save();
    }

    /** Goes to the next record (or row). */
    public void next(int step) {
        Node n = tree.selection();
        if (n != null && n.kind == Kind.RECORD)
            tree.move(n, step);
        else
            grid.move(step);
    }

    /** Goes to the dossier before or after. */
    public void dossier(int step) {
        tree.dossier(step);
    }

    /** Brings form, history or files of the object in hand to the front. */
    public void tab(int index) {
        if (whole.topControl != sash)
            return;
        calm.now();
        object.tab(index);
    }

    /** Goes to the next or the last of the three zones. */
    public void zone(int step) {
        if (whole.topControl != sash)
            return;
        calm.now();
        Control in = root.getDisplay().getFocusControl();
        int now = 0;
        for (Control c = in; c != null && c != sash; c = c.getParent())
            if (c.getParent() == sash)
            now = c == middleBox ? 1 : c == object.control() ? 2 : 0;
        switch (Math.floorMod(now + step, 3)) {
            case 0 -> tree.widget().setFocus();
            case 1 -> middleFocus();
            default -> object.focus();
        }
    }

    private void middleFocus() {
        if (pages != null && middle.topControl == pages.control())
            pages.focus();
        else
            grid.focus();
    }

    /** Puts the focus where work begins. */
    public void focus() {
        if (whole.topControl == sash)
            tree.widget().setFocus();
        else if (whole.topControl != null)
            whole.topControl.setFocus();
    }

    /** Takes the colours of another theme. */
    public void repaint() {
        if (root.isDisposed())
            return;
        tree.repaint();
        grid.repaint();
        if (pages != null)
            pages.repaint();
        object.repaint();
        if (session == null)
            top(empty.welcome());
    }
}
