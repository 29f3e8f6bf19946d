package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

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
    void allOfThirtyThousand() {
        var parent = new Node(new UUID(0, 1), Kind.DOSSIER, null);
        Node[] children = Siblings.of(refs(30_000), parent, null);
        assertEquals(30_000, children.length);
        assertEquals(30_000, parent.total);
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
