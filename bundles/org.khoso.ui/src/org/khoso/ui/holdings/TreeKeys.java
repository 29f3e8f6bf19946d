package org.khoso.ui.holdings;

import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;

/**
 * Home, End, Page Up and Page Down in the tree. The toolkit would show each page that a held key flies over, and for each row of it count
 * its way through all siblings; here pages that wait are gone over in one jump, and only where it ends is shown.
 */
final class TreeKeys {
    private final Tree tree;
    private final Consumer<Node> go;
    private int pages;

    /** @param go selects and shows a node */
    TreeKeys(Tree tree, Consumer<Node> go) {
        this.tree = tree;
        this.go = go;
    }

    /** Does what one of these keys asks for. @param root of the tree @param from what is selected, or null */
    void key(Event e, Node root, Node from) {
        if (e.stateMask != 0 || root.children == null || root.children.length == 0)
            return;
        switch (e.keyCode) {
            case SWT.HOME -> now(e, Siblings.first(root));
            case SWT.END -> now(e, last(root));
            case SWT.PAGE_UP, SWT.PAGE_DOWN -> {
                if (from != null)
                    later(e);
            }
            default -> {
                // all others are the toolkit's
            }
        }
    }

    private void now(Event e, Node to) {
        e.doit = false;
        go.accept(to);
    }

    private void later(Event e) {
        e.doit = false;
        if (pages == 0)
            tree.getDisplay().asyncExec(this::jump);
        pages += e.keyCode == SWT.PAGE_UP ? -1 : 1;
    }

    /** @return the lowest node in the open tree */
    private static Node last(Node root) {
        Node n = root;
        while (open(n) || n.parent == null)
            n = Siblings.last(n);
        return n;
    }

    private void jump() {
        int by = pages;
        pages = 0;
        if (tree.isDisposed() || by == 0 || tree.getSelectionCount() != 1 || !(tree.getSelection()[0].getData() instanceof Node n))
            return;
        int rows = Math.max(1, tree.getClientArea().height / Math.max(1, tree.getItemHeight()) - 1);
        Node to = step(n, by * rows);
        if (to != n)
            go.accept(to);
    }

    /** @return the node so many rows further down (up if negative) in the open tree, or the last (first) one */
    static Node step(Node from, int rows) {
        Node n = from;
        int i = n.index();
        for (int left = Math.abs(rows); left > 0 && i >= 0; left--) {
            int began = n.parent.from;
            Node next = rows > 0 ? below(n, i) : above(n, i);
            if (next == null)
                return n;
            boolean beside = next.parent == n.parent && n.parent.from == began;
            i = beside ? i + Integer.signum(rows) : next.index();
            n = next;
        }
        return n;
    }

    private static Node below(Node n, int i) {
        if (open(n))
            return Siblings.first(n);
        Node at = n;
        int k = i;
        while (at.parent.from + k + 1 >= Math.max(at.parent.total, at.parent.children.length)) {
            at = at.parent;
            if (at.parent == null)
                return null;
            k = at.index();
        }
        return Siblings.at(at.parent, at.parent.from + k + 1);
    }

    private static Node above(Node n, int i) {
        int place = n.parent.from + i;
        if (place == 0)
            return n.parent.parent == null ? null : n.parent;
        Node at = Siblings.at(n.parent, place - 1);
        while (open(at))
            at = Siblings.last(at);
        return at;
    }

    private static boolean open(Node n) {
        return n.expanded && n.children != null && n.children.length > 0;
    }
}
