package org.khoso.storage.journal.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static List<Entry> entries(int n) {
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < n; i++)
            all.add(i == 0
                    ? Entry.of(1, Instant.EPOCH, new UUID(1, 1), "change", new byte[10], 0, Entry.NONE)
                    : ChainLog.prepareAfter(all.getLast(), Instant.EPOCH, new UUID(1, 1), "change", new byte[10 + i]));
        return all;
    }

    /** A piece of more than one line lies in one block, so that no block is on disk whose neighbour before it is not. */
    @Test
    void piecesOfSeveralLinesStayWithinABlock() {
        List<Entry> entries = entries(100);
        for (long start : new long[]{0, 1, 4000, 4095, 4096, 123_456}) {
            var all = new ByteArrayOutputStream();
            long at = start;
            int pieces = 0;
            for (byte[] piece : Blocks.of(entries, start)) {
                long lines = new String(piece, java.nio.charset.StandardCharsets.UTF_8).lines().count();
                assertTrue(lines == 1 || at / 4096 == (at + piece.length - 1) / 4096, at + "+" + piece.length);
                all.writeBytes(piece);
                at += piece.length;
                pieces++;
            }
            var whole = new ByteArrayOutputStream();
            entries.forEach(e -> whole.writeBytes(e.line()));
            assertArrayEquals(whole.toByteArray(), all.toByteArray());
            assertTrue(pieces < entries.size() / 4, pieces + " pieces: a sync for each");
        }
    }

    @Test
    void entriesFollowOneAnother() {
        List<Entry> entries = entries(3);
        assertEquals(entries.get(0).hash(), entries.get(1).prev());
        assertEquals(List.of(0L, 10L, 21L), entries.stream().map(Entry::offset).toList());
    }
}
