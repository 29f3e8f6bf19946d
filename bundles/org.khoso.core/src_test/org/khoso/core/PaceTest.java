package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(1);
    private final Pace pace = new Pace(now::get);

    @Test
    void nobodyKnowsFromTheFirstOfManyItems() {
        pace.total(30_000);
        pace.worked(1);
        now.addAndGet(2_000_000_000L);
        assertEquals(-1, pace.secondsLeft());
        now.addAndGet(4_000_000_000L);
        pace.worked(59);
        assertEquals(2994, pace.secondsLeft());
    }

    @Test
    void aNextPartIsCountedAnew() {
        pace.total(10);
        pace.worked(10);
        now.addAndGet(60_000_000_000L);
        pace.total(20);
        assertEquals(0, pace.done());
        assertEquals(-1, pace.secondsLeft());
        now.addAndGet(1_000_000_000L);
        assertEquals(5, pace.worked(5));
        assertEquals(3, pace.secondsLeft());
        pace.worked(20);
        assertEquals(0, pace.secondsLeft());
    }

    @Test
    void ofUnknownSize() {
        pace.worked(7);
        assertEquals(7, pace.done());
        assertEquals(-1, pace.total());
        assertEquals(-1, pace.secondsLeft());
    }
}
