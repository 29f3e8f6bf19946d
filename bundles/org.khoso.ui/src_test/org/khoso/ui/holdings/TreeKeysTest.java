package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.UUID;
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
}
