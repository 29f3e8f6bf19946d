package org.khoso.intake.table.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RowsAheadTest {
    private static final int MANY = 10_000;

    /** A sheet of rows of which one may be damaged; knows how far it was read, and whether somebody still reads. */
    private static final class Sheet implements Table {
        private final int rows;
        private final Throwable damage;
        private volatile int read;
        private volatile boolean reading;

        Sheet(int rows, Throwable damage) {
            this.rows = rows;
            this.damage = damage;
        }

        @Override
        public List<SheetInfo> sheets() {
            return List.of();
        }

        @Override
        public List<Merge> read(int sheet, Rows to) throws IOException {
            reading = true;
            try {
                for (read = 1; read <= rows; read++)
                    if (!to.row(new TableRow(read, false, List.of())))
                    return List.of();
                switch (damage) {
                    case null -> {
                        return List.of();
                    }
                    case IOException e -> throw e;
                    case Error e -> throw e;
                    default -> throw (RuntimeException) damage;
                }
            } finally {
                reading = false;
            }
        }

        @Override
        public void close() {
            assertFalse(reading, "closed while somebody reads");
        }
    }

    @Test
    void givesAllRowsInOrderOnTheCallersThread() throws Exception {
        Thread caller = Thread.currentThread();
        List<Integer> seen = new ArrayList<>();
        try (var sheet = new Sheet(MANY, null)) {
            RowsAhead.read(sheet, 0, row -> {
                assertSame(caller, Thread.currentThread());
                return seen.add(row.number());
            });
        }
        assertEquals(IntStream.rangeClosed(1, MANY).boxed().toList(), seen);
    }

    @Test
    void whatFollowsIsNotReadWhenTheCallerHasEnough() throws Exception {
        List<Integer> seen = new ArrayList<>();
        try (var sheet = new Sheet(MANY, null)) {
            RowsAhead.read(sheet, 0, row -> seen.add(row.number()) && row.number() < 7);
            assertEquals(7, seen.size());
            assertTrue(sheet.read < 3_000, "read on: " + sheet.read);
        }
    }

    @Test
    void troubleOfTheCallerIsItsOwn() {
        var own = new IllegalArgumentException("own");
        try (var sheet = new Sheet(MANY, null)) {
            assertSame(own, assertThrows(IllegalArgumentException.class, () -> RowsAhead.read(sheet, 0, row -> {
                throw own;
            })));
        }
    }

    @Test
    void damageIsToldAfterTheRowsBeforeIt() {
        for (Throwable damage : List.of(new IOException("damaged"), new IllegalStateException("damaged"), new StackOverflowError())) {
            List<Integer> seen = new ArrayList<>();
            try (var sheet = new Sheet(450, damage)) {
                assertSame(damage, assertThrows(damage.getClass(), () -> RowsAhead.read(sheet, 0, row -> seen.add(row.number()))));
            }
            assertEquals(450, seen.size());
        }
    }
}
