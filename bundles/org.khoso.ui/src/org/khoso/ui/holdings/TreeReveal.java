package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.api.store.Holding;
import org.khoso.core.Session;
import org.khoso.ui.UiJobs;

/** Brings an object into sight in the tree: reads what it belongs to in the background, then opens the way down to it. */
final class TreeReveal {
    private final HoldingsTree tree;
    private final UiJobs jobs;

    TreeReveal(HoldingsTree tree, UiJobs jobs) {
        this.tree = tree;
        this.jobs = jobs;
    }

    /** Selects an object, after opening all that is above it. */
    void reveal(UUID id, Consumer<Node> then) {
        Session s = tree.session();
        jobs.load(p -> {
            List<Holding> path = Family.path(s, id);
            List<List<Family.Ref>> levels = new ArrayList<>();
            Holding above = null;
            for (Holding h : path) {
                levels.add(Family.children(s, above == null ? null : above.id(), above == null ? null : above.kind()));
                above = h;
            }
            return new Way(path, levels);
        }, way -> {
            if (!tree.widget().isDisposed() && s == tree.session())
                follow(way, then);
        });
    }

    private record Way(List<Holding> path, List<List<Family.Ref>> levels) {
    }

    private void follow(Way way, Consumer<Node> then) {
        tree.unfilter();
        Node root = tree.root();
        Node at = root;
        boolean moved = false;
        for (int i = 0; i < way.path().size(); i++) {
            Holding wanted = way.path().get(i);
            if (at.children == null || Arrays.stream(at.children).noneMatch(c -> c.id.equals(wanted.id()))) {
                moved |= at.children != null;
                at.children = Siblings.of(way.levels().get(i), at, wanted.id());
                at.asked.clear();
            }
            at.expanded = at != root;
            Node next = Arrays.stream(at.children).filter(c -> c.id.equals(wanted.id())).findFirst().orElse(null);
            if (next == null)
                return;
            next.holding = wanted;
            at = next;
        }
        if (at == root)
            return;
        if (moved)
            tree.rebuild(null, null);
        else
            open(at.parent);
        tree.select(at, then);
    }

    /** Opens the rows down to a node whose parents list what they listed before. */
    private void open(Node n) {
        if (n.parent == null) {
            if (tree.widget().getItemCount() != n.children.length)
                tree.count(n);
            return;
        }
        open(n.parent);
        TreeItem item = tree.item(n);
        tree.count(n);
        item.setExpanded(true);
    }
}
