package org.khoso.survey.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Keys in a grid: arrows stop at the edges, Tab goes on in the next row. */
class GridCursorTest {
    private final GridCursor cursor = new GridCursor();

    private void at(int row, int column) {
        assertEquals(row, cursor.row());
        assertEquals(column, cursor.column());
    }

    @Test
    void arrowsStopAtEdges() {
        cursor.size(2, 3);
        assertTrue(cursor.move(0, 1));
        assertTrue(cursor.move(1, 0));
        assertFalse(cursor.move(1, 0));
        at(1, 1);
        cursor.move(-5, -5);
        at(0, 0);
        assertFalse(cursor.move(0, -1));
    }

    @Test
    void tabGoesOnInTheNextRow() {
        cursor.size(2, 2);
        assertTrue(cursor.next());
        assertTrue(cursor.next());
        at(1, 0);
        assertTrue(cursor.next());
        assertFalse(cursor.next());
        at(1, 1);
        assertTrue(cursor.previous());
        assertTrue(cursor.previous());
        at(0, 1);
        cursor.previous();
        assertFalse(cursor.previous());
    }

    @Test
    void endsOfRowAndGrid() {
        cursor.size(3, 4);
        cursor.end(true, false);
        at(0, 3);
        cursor.end(true, true);
        at(2, 3);
        cursor.end(false, false);
        at(2, 0);
        cursor.end(false, true);
        at(0, 0);
    }

    @Test
    void staysInsideWhenTheGridShrinks() {
        cursor.size(3, 3);
        cursor.to(2, 2);
        cursor.size(2, 2);
        at(1, 1);
        cursor.size(0, 2);
        assertTrue(cursor.nowhere());
        assertFalse(cursor.next());
        at(0, 1);
    }
}
