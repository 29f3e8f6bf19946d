package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;

/** One jump over many rows ends where as many single steps do. */
class TreeKeysTest {
    private final Node root = new Node(null, null, null);

    @BeforeEach
    void tree() {
        root.children = under(root, 3);
        root.children[1].children = under(root.children[1], 1000);
        root.children[1].expanded = true;
        root.children[1].children[500].children = under(root.children[1].children[500], 4);
        root.children[1].children[500].expanded = true;
        root.children[2].children = under(root.children[2], 2); // read, but closed
    }

    private static Node[] under(Node parent, int count) {
        Node[] all = new Node[count];
        for (int i = 0; i < count; i++)
            all[i] = new Node(new UUID(1, i), Kind.DOSSIER, parent);
        return all;
    }

    @Test
    void aJumpIsAsManySteps() {
        Node n = root.children[0];
        for (int i = 1; i < 1007; i++) {
            n = TreeKeys.step(n, 1);
            assertSame(n, TreeKeys.step(root.children[0], i), "down " + i);
        }
        assertSame(root.children[2], n);
        for (int i = 1; i < 1007; i++)
            assertSame(TreeKeys.step(root.children[0], 1006 - i), TreeKeys.step(n, -i), "up " + i);
    }

    @Test
    void endsAtTheFirstAndTheLast() {
        assertSame(root.children[0], TreeKeys.step(root.children[1].children[30], -9999));
        assertSame(root.children[2], TreeKeys.step(root.children[1].children[30], 9999));
        assertSame(root.children[1].children[500].children[3], TreeKeys.step(root.children[1].children[501], -1));
        assertSame(root.children[1].children[499], TreeKeys.step(root.children[1].children[500], -1));
    }

    /** 5,000 siblings of which a part is listed at a time, one of them open. */
    @Test
    void stepsGoThroughAllThatAreNotListed() {
        var top = new Node(null, null, null);
        top.children = Siblings.of(IntStream.range(0, 5_000).mapToObj(i -> new Family.Ref(new UUID(2, i), Kind.DOSSIER)).toList(), top,
                null);
        Node open = Siblings.at(top, 3_000);
        open.children = under(open, 4);
        open.expanded = true;
        Node n = Siblings.first(top);
        for (int i = 1; i < 5_004; i++)
            n = TreeKeys.step(n, 1);
        assertEquals(new UUID(2, 4_999), n.id);
        assertSame(n, TreeKeys.step(n, 1));
        assertSame(open.children[3], TreeKeys.step(n, -1_999));
        assertEquals(new UUID(2, 0), TreeKeys.step(open, -3_000).id);
        assertEquals(new UUID(2, 4_999), TreeKeys.step(Siblings.first(top), 5_003).id);
    }
}
