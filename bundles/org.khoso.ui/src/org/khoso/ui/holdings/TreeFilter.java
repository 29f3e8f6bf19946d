package org.khoso.ui.holdings;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.khoso.core.Session;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/** The quick filter above the tree: matches show while it still looks, a line says how far it is, Escape ends it. */
final class TreeFilter {
    private static final int TYPING_MILLIS = 250;

    private final HoldingsTree tree;
    private final UiJobs jobs;
    private final Tr tr;
    private final Text text;
    private final Label state;
    private final Runnable typed = this::filter;
    private Node unfiltered;
    private volatile int asked;

    TreeFilter(Composite box, HoldingsTree tree, Tr tr, UiJobs jobs) {
        this.tree = tree;
        this.tr = tr;
        this.jobs = jobs;
        text = new Text(box, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(tr.say("ui.tree.filter"));
        text.setData("khoso.id", "holdings.filter");
        text.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        text.addListener(SWT.Modify, e -> text.getDisplay().timerExec(TYPING_MILLIS, typed));
        text.addListener(SWT.KeyDown, this::key);
        state = new Label(box, SWT.WRAP);
        state.setData("khoso.id", "holdings.filter.state");
        var line = new GridData(SWT.FILL, SWT.TOP, true, false);
        line.exclude = true;
        line.widthHint = 10; // as wide as the tree, in as many lines as that takes
        state.setLayoutData(line);
        state.setVisible(false);
    }

    private void key(Event e) {
        if (e.keyCode == SWT.ARROW_DOWN || e.character == SWT.CR)
            tree.widget().setFocus();
        else if (e.keyCode == SWT.ESC)
            clear();
    }

    /** @return whether only matches show */
    boolean on() {
        return unfiltered != null;
    }

    /** Takes the filter away. */
    void clear() {
        text.setText("");
    }

    /** Forgets what was under way: another archive. */
    void reset() {
        unfiltered = null;
        asked++;
        say(null);
    }

    private void filter() {
        Session s = tree.session();
        if (text.isDisposed() || s == null)
            return;
        String wanted = text.getText().strip();
        int me = ++asked;
        if (wanted.isEmpty()) {
            unfilter();
            return;
        }
        var display = text.getDisplay();
        jobs.load(p -> {
            new Matching(s, wanted, () -> asked != me, now -> {
                if (!display.isDisposed())
                    display.asyncExec(() -> show(s, me, now));
            }).run();
            return null;
        }, done -> {
        });
    }

    private void show(Session s, int me, Matching.State now) {
        if (tree.widget().isDisposed() || s != tree.session() || asked != me)
            return;
        if (unfiltered == null || !now.found().isEmpty() || now.done()) {
            if (unfiltered == null)
                unfiltered = tree.root();
            tree.matches(now.found());
        }
        int found = now.found().size();
        say(now.cut()
                ? tr.say("ui.tree.too-many", Matching.MOST)
                : now.done() ? tr.say("ui.tree.found", found) : tr.say("ui.tree.looking", now.seen(), now.all(), found));
    }

    private void say(String sentence) {
        boolean there = sentence != null;
        if (there)
            state.setText(sentence);
        GridData line = (GridData) state.getLayoutData();
        if (there == line.exclude || there && wrapped()) {
            line.exclude = !there;
            state.setVisible(there);
            state.getParent().layout();
        }
    }

    /** @return whether the sentence takes more lines, or fewer, than the one before */
    private boolean wrapped() {
        var size = state.getSize();
        return state.computeSize(size.x, SWT.DEFAULT).y != size.y;
    }

    /** Shows the whole tree again. */
    void unfilter() {
        say(null);
        if (unfiltered == null)
            return;
        Node whole = unfiltered;
        unfiltered = null;
        tree.whole(whole);
    }
}
