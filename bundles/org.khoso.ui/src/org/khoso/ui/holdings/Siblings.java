package org.khoso.ui.holdings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The children of a node as the tree lists them: all of them, of very many a part; the grid lists all. */
final class Siblings {
    /** More would hold the window up when their rows are made. */
    static final int MOST = 35_000;

    private Siblings() {
    }

    /** @return children of a node, the known ones as they are; of more than {@value #MOST} those around one of them, if it is given */
    static Node[] of(List<Family.Ref> refs, Node parent, UUID around) {
        Map<UUID, Node> old = new HashMap<>();
        if (parent.children != null)
            for (Node c : parent.children)
                old.put(c.id, c);
        parent.total = refs.size();
        parent.from = from(refs, parent.from, around);
        return refs.subList(parent.from, Math.min(refs.size(), parent.from + MOST)).stream()
                .map(r -> old.containsKey(r.id()) ? old.get(r.id()) : new Node(r.id(), r.kind(), parent)).toArray(Node[]::new);
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
        return seen ? stays : (int) Math.clamp(at - MOST / 2L, 0, last);
    }
}
