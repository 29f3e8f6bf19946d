package org.khoso.pdfa.worker.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.io.InternalInputStream;
import org.verapdf.io.SeekableInputStream;

/** A file in memory and veraPDF's own stream: whatever is done to both, they answer and fail the same. */
class FileBytesTest {
    private static final int OPERATIONS = 17;
    @TempDir
    Path folder;

    /** The same stream twice. */
    private record Pair(SeekableInputStream own, SeekableInputStream vera) {
    }

    private interface Doing {
        Object to(SeekableInputStream s) throws IOException;
    }

    private static String said(SeekableInputStream s, Doing doing) {
        try {
            return String.valueOf(doing.to(s));
        } catch (IOException | RuntimeException e) {
            return e.getClass().getName() + ": " + e.getMessage();
        }
    }

    private static Object step(SeekableInputStream s, int operation, int n) throws IOException {
        byte[] to = new byte[Math.max(1, Math.min(64, Math.abs(n)))];
        return switch (operation) {
            case 0 -> s.read();
            case 1 -> s.read(to, to.length) + Arrays.toString(to);
            case 2 -> s.read(to, to.length + 1);
            case 3 -> s.read(to) + Arrays.toString(to);
            case 4 -> s.read(to, to.length / 2, to.length / 2) + Arrays.toString(to);
            case 5 -> s.skip(n);
            case 6 -> done(() -> s.seek(n));
            case 7 -> done(() -> s.unread());
            case 8 -> done(() -> s.unread(n % 5));
            case 9 -> s.peek();
            case 10 -> s.readByte();
            case 11 -> s.isEOF() + " " + s.getOffset() + " " + s.getCurrentOffset() + " " + s.getStreamLength() + " " + s.available();
            case 12 -> done(() -> s.mark(n));
            case 13 -> done(() -> s.reset());
            case 14 -> done(() -> s.seekFromEnd(n));
            case 15 -> done(() -> s.seekFromCurrentPosition(n % 9));
            default -> s.skip((long) n) + " " + s.read(to, 0);
        };
    }

    private interface Move {
        void now() throws IOException;
    }

    private static String done(Move move) throws IOException {
        move.now();
        return "done";
    }

    private static void part(List<Pair> open, Pair p, Random random, int length) throws IOException {
        long from = random.nextInt(length + 8) - 4;
        long size = random.nextInt(5) == 0 ? -1 : random.nextInt(length + 9);
        Doing part = random.nextBoolean() ? s -> s.getStream(from, size) : s -> s.getSeekableStream(from, size);
        if (said(p.own, part).contains("FileBytes") && said(p.vera, part).contains("InternalInputStream"))
            open.add(new Pair((SeekableInputStream) part.to(p.own), (SeekableInputStream) part.to(p.vera)));
        else
            assertEquals(said(p.vera, part), said(p.own, part));
    }

    @Test
    void everythingIsTheSameAsInItsOwnStream() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            var random = new Random(seed);
            byte[] bytes = new byte[seed % 3 == 0 ? random.nextInt(9) : random.nextInt(5000)];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve("f"), bytes);
            List<Pair> open = new ArrayList<>();
            open.add(new Pair(FileBytes.of(file.toFile(), 5000), new InternalInputStream(file.toString())));
            play(open, random, bytes.length);
        }
    }

    private static void play(List<Pair> open, Random random, int length) throws IOException {
        for (int i = 0; i < 400; i++) {
            Pair p = open.get(random.nextInt(open.size()));
            int operation = random.nextInt(OPERATIONS);
            int n = random.nextInt(10) == 0 ? random.nextInt(9000) - 2000 : random.nextInt(length + 3) - 1;
            assertEquals(said(p.vera, s -> step(s, operation, n)), said(p.own, s -> step(s, operation, n)), operation + " " + n);
            if (random.nextInt(20) == 0)
                part(open, p, random, length);
            if (random.nextInt(150) == 0) {
                p.own.close();
                p.vera.close();
            }
        }
        for (Pair p : open)
            p.vera.closeResource();
    }

    @Test
    void whenAllPartsAreClosedNoneCanBeOpened() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[10]);
        for (SeekableInputStream s : List.of(FileBytes.of(file.toFile(), 10), new InternalInputStream(file.toString()))) {
            SeekableInputStream part = s.getSeekableStream(3, 4);
            s.close();
            part.getSeekableStream(1, 1).close();
            part.close();
            assertEquals("Stream Closed", assertThrows(IOException.class, () -> part.getStream(0, 1)).getMessage());
        }
    }

    @Test
    void aLongFileIsNotTakenAndOneThatIsNotThereIsTold() throws IOException {
        Path file = Files.write(folder.resolve("f"), new byte[10]);
        assertNull(FileBytes.of(file.toFile(), 9));
        assertThrows(FileNotFoundException.class, () -> FileBytes.of(folder.resolve("none").toFile(), 9));
    }
}
