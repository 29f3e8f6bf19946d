package org.khoso.media.worker.internal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Bytes of a sound or film file at any place, with limits: nothing is read whole, nothing is believed about lengths. */
final class AvFile implements AutoCloseable {
    private static final int LONGEST = 1_000_000;
    private final FileChannel channel;
    private final long size;

    /** Reads facts from the headers of one kind of file. */
    interface Reader {
        void read(AvFile file, Facts facts) throws IOException;
    }

    private AvFile(Path file) throws IOException {
        channel = FileChannel.open(file);
        size = channel.size();
    }

    static void read(Path path, Facts facts, Reader reader) throws IOException {
        try (var f = new AvFile(path)) {
            reader.read(f, facts);
            if (facts.seconds > 0 && facts.bitRate == 0)
                facts.bitRate = Math.round(f.size * 8 / facts.seconds);
            facts.seconds = Math.round(facts.seconds * 1000) / 1000.0;
        } catch (EOFException e) {
            facts.damaged("media.truncated");
        }
    }

    long size() {
        return size;
    }

    /** @return n bytes. @throws EOFException if the file ends before */
    ByteBuffer bytes(long at, int n, ByteOrder order) throws IOException {
        if (at < 0 || n < 0 || n > LONGEST || at + n > size)
            throw new EOFException();
        var b = ByteBuffer.allocate(n).order(order);
        while (b.hasRemaining() && channel.read(b, at + b.position()) > 0)
            continue;
        if (b.hasRemaining())
            throw new EOFException();
        return b.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
