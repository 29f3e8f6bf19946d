package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalmTest {
    private final List<String> shown = new ArrayList<>();
    private long millis = 1000;
    private Runnable waiting;
    private final Calm calm = new Calm(() -> millis * 1_000_000, (after, what) -> waiting = what);

    private void move(int after, String what) {
        millis += after;
        calm.move(() -> shown.add(what));
    }

    private void rest() {
        millis += Calm.REST_MILLIS;
        if (waiting != null)
            waiting.run();
        waiting = null;
    }

    @Test
    void singleStepsAtOnce() {
        move(0, "a");
        move(200, "b");
        move(200, "c");
        assertEquals(List.of("a", "b", "c"), shown);
    }

    @Test
    void ofManyTheFirstAndTheLast() {
        for (int i = 0; i < 40; i++)
            move(30, "row " + i);
        assertEquals(List.of("row 0"), shown);
        rest();
        assertEquals(List.of("row 0", "row 39"), shown);
        rest();
        assertEquals(2, shown.size());
    }

    @Test
    void whatIsDoneWithItDoesNotWait() {
        move(0, "a");
        move(10, "b");
        calm.now();
        assertEquals(List.of("a", "b"), shown);
        move(10, "c");
        calm.forget();
        rest();
        assertEquals(List.of("a", "b"), shown);
    }
}
