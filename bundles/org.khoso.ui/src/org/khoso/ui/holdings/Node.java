package org.khoso.ui.holdings;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.swt.widgets.TreeItem;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;

/** A place in the tree of holdings. Its children are known by identity first; what they are called is loaded for those in sight. */
final class Node {
    final UUID id;
    final Kind kind;
    final Node parent;
    /** Null until loaded. */
    Holding holding;
    /** Whether the holding may have changed since it was loaded. */
    boolean stale;
    /** Null until loaded. */
    Node[] children;
    /** Identities of all children; null until loaded. */
    List<Family.Ref> all;
    /** How many children there are; the tree lists a part of very many, from this place on. */
    int total;
    int from;
    /** Open children that are not in that part, by identity. */
    Map<UUID, Node> away = Map.of();
    /** Whether that part is another one than the rows on the screen. */
    boolean moved;
    boolean loading;
    boolean expanded;
    /** Pages of children that were asked for. */
    final BitSet asked = new BitSet();
    /** Row that shows this node; null if it was never in sight. */
    TreeItem item;

    Node(UUID id, Kind kind, Node parent) {
        this.id = id;
        this.kind = kind;
        this.parent = parent;
    }

    /** @return position among the siblings that are listed, -1 if it is no longer there */
    int index() {
        for (int i = 0; parent != null && parent.children != null && i < parent.children.length; i++)
            if (parent.children[i] == this)
            return i;
        return -1;
    }

    /** @return whether it and all above it still exist and are open */
    boolean there() {
        return parent == null || index() >= 0 && parent.there() && (parent.parent == null || parent.expanded);
    }
}
