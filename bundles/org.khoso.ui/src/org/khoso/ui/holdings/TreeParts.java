package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.widgets.Tree;

/** Of a level with very many siblings the tree lists a part; this moves it along with what is selected and with what is in sight. */
final class TreeParts {
    /** Rows from the end of the part where it moves on. */
    private static final int MARGIN = 60;
    /** So long after a selection scrolling is what follows from it, not what somebody does with the wheel. */
    private static final long REST_NANOS = 500_000_000L;

    private final HoldingsTree tree;
    /** Was selected last; its row may be gone. */
    private Node current;
    private long reached;

    TreeParts(HoldingsTree tree) {
        this.tree = tree;
    }

    /** Forgets what was selected: another tree. */
    void forget() {
        current = null;
    }

    /** A row was selected by key or mouse: if it is the last of the part, more are listed. */
    void chosen(Node n) {
        current = n;
        reached = System.nanoTime();
        if (!Siblings.edge(n, 1))
            return;
        Siblings.move(n.parent, n.parent.from + n.index());
        settle(n, tree.top());
    }

    /** A node is about to be selected; the part may have been moved to it. */
    void reached(Node n) {
        settle(null, null);
        current = n;
        reached = System.nanoTime();
    }

    /** The wheel went past what is selected, so that its row is gone: the next key goes on from there, not from nowhere. */
    void found() {
        if (tree.widget().getSelectionCount() > 0 || current == null || current.parent == null || current.parent.all == null)
            return;
        int place = 0;
        while (place < current.parent.total && !current.parent.all.get(place).id().equals(current.id))
            place++;
        if (place == current.parent.total)
            return;
        Node n = Siblings.at(current.parent, place);
        if (n.there()) {
            settle(n, null);
            tree.widget().showSelection();
        }
    }

    /** Brings what is selected into sight. */
    void visible() {
        if (!tree.widget().isDisposed())
            tree.widget().showSelection();
    }

    /** Near the end of the part it moves along, so that one can scroll through all. */
    void scrolled() {
        Node first = System.nanoTime() - reached < REST_NANOS ? null : tree.top();
        if (first == null)
            return;
        Tree widget = tree.widget();
        int rows = widget.getClientArea().height / Math.max(1, widget.getItemHeight()) + MARGIN;
        if (first.expanded && first.children != null && first.from > 0)
            Siblings.move(first, first.from);
        for (Node n = first; n.parent != null; n = n.parent)
            if (Siblings.edge(n, rows))
            Siblings.move(n.parent, n.parent.from + n.index());
        settle(tree.selection(), first);
    }

    /** Makes the rows those of the parts that moved. */
    private void settle(Node kept, Node first) {
        List<Node> moved = new ArrayList<>();
        collect(tree.root(), moved);
        if (moved.isEmpty())
            return;
        if (moved.stream().anyMatch(TreeParts::opened)) {
            tree.rebuild(kept, first);
            return;
        }
        for (Node n : moved) {
            tree.count(n);
            tree.clear(n);
            if (n.item != null && !n.item.isDisposed() && n.item.getData() == n)
                tree.show(n);
        }
        tree.place(kept, first);
    }

    /** Rows belong to places: where one is open, or was, each has to be made anew. */
    private static boolean opened(Node n) {
        return !n.away.isEmpty() || Arrays.stream(n.children).anyMatch(c -> c.expanded);
    }

    private static void collect(Node n, List<Node> moved) {
        if (n.moved)
            moved.add(n);
        n.moved = false;
        if (n.children != null)
            for (Node c : n.children)
                if (c.children != null)
                collect(c, moved);
    }
}
