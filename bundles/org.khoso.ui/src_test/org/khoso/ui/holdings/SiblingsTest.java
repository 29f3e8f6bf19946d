package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;

class SiblingsTest {
    private static List<Family.Ref> refs(int many) {
        List<Family.Ref> all = new ArrayList<>();
        for (int i = 0; i < many; i++)
            all.add(new Family.Ref(new UUID(1, i), Kind.RECORD));
        return all;
    }

    @Test
    void allOfAsManyAsTheToolkitTakes() {
        var parent = new Node(new UUID(0, 1), Kind.DOSSIER, null);
        assertEquals(Siblings.MOST, Siblings.of(refs(Siblings.MOST), parent, null).length);
        assertEquals(Siblings.MOST, parent.total);
    }

    @Test
    void eachOfThirtyThousandCanBeReached() {
        var parent = new Node(new UUID(0, 1), Kind.DOSSIER, null);
        parent.children = Siblings.of(refs(30_000), parent, null);
        for (int place : new int[]{0, 1_999, 2_000, 15_000, 29_999, 14_000, 1, 0}) {
            Node n = Siblings.at(parent, place);
            assertEquals(new UUID(1, place), n.id);
            assertEquals(place, parent.from + n.index());
            assertEquals(Siblings.MOST, parent.children.length);
        }
    }

    @Test
    void whatIsOpenStaysOpenWhileItIsOutOfSight() {
        var parent = new Node(new UUID(0, 1), Kind.DOSSIER, null);
        parent.children = Siblings.of(refs(30_000), parent, null);
        Node open = parent.children[7];
        open.expanded = true;
        Node closed = parent.children[8];
        Siblings.last(parent);
        Siblings.at(parent, 12_000);
        assertSame(open, Siblings.at(parent, 7));
        assertNotSame(closed, parent.children[8]);
        assertEquals(0, parent.away.size());
    }

    @Test
    void aNodeAtTheEdgeOfThePartHasMoreBesideIt() {
        var root = new Node(null, null, null);
        root.children = Siblings.of(refs(5_000), root, null);
        assertFalse(Siblings.edge(root.children[0], 1));
        assertTrue(Siblings.edge(root.children[Siblings.MOST - 1], 1));
        assertFalse(Siblings.edge(root.children[Siblings.MOST - 2], 1));
        Siblings.last(root);
        assertTrue(Siblings.edge(root.children[0], 1));
        assertFalse(Siblings.edge(root.children[Siblings.MOST - 1], 1));
    }

    @Test
    void theKnownOnesStay() {
        var parent = new Node(new UUID(0, 1), Kind.DOSSIER, null);
        parent.children = Siblings.of(refs(3), parent, null);
        Node[] more = Siblings.of(refs(5), parent, null);
        assertSame(parent.children[2], more[2]);
        assertEquals(5, more.length);
    }

    @Test
    void ofVeryManyThePartAroundTheOneThatIsWanted() {
        var parent = new Node(new UUID(0, 1), Kind.DOSSIER, null);
        List<Family.Ref> all = refs(200_000);
        parent.children = Siblings.of(all, parent, null);
        assertEquals(Siblings.MOST, parent.children.length);
        assertEquals(0, parent.from);
        assertEquals(200_000, parent.total);
        for (int wanted : new int[]{100_000, 199_999, 0, Siblings.MOST}) {
            parent.children = Siblings.of(all, parent, new UUID(1, wanted));
            int from = parent.from;
            assertEquals(Siblings.MOST, parent.children.length);
            assertEquals(new UUID(1, wanted), parent.children[wanted - from].id);
            Siblings.of(all, parent, new UUID(1, wanted));
            assertEquals(from, parent.from);
            Siblings.of(all, parent, null);
            assertEquals(from, parent.from);
        }
    }
}
