package org.khoso.storage.journal.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a segment, read from its end, is what reading all of it tells. */
class TailTest {
    @TempDir
    Path dir;

    private final long seed = Long.getLong("khoso.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void theEndIsWhatReadingAllTells() throws IOException {
        for (int round = 0; round < 200; round++) {
            Segment segment = Segment.at(dir, 1);
            Files.write(segment.chain(), damaged(lines(random.nextInt(400))));
            Tail all = new Tail();
            segment.read(all::see);
            Tail end = segment.tail();
            String said = "khoso.seed=" + seed + ", round " + round;
            assertEquals(all.last(), end.last(), said);
            assertEquals(all.damaged(), end.damaged(), said);
            if (all.damaged() && all.last() != null)
                assertEquals(all.damagedAt(), end.damagedAt(), said);
        }
    }

    @Test
    void aGoodLineFarFromTheEndIsFound() throws IOException {
        Segment segment = Segment.at(dir, 1);
        byte[] good = lines(3);
        byte[] bad = "x".repeat(999).concat("\n").repeat(700).getBytes(StandardCharsets.UTF_8);
        byte[] both = Arrays.copyOf(good, good.length + bad.length);
        System.arraycopy(bad, 0, both, good.length, bad.length);
        Files.write(segment.chain(), both);
        Tail tail = segment.tail();
        assertEquals(3, tail.last().seq());
        assertTrue(tail.damaged());
        assertEquals(good.length, tail.damagedAt());
    }

    private static byte[] lines(int count) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String before = Entry.NONE;
        for (int i = 1; i <= count; i++) {
            Entry e = Entry.of(i, Instant.ofEpochMilli(i), new UUID(1, i), "kind", new byte[]{(byte) i}, i, before);
            out.writeBytes(e.line());
            before = e.hash();
        }
        return out.toByteArray();
    }

    /** Cuts the end off, overwrites, or adds what is no line. */
    private byte[] damaged(byte[] lines) {
        if (lines.length > 0 && random.nextBoolean())
            lines = Arrays.copyOf(lines, lines.length - random.nextInt(Math.min(600, lines.length)));
        for (int i = random.nextInt(4); i > 0 && lines.length > 0; i--)
            lines[lines.length - 1 - random.nextInt(Math.min(1 << random.nextInt(18), lines.length))] = (byte) "\n x0"
                    .charAt(random.nextInt(4));
        int more = random.nextInt(3) == 0 ? random.nextInt(40_000) : 0;
        byte[] longer = Arrays.copyOf(lines, lines.length + more);
        Arrays.fill(longer, lines.length, longer.length, (byte) 'y');
        return longer;
    }
}
