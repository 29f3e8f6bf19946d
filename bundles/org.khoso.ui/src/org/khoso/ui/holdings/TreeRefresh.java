package org.khoso.ui.holdings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.khoso.core.Session;
import org.khoso.ui.UiJobs;

/** Keeps the tree true while holdings change: one reading at a time, and one more after the last change. */
final class TreeRefresh {
    /** While an intake runs, what is open is read again once in so many times of what that takes. */
    private static final int SHARE = 8;
    private static final int LEAST_MILLIS = 50;
    private final HoldingsTree tree;
    private final UiJobs jobs;
    private boolean refreshing;
    private boolean refreshAgain;

    TreeRefresh(HoldingsTree tree, UiJobs jobs) {
        this.tree = tree;
        this.jobs = jobs;
    }

    /** Forgets what was under way: another archive. */
    void reset() {
        refreshing = false;
        refreshAgain = false;
    }

    /** Holdings were changed: reads the identities of what is open again, keeps what is open and selected. */
    void changed(List<UUID> ids) {
        if (refreshing) {
            refreshAgain = true;
            return;
        }
        refreshing = true;
        long start = System.nanoTime();
        List<Node> open = new ArrayList<>();
        collect(tree.root(), open);
        Session s = tree.session();
        jobs.load(p -> {
            List<List<Family.Ref>> now = new ArrayList<>();
            for (Node n : open)
                now.add(Family.children(s, n.id, n.kind));
            return now;
        }, now -> {
            if (tree.widget().isDisposed() || s != tree.session()) {
                refreshing = false;
                return;
            }
            renew(open, now, Set.copyOf(ids));
            int took = (int) ((System.nanoTime() - start) / 1_000_000);
            tree.widget().getDisplay().timerExec(Math.max(LEAST_MILLIS, SHARE * took), () -> again(s));
        }, () -> refreshing = false);
    }

    private void again(Session s) {
        if (s != tree.session())
            return;
        refreshing = false;
        if (!refreshAgain || tree.widget().isDisposed())
            return;
        refreshAgain = false;
        changed(List.of());
    }

    /** Rows belong to places: what is open must be where it was, or each row has to be made anew. */
    private static boolean openMoved(Node[] before, Node[] now) {
        for (int i = 0; i < before.length; i++)
            if (before[i].expanded && before[i].children != null && (i >= now.length || now[i] != before[i]))
            return true;
        return false;
    }

    private void collect(Node n, List<Node> open) {
        if (n.children == null)
            return;
        open.add(n);
        for (Node c : n.children)
            collect(c, open);
    }

    private void renew(List<Node> open, List<List<Family.Ref>> now, Set<UUID> changed) {
        Node kept = tree.selection();
        Node first = tree.top();
        boolean moved = false;
        boolean openMoved = false;
        for (int i = 0; i < open.size(); i++) {
            Node n = open.get(i);
            Node[] next = Siblings.of(now.get(i), n, null);
            for (Node c : next)
                c.stale = c.holding != null && (changed.isEmpty() || changed.size() >= 1000 || changed.contains(c.id));
            n.asked.clear();
            moved |= !Arrays.equals(next, n.children);
            openMoved |= openMoved(n.children, next);
            n.children = next;
        }
        if (openMoved)
            tree.rebuild(kept, first);
        else if (moved)
            tree.renew(open, kept, first);
        else
            tree.widget().clearAll(true);
    }
}
