package org.khoso.search.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TogetherTest {
    @Test
    void eachThreadWorksAndTheCallerIsOne() throws Exception {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        var all = new CyclicBarrier(3);
        Together.run("test", 3, () -> {
            seen.add(Thread.currentThread());
            try {
                all.await(); // returns only if all three are under way
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        assertEquals(3, seen.size());
        assertTrue(seen.contains(Thread.currentThread()));
    }

    @Test
    void troubleOfOneIsToldWhenAllHaveEnded() {
        var trouble = new IOException("disk");
        AtomicInteger ended = new AtomicInteger();
        AtomicInteger begun = new AtomicInteger();
        assertSame(trouble, assertThrows(IOException.class, () -> Together.run("test", 3, () -> {
            if (begun.incrementAndGet() == 1)
                throw trouble;
            ended.incrementAndGet();
        })));
        assertEquals(2, ended.get());
    }
}
