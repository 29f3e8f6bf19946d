package org.khoso.ui.holdings;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The children of a node as the tree lists them: all of them, of very many a part that moves along with what is selected or in sight.
 * For whatever is done with a row the toolkit counts its way through all of its siblings; a part keeps that short.
 */
final class Siblings {
    /** Rows of one level that the toolkit knows at once. */
    static final int MOST = 2_000;

    private Siblings() {
    }

    /** @return children of a node, the known ones as they are; of more than {@value #MOST} those around one of them, if it is given */
    static Node[] of(List<Family.Ref> refs, Node parent, UUID around) {
        parent.all = refs;
        parent.total = refs.size();
        return part(parent, from(refs, parent.from, around));
    }

    private static Node[] part(Node parent, int from) {
        Map<UUID, Node> old = new HashMap<>(parent.away);
        if (parent.children != null)
            for (Node c : parent.children)
                old.put(c.id, c);
        parent.from = from;
        Node[] part = parent.all.subList(from, Math.min(parent.total, from + MOST)).stream().map(r -> {
            Node known = old.remove(r.id());
            return known != null ? known : new Node(r.id(), r.kind(), parent);
        }).toArray(Node[]::new);
        old.values().removeIf(c -> !c.expanded);
        parent.away = old;
        return part;
    }

    /** @return where the part begins: where it began, if what is wanted is in it */
    private static int from(List<Family.Ref> refs, int from, UUID around) {
        int last = Math.max(0, refs.size() - MOST);
        int stays = Math.min(from, last);
        if (last == 0 || around == null)
            return stays;
        int at = 0;
        while (at < refs.size() && !refs.get(at).id().equals(around))
            at++;
        boolean seen = at == refs.size() || at >= stays && at < stays + MOST;
        return seen ? stays : around(at, refs.size());
    }

    private static int around(int place, int total) {
        return Math.clamp(place - MOST / 2L, 0, Math.max(0, total - MOST));
    }

    /**
     * Moves the part that is listed so that a place is in its middle, as far as the ends allow.
     *
     * @param place among all children of the node
     */
    static void move(Node parent, int place) {
        int from = around(place, parent.total);
        if (parent.children == null || parent.all == null || from == parent.from)
            return;
        parent.children = part(parent, from);
        parent.asked.clear();
        parent.moved = true;
    }

    /** @return the child at a place among all, 0 to total - 1; the part that is listed moves there if need be */
    static Node at(Node parent, int place) {
        if (place < parent.from || place >= parent.from + parent.children.length)
            move(parent, place);
        return parent.children[place - parent.from];
    }

    /** @return the first child of all */
    static Node first(Node parent) {
        return at(parent, 0);
    }

    /** @return the last child of all */
    static Node last(Node parent) {
        return at(parent, Math.max(parent.total, parent.children.length) - 1);
    }

    /** @return whether there are siblings next to a node that are not listed */
    static boolean edge(Node n, int rows) {
        Node p = n.parent;
        if (p == null || p.children == null || p.total <= p.children.length)
            return false;
        int i = n.index();
        return i >= 0 && (p.from > 0 && i < rows || p.from + p.children.length < p.total && i >= p.children.length - rows);
    }

    /** @return whether the one begins with all of the other */
    static boolean startsWith(Node[] now, Node[] before) {
        return now.length >= before.length && Arrays.equals(now, 0, before.length, before, 0, before.length);
    }
}
