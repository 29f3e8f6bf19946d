package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Ids;

/** Queries without an order promise order of creation, and sort by identity for it. */
class IdsTest {
    @Test
    void identitiesRiseAlsoWithinAMillisecond() {
        UUID last = Ids.next();
        for (int i = 0; i < 100_000; i++) {
            UUID next = Ids.next();
            assertTrue(next.toString().compareTo(last.toString()) > 0, () -> "not rising: " + next);
            assertEquals(7, next.version());
            assertEquals(2, next.variant());
            last = next;
        }
    }

    @Test
    void threadsNeverShareOne() {
        assertEquals(200_000, IntStream.range(0, 200_000).parallel().mapToObj(i -> Ids.next()).distinct().count());
    }
}
