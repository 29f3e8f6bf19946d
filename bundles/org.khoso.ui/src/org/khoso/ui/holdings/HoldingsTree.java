package org.khoso.ui.holdings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.ui.Cells;
import org.khoso.ui.Look;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/**
 * The tree of fonds, catalogues, dossiers and records. Holds identities for all siblings and values for those in sight only;
 * nothing is read on the UI thread, so tens of thousands of siblings open at once.
 */
public final class HoldingsTree {
    private static final int PAGE = 100;
    private static final int TYPING_MILLIS = 250;
    private static final int MIN_WIDTH = 200;

    private final Tree tree;
    private final TreeFilter filter;
    private final Look look;
    private final Tr tr;
    private final String untitled;
    private final UiJobs jobs;
    private final KnownIds known;
    private final Consumer<Node> selected;
    private Session session;
    private Node root = new Node(null, null, null);
    private boolean matched;
    private final TreeRefresh refresh;
    private final TreeReveal reveal;
    private final TreeParts parts;
    private final Runnable show;

    HoldingsTree(Composite parent, Look look, Tr tr, UiJobs jobs, KnownIds known, Consumer<Node> selected) {
        this.known = known;
        this.look = look;
        this.tr = tr;
        this.jobs = jobs;
        this.selected = selected;
        untitled = tr.say("ui.untitled");
        refresh = new TreeRefresh(this, jobs);
        reveal = new TreeReveal(this, jobs);
        parts = new TreeParts(this);
        show = parts::visible;
        var box = new Composite(parent, SWT.NONE);
        box.setLayout(Look.bare(1));
        filter = new TreeFilter(box, this, tr, jobs);
        tree = new Tree(box, SWT.VIRTUAL | SWT.BORDER | SWT.SINGLE);
        Cells.shorten(tree, look);
        tree.setData("khoso.id", "holdings.tree");
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        // without a column of a set width GTK measures every row, seen or not, whenever one becomes known
        var column = new TreeColumn(tree, SWT.LEFT);
        tree.addListener(SWT.Resize, e -> column.setWidth(Math.max(MIN_WIDTH, tree.getClientArea().width)));
        tree.addListener(SWT.SetData, this::data);
        tree.addListener(SWT.Expand, e -> expand((TreeItem) e.item));
        tree.addListener(SWT.Collapse, e -> collapse((TreeItem) e.item));
        tree.addListener(SWT.Selection, e -> chosen((TreeItem) e.item));
        tree.getVerticalBar().addListener(SWT.Selection, e -> parts.scrolled());
        var keys = new TreeKeys(tree, this::jump);
        tree.addListener(SWT.KeyDown, e -> {
            parts.found();
            keys.key(e, root, selection());
        });
    }

    private void chosen(TreeItem item) {
        if (item.getData() == null) {
            // jumped to a row that was never in sight: asking for its text makes it known; it comes into sight once measured
            item.getText();
            tree.getDisplay().timerExec(TYPING_MILLIS, show);
        }
        Cells.told(item);
        if (item.getData() instanceof Node n) {
            parts.chosen(n);
            selected.accept(n);
        }
    }

    /** @return the node whose row stands on top, or null */
    Node top() {
        TreeItem top = tree.getItemCount() == 0 ? null : tree.getTopItem();
        return top != null && top.getData() instanceof Node n ? n : null;
    }

    /** @param kept to be selected, or null @param first to stand on top, or null */
    void place(Node kept, Node first) {
        if (first != null && first.there())
            tree.setTopItem(item(first));
        if (kept != null && kept.there())
            tree.setSelection(Cells.told(item(kept)));
    }

    /** @return the widget */
    Tree widget() {
        return tree;
    }

    /** Shows another archive, or none. */
    void session(Session s) {
        session = s;
        matched = false;
        filter.reset();
        refresh.reset();
        root = new Node(null, null, null);
        parts.forget();
        tree.removeAll();
        if (s != null)
            load(root, () -> {
                if (root.children.length == 1)
                    open(root.children[0]);
            });
    }

    private void open(Node n) {
        TreeItem item = item(n);
        n.expanded = true;
        load(n, () -> item.setExpanded(true));
    }

    /** Asks for the identities of the children. */
    private void load(Node n, Runnable then) {
        if (n.loading)
            return;
        n.loading = true;
        Session s = session;
        jobs.load(p -> Family.children(known, s, n.id, n.kind), refs -> {
            n.loading = false;
            if (tree.isDisposed() || s != session)
                return;
            n.children = Siblings.of(refs, n, null);
            if (n.total > n.children.length && n.item != null && !n.item.isDisposed() && n.item.getData() == n)
                show(n);
            n.asked.clear();
            count(n);
            then.run();
        });
    }

    /** Tells the widget how many rows a node has below it. */
    void count(Node n) {
        if (n.parent == null) {
            tree.setItemCount(n.children.length);
            return;
        }
        if (n.item == null || n.item.isDisposed() || n.item.getData() != n)
            return;
        n.item.setItemCount(n.children.length);
        // the row that stood for "not read yet" asks again
        if (n.children.length > 0)
            n.item.clear(0, false);
    }

    private void data(Event e) {
        TreeItem item = (TreeItem) e.item;
        TreeItem above = item.getParentItem();
        Node parent = above == null ? root : (Node) above.getData();
        if (parent == null || parent.children == null || e.index >= parent.children.length) {
            return;
        }
        Node n = parent.children[e.index];
        n.item = item;
        item.setData(n);
        show(n);
        if (n.holding == null || n.stale)
            ask(parent, e.index / PAGE);
    }

    /** Says only what is new: for each thing it is told the toolkit counts its way through all siblings. */
    void show(Node n) {
        if (n.holding == null && n.children == null)
            return; // all at once when it is read
        String text = n.holding == null ? "…" : Names.of(n.holding, untitled);
        if (n.children != null && n.total > n.children.length)
            text += "  " + tr.say("ui.tree.part", n.from + 1, n.from + n.children.length, n.total);
        Cells.text(n.item, text);
        Image icon = look.icon(Names.icon(n.kind, n.holding));
        if (icon != n.item.getImage())
            n.item.setImage(icon);
        n.item.setItemCount(n.children != null ? n.children.length : Family.kinds(n.kind).isEmpty() ? 0 : 1);
    }

    private void ask(Node parent, int page) {
        if (parent.asked.get(page))
            return;
        parent.asked.set(page);
        int from = page * PAGE;
        Node[] block = Arrays.copyOfRange(parent.children, from, Math.min(from + PAGE, parent.children.length));
        Session s = session;
        jobs.load(p -> s.archive().holdings().findAll(Arrays.stream(block).map(n -> n.id).toList()), rows -> {
            if (tree.isDisposed() || s != session)
                return;
            Map<UUID, Holding> byId = rows.stream().collect(Collectors.toMap(Holding::id, h -> h, (a, b) -> b));
            for (Node n : block) {
                n.holding = byId.getOrDefault(n.id, n.holding);
                n.stale = false;
                if (n.item != null && !n.item.isDisposed() && n.item.getData() == n)
                    show(n);
            }
        });
    }

    private void expand(TreeItem item) {
        if (item.getData() instanceof Node n) {
            n.expanded = true;
            if (n.children == null)
                load(n, () -> {
                });
        }
    }

    private void collapse(TreeItem item) {
        if (item.getData() instanceof Node n)
            n.expanded = false;
    }

    /** @return the row of a node, made if it was never in sight */
    TreeItem item(Node n) {
        int i = n.index();
        TreeItem item = n.parent.parent == null ? tree.getItem(i) : item(n.parent).getItem(i);
        item.setData(n);
        n.item = item;
        show(n);
        if (n.holding == null)
            ask(n.parent, i / PAGE);
        return item;
    }

    /** Selects an object, after opening all that is above it. */
    void reveal(UUID id, Consumer<Node> then) {
        if (filter.on())
            filter.clear();
        reveal.reveal(id, then);
    }

    /** Holdings were changed: what is open is read again; what is open and selected stays so. */
    void changed(List<UUID> ids) {
        if (session != null && !filter.on())
            refresh.changed(ids);
    }

    Session session() {
        return session;
    }

    Node root() {
        return root;
    }

    /** Selects a node whose siblings are known. */
    void select(Node n, Consumer<Node> then) {
        mark(n);
        selected.accept(n);
        then.accept(n);
    }

    private void mark(Node n) {
        parts.reached(n);
        TreeItem item = item(n);
        Cells.told(item);
        tree.setSelection(item);
        tree.showItem(item);
        tree.getDisplay().timerExec(TYPING_MILLIS, show);
    }

    /** Selects a node far away: its row and those around it show first, then what is in it. */
    private void jump(Node n) {
        mark(n);
        tree.getDisplay().timerExec(Calm.REST_MILLIS, () -> {
            if (!tree.isDisposed() && selection() == n)
                selected.accept(n);
        });
    }

    /** Has the rows below a node asked for again. */
    void clear(Node n) {
        if (n == root)
            tree.clearAll(true);
        else if (n.item != null && !n.item.isDisposed())
            n.item.clearAll(true);
    }

    /** @return what is selected, or null */
    Node selection() {
        TreeItem[] s = tree.getSelection();
        return s.length == 1 && s[0].getData() instanceof Node n ? n : null;
    }

    /** Moves by dossiers: to the one before or after that of the selection. */
    void dossier(int step) {
        Node n = selection();
        while (n != null && n.kind == Kind.RECORD)
            n = n.parent;
        move(n, step);
    }

    /** Selects the sibling so many places away. @return whether there is one */
    boolean move(Node n, int step) {
        int i = n == null || n.parent == null ? -1 : n.index();
        int place = i < 0 ? -1 : n.parent.from + i + step;
        if (place < 0 || place >= n.parent.total)
            return false;
        select(Siblings.at(n.parent, place), x -> {
        });
        return true;
    }

    /**
     * The children of open nodes are others, but each open one is where it was: rows are added or taken away at the end, and all
     * ask again.
     *
     * @param kept  was selected
     * @param first stood on top
     */
    void renew(List<Node> open, Node kept, Node first) {
        open.forEach(this::count);
        tree.clearAll(true);
        place(kept, first);
    }

    /** Makes all rows anew, since rows belong to places, not to nodes. @param kept was selected @param first stood on top */
    void rebuild(Node kept, Node first) {
        tree.setRedraw(false);
        tree.removeAll();
        count(root);
        rows(root);
        place(kept, first);
        tree.setRedraw(true);
    }

    /** Rows belong to places, not to nodes: each open node opens the row where it now stands. */
    private void rows(Node n) {
        if (n.children == null)
            return;
        for (Node c : n.children)
            if (c.children != null && c.expanded) {
                item(c).setExpanded(true);
                rows(c);
            }
    }

    /** Takes the icons of another theme. */
    void repaint() {
        tree.clearAll(true);
    }

    /** Shows matches of the filter instead of the tree; those that showed before keep what is known of them. */
    void matches(List<Family.Ref> refs) {
        boolean first = !matched;
        Node shown = first ? new Node(null, null, null) : root;
        Node[] before = shown.children;
        Node[] now = Siblings.of(refs, shown, null);
        matched = true;
        root = shown;
        parts.forget();
        root.children = now;
        root.asked.clear();
        if (first)
            tree.removeAll();
        if (first || Siblings.startsWith(now, before))
            tree.setItemCount(now.length);
        else
            rebuild(selection(), null);
    }

    /** Shows the whole tree again, with what was selected among the matches. */
    void whole(Node all) {
        Node was = selection();
        matched = false;
        root = all;
        parts.forget();
        tree.removeAll();
        count(root);
        rows(root);
        if (was != null)
            reveal(was.id, n -> {
            });
    }

    /** Shows the whole tree again. */
    void unfilter() {
        filter.unfilter();
    }
}
