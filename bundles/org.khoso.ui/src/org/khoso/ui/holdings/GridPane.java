package org.khoso.ui.holdings;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.core.EditHoldings;
import org.khoso.core.HoldingView;
import org.khoso.core.Session;
import org.khoso.ui.GridTheme;
import org.khoso.ui.Look;
import org.khoso.ui.State;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;
import org.khoso.ui.Values;

/** The children of the selected object as a grid; says what to do when there are none. */
final class GridPane {
    /** Who hears what happens in the grid. */
    interface Listener {
        /** The cursor is on this object. */
        void selected(UUID id);

        /** Its pages are wanted. */
        void preview(UUID id);

        /** It is to be opened: its own children. */
        void open(UUID id);

        /** A cell was stored. */
        void stored(UUID id);
    }

    private static final int EDITING_MILLIS = 300;
    /** Fewer rows than these are in order before anyone could read that they are being sorted. */
    private static final int MANY = 20_000;
    /** While an intake runs, rows are read again once in so many times of what that takes. */
    private static final int SHARE = 8;

    private final Composite box;
    private final Look look;
    private final Tr tr;
    private final UiJobs jobs;
    private final State state;
    private final EditHoldings edit;
    private final KnownIds known;
    private final Listener listener;
    private final Consumer<Composite> nothing;
    private ChildrenGrid grid;
    private Session session;
    private UUID parent;
    private Kind parentKind;
    private Values shownValues;
    private Kind kind;
    private GridColumns columns;
    private UUID selectLater;
    private GridSort sorted;
    private boolean waits;
    private UiJobs.Work sorting;
    private boolean asking;
    private boolean askAgain;

    GridPane(Composite above, Look look, Tr tr, UiJobs jobs, State state, EditHoldings edit, KnownIds known, Listener listener,
            Consumer<Composite> nothing) {
        this.known = known;
        this.look = look;
        this.tr = tr;
        this.jobs = jobs;
        this.state = state;
        this.edit = edit;
        this.listener = listener;
        this.nothing = nothing;
        box = new Composite(above, SWT.NONE);
        box.setLayout(new FillLayout());
    }

    Control control() {
        return box;
    }

    /** Gets ready before a grid is wanted. */
    void warm(Session s, List<FieldInfo> fields, Values values) {
        new GridWarmth(box, look, tr, jobs, state).begin(s, fields, values);
    }

    private record Rows(Kind kind, List<UUID> ids, GridColumns columns) {
    }

    /** Shows the children of an object. @param select child to put the cursor on, or null */
    void show(Session s, UUID of, Kind ofKind, Values values, UUID select) {
        selectLater = select;
        if (s == session && of.equals(parent) && grid != null) {
            selectNow();
            return;
        }
        session = s;
        parent = of;
        parentKind = ofKind;
        shownValues = values;
        sorted = null;
        jobs.load(p -> rows(s, of, ofKind), found -> {
            if (!box.isDisposed() && s == session && of.equals(parent))
                build(found, values);
        });
    }

    private Rows rows(Session s, UUID of, Kind ofKind) throws IOException {
        for (Kind k : Family.kinds(ofKind).reversed()) {
            List<UUID> ids = Family.sorted(known, s, of, k, null, false);
            if (!ids.isEmpty())
                return new Rows(k, ids, GridColumns.of(s, ids, state));
        }
        return new Rows(Kind.RECORD, List.of(), null);
    }

    private void build(Rows found, Values values) {
        if (grid != null && grid.fits(session, values) && found.kind() == kind && found.columns() != null
                && found.columns().equals(columns)) {
            grid.show(found.ids());
            selectNow();
            return;
        }
        for (Control c : box.getChildren())
            c.dispose();
        grid = null;
        kind = found.kind();
        columns = found.columns();
        if (found.ids().isEmpty() || columns.fields().isEmpty()) {
            nothing.accept(box);
            box.layout();
            return;
        }
        var rows = new GridRows(session, jobs, columns.fields(), found.ids(), () -> grid.redraw(false));
        rows.writer(this::write);
        grid = new ChildrenGrid(box, rows, columns, values, tr, look, state, this::resort, listener::selected);
        grid.widget().addListener(SWT.KeyDown, this::key);
        ChildrenGrid of = grid;
        grid.widget().addListener(SWT.FocusIn, e -> {
            // keys need a cell to start from
            if (of.row() < 0)
                of.select(0);
        });
        grid.widget().addListener(SWT.MouseDoubleClick, e -> open());
        box.layout();
        selectNow();
    }

    private void selectNow() {
        if (grid != null && selectLater != null && grid.select(selectLater))
            selectLater = null;
    }

    private void key(Event e) {
        if (grid.selectedId() == null)
            return;
        if (e.character == ' ' && e.stateMask == 0 && kind == Kind.RECORD)
            listener.preview(grid.selectedId());
        else if (e.keyCode == SWT.F3)
            grid.sortHere();
        else if (e.character == ' ' && e.stateMask == 0 || e.character == SWT.CR && e.stateMask == SWT.SHIFT)
            open();
    }

    private void open() {
        if (grid.selectedId() != null)
            listener.open(grid.selectedId());
    }

    /** Another order: of many rows that takes a moment, so the status line says what is done and can stop it. */
    private void resort(GridSort sort) {
        sorted = sort;
        if (grid.rows().getRowCount() < MANY) {
            changed();
            return;
        }
        if (sorting != null)
            sorting.cancel();
        Ask ask = ask();
        UiJobs.Work[] work = new UiJobs.Work[1];
        sorting = work[0] = jobs.run(tr.say("ui.grid.sorting", grid.rows().getRowCount()), p -> ask.now(known), now -> {
            if (work[0] == sorting && !work[0].cancelled())
                show(ask, now);
            else if (work[0] == sorting)
                stopped(ask.of(), sort);
        });
    }

    /** The order before stands again, in the heading too. */
    private void stopped(ChildrenGrid of, GridSort sort) {
        sort.back();
        if (!of.widget().isDisposed())
            of.redraw(false);
    }

    /** Holdings were changed by someone. What is being typed into a cell is not taken away: the grid is made true afterwards. */
    void changed() {
        if (grid != null && grid.editing()) {
            if (!waits)
                box.getDisplay().timerExec(EDITING_MILLIS, this::typed);
            waits = true;
            return;
        }
        if (grid == null) {
            // perhaps there are children now
            UUID of = parent;
            parent = null;
            if (session != null && of != null)
                show(session, of, parentKind, shownValues, null);
            return;
        }
        askAgain = asking;
        if (asking)
            return;
        asking = true;
        Ask ask = ask();
        long start = System.nanoTime();
        jobs.load(p -> ask.now(known), now -> {
            if (box.isDisposed())
                return;
            show(ask, now);
            int took = (int) ((System.nanoTime() - start) / 1_000_000);
            box.getDisplay().timerExec(SHARE * took, this::again);
        }, this::again);
    }

    private void again() {
        asking = false;
        if (askAgain && !box.isDisposed() && grid != null)
            changed();
    }

    private record Fresh(List<UUID> ids, boolean same) {
    }

    /** A question for the rows of a grid in an order, to be asked off the UI thread. */
    private record Ask(Session session, UUID parent, Kind kind, ChildrenGrid of, String concept, boolean down) {
        Fresh now(KnownIds known) throws IOException {
            List<UUID> ids = Family.sorted(known, session, parent, kind, concept, down);
            return new Fresh(ids, of.rows().same(ids));
        }
    }

    private Ask ask() {
        return new Ask(session, parent, kind, grid, sorted == null ? null : sorted.concept(), sorted != null && sorted.down());
    }

    /** Shows rows, unless another order or another grid was asked for meanwhile. */
    private void show(Ask ask, Fresh now) {
        ChildrenGrid of = ask.of();
        if (of.widget().isDisposed() || !ask.equals(ask()))
            return;
        if (of.editing())
            changed();
        else if (!now.same())
            of.renew(now.ids());
        else {
            of.rows().stale();
            of.redraw(false);
        }
    }

    private void typed() {
        waits = false;
        if (!box.isDisposed())
            changed();
    }

    private void write(Holding h, FieldInfo field, String value) {
        Session s = session;
        jobs.run(tr.say("ui.saving"), p -> {
            // the row may be described by another record set than the column: its own field of the same concept is meant
            String code = s.view(h).map(HoldingView::recordSet).flatMap(set -> set.byConcept(field.concept())).map(FieldInfo::code)
                    .orElse(field.code());
            return edit.write(s, h, Map.of(code, value));
        }, done -> {
            changed();
            listener.stored(h.id());
        }, why -> changed());
    }

    /** Goes so many rows down. @return whether there was such a row */
    boolean move(int step) {
        if (grid == null || grid.row() < 0)
            return false;
        int row = grid.row() + step;
        grid.select(row);
        return grid.row() == row;
    }

    /** @return identity of the object that the cursor is on, or null */
    UUID selected() {
        return grid == null ? null : grid.selectedId();
    }

    void focus() {
        if (grid != null)
            grid.widget().setFocus();
        else
            box.setFocus();
    }

    /** Forgets everything: another archive. */
    void clear() {
        session = null;
        parent = null;
        grid = null;
        for (Control c : box.getChildren())
            c.dispose();
    }

    /** Takes the colours of another theme. */
    void repaint() {
        if (grid == null)
            return;
        grid.widget().setTheme(new GridTheme(look));
        grid.widget().setBackground(look.color(Look.Tone.FIELD));
    }
}
