package org.khoso.packaging.verify.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Bytes at places, zero until they are written: at most 512 kilobyte are in memory, the rest in a file that is there only if it
 * is needed. A package of a million files is examined in the memory of a small one.
 */
final class Pages implements Closeable {
    private static final int SIZE = 1 << 12;
    private static final int KEPT = 1 << 7;
    private final ByteBuffer[] pages = new ByteBuffer[KEPT];
    private final long[] numbers = new long[KEPT];
    private final boolean[] changed = new boolean[KEPT];
    private Path path;
    private FileChannel file;

    long getLong(long at) {
        check(at);
        return page(at).getLong((int) (at % SIZE));
    }

    /** @param at a multiple of 8 */
    void putLong(long at, long value) {
        check(at);
        ByteBuffer page = page(at);
        changed[slot(at / SIZE)] = true;
        page.putLong((int) (at % SIZE), value);
    }

    private static void check(long at) {
        if (at % Long.BYTES != 0)
            throw new IllegalArgumentException(Long.toString(at));
    }

    void get(long at, byte[] to) {
        for (int done = 0; done < to.length;) {
            int n = rest(at + done, to.length - done);
            page(at + done).get((int) ((at + done) % SIZE), to, done, n);
            done += n;
        }
    }

    void put(long at, byte[] from) {
        for (int done = 0; done < from.length;) {
            int n = rest(at + done, from.length - done);
            ByteBuffer page = page(at + done);
            changed[slot((at + done) / SIZE)] = true;
            page.put((int) ((at + done) % SIZE), from, done, n);
            done += n;
        }
    }

    private static int rest(long at, int wanted) {
        return (int) Math.min(wanted, SIZE - at % SIZE);
    }

    private static int slot(long number) {
        return (int) (number % KEPT);
    }

    private ByteBuffer page(long at) {
        long number = at / SIZE;
        int slot = slot(number);
        if (pages[slot] == null)
            pages[slot] = ByteBuffer.allocate(SIZE);
        else if (numbers[slot] != number)
            change(slot, number);
        numbers[slot] = number;
        return pages[slot];
    }

    /** Puts another page into a slot: the one there goes to the file, the other comes from it, or is new. */
    private void change(int slot, long number) {
        try {
            if (file == null) {
                path = Files.createTempFile("khoso-examination", null);
                file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            }
            ByteBuffer page = pages[slot];
            if (changed[slot])
                for (page.clear(); page.hasRemaining();)
                    file.write(page, numbers[slot] * SIZE + page.position());
            changed[slot] = false;
            page.clear();
            while (page.hasRemaining())
                if (file.read(page, number * SIZE + page.position()) < 0)
                    break;
            Arrays.fill(page.array(), page.position(), SIZE, (byte) 0);
            page.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(pages, null);
        if (file == null)
            return;
        try (FileChannel last = file) {
            file = null;
        } finally {
            Files.deleteIfExists(path);
        }
    }
}
