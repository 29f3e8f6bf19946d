package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Page;

/** Documents come in order, what waits is bounded, and whatever ends the reading is told to whoever waits. */
@Timeout(30)
class DocumentQueueTest {
    private static Document document(int n, int letters) {
        return new Document(Ids.next(), Kind.RECORD, "", "title " + n, List.of(),
                letters == 0 ? List.of() : List.of(new Page(null, 1, "x".repeat(letters))), null);
    }

    @Test
    void allInOrder() {
        List<String> titles = new ArrayList<>();
        try (var queue = new DocumentQueue(to -> {
            for (int i = 0; i < 10_000; i++)
                to.take(document(i, i % 1_000));
        })) {
            queue.forEachRemaining(d -> titles.add(d.title()));
            assertFalse(queue.hasNext());
        }
        assertEquals(10_000, titles.size());
        for (int i = 0; i < 10_000; i++)
            assertEquals("title " + i, titles.get(i));
    }

    @Test
    void aLongDocumentHasToWaitForTheOthers() throws Exception {
        AtomicInteger read = new AtomicInteger();
        try (var queue = new DocumentQueue(to -> {
            for (int i = 0; i < 20; i++) {
                to.take(document(i, 1_500_000));
                read.incrementAndGet();
            }
        })) {
            assertTrue(queue.hasNext());
            Thread.sleep(300);
            assertTrue(read.get() <= 3, read + " in memory");
            int n = 0;
            for (; queue.hasNext(); n++)
                queue.next();
            assertEquals(20, n);
        }
    }

    @Test
    void oneThatIsLongerThanAllRoomPasses() {
        try (var queue = new DocumentQueue(to -> to.take(document(1, 9_000_000)))) {
            assertEquals("title 1", queue.next().title());
            assertFalse(queue.hasNext());
        }
    }

    @Test
    void whatFailsIsToldWhereItIsWaitedFor() {
        try (var queue = new DocumentQueue(to -> {
            to.take(document(1, 0));
            throw new IOException("disk");
        })) {
            queue.next();
            assertEquals("disk", assertThrows(UncheckedIOException.class, queue::hasNext).getCause().getMessage());
        }
        try (var queue = new DocumentQueue(to -> {
            throw new IllegalArgumentException("bug");
        })) {
            assertEquals("bug", assertThrows(IllegalStateException.class, queue::next).getCause().getMessage());
        }
    }

    @Test
    void aReaderThatNobodyHearsEnds() {
        var queue = new DocumentQueue(to -> {
            for (int i = 0;; i++)
                to.take(document(i, 1_000));
        });
        queue.next();
        queue.close();
    }
}
