package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.khoso.api.store.Holding;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.ui.Look;
import org.khoso.ui.UiJobs;

/** The zones of this job: above, which response; left, its items and faults; in the middle, the item; right, where a value comes from. */
final class Zones implements ResponseDesk.Frame {
    /** Whoever does what views ask for. */
    interface Owner {
        /** Another item is selected. */
        void selected();

        /** No response is shown: single items are to be. */
        void single();

        /** The item is to be counted. */
        void count();

        /** The cursor is on a number of a single item. */
        void explain(Row row, Column column);

        /** What is explained is to be counted again. */
        void recheck();

        /** The proposed value is to be the answer. */
        void take();

        /** An object is to be gone to. */
        void open(Holding h);
    }

    private record Zone(Control area, Runnable focus) {
    }

    private Composite root;
    private boolean gone;
    private Owner owner;
    private ResponseBar bar;
    private StepPanel panel;
    private ItemList items;
    private FaultList faults;
    private Composite pages;
    private ItemView single;
    private AnswerView answers;
    private Provenance provenance;

    /** Makes the views. */
    void build(Composite parent, Kit kit, UiJobs jobs, ResponseDesk desk, ResponseActions actions, Owner asked) {
        root = parent;
        // its parts go one by one, and the cursor moves on from each that goes, before it counts as disposed itself
        root.addListener(SWT.Dispose, e -> gone = true);
        owner = asked;
        bar = new ResponseBar(root, kit, actions);
        panel = new StepPanel(root, kit, actions::step, () -> items.focus());
        actions.panel(panel);
        var sash = new SashForm(root, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        sash.setSashWidth(Look.UNIT);
        var left = new Composite(sash, SWT.NONE);
        left.setLayout(Look.bare(1));
        items = new ItemList(left, kit.tr(), kit.look(), (t, i) -> owner.selected());
        items.control().setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        faults = new FaultList(left, kit, desk::about, desk::open);
        pages = new Composite(sash, SWT.NONE);
        pages.setLayout(new StackLayout());
        single = new ItemView(pages, kit.tr(), kit.look(), jobs, owner::count, owner::explain, owner::open);
        answers = new AnswerView(pages, kit, desk, jobs, owner::open);
        top(single.control());
        provenance = new Provenance(sash, kit.tr(), kit.look(), owner::recheck, owner::take);
        sash.setWeights(25, 47, 28);
    }

    private void top(Control c) {
        var stack = (StackLayout) pages.getLayout();
        if (stack.topControl == c)
            return;
        stack.topControl = c;
        pages.layout();
    }

    /** Puts the cursor into the next zone, or the one before. */
    void next(int by) {
        List<Zone> all = new ArrayList<>(List.of(new Zone(bar.control(), bar::focus), new Zone(items.control(), items::focus)));
        if (faults.any())
            all.add(new Zone(faults.control(), faults::focus));
        all.add(new Zone(pages, this::middle));
        all.add(new Zone(provenance.control(), provenance::focus));
        Control focus = root.getDisplay().getFocusControl();
        int at = 0;
        for (int i = 0; i < all.size(); i++)
            if (within(focus, all.get(i).area()))
            at = i;
        all.get(Math.floorMod(at + by, all.size())).focus().run();
    }

    private static boolean within(Control c, Control area) {
        for (Control up = c; up != null; up = up.getParent())
            if (up == area)
            return true;
        return false;
    }

    /** Puts the cursor into the item. */
    void middle() {
        if (((StackLayout) pages.getLayout()).topControl == answers.control())
            answers.focus(null);
        else
            single.figures().control().setFocus();
    }

    ItemView single() {
        return single;
    }

    @Override
    public ResponseBar bar() {
        return bar;
    }

    @Override
    public ItemList items() {
        return items;
    }

    @Override
    public FaultList faults() {
        return faults;
    }

    @Override
    public AnswerView answers() {
        return answers;
    }

    @Override
    public Provenance provenance() {
        return provenance;
    }

    @Override
    public void front(boolean response) {
        top(response ? answers.control() : single.control());
        if (!response)
            owner.single();
    }

    @Override
    public boolean gone() {
        return gone;
    }
}
