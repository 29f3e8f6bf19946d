package org.khoso.survey.sum.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a file as bytes, read in blocks: a byte at a time takes longer than all the rest. Of a line that is too long nothing is kept. */
final class Lines {
    private static final int BLOCK = 1 << 18;

    private final InputStream in;
    private final int largest;
    private byte[] buffer = new byte[BLOCK];
    private int from;
    private int to;
    private long at;

    /** A line. @param offset its first byte @param bytes bytes without the end; null if they are too many */
    record Line(long offset, byte[] bytes) {
    }

    /** @param largest most bytes of a line */
    Lines(InputStream in, long offset, int largest) {
        this.in = in;
        this.at = offset;
        this.largest = largest;
    }

    /** @return the next line; null behind the last one */
    Line next() throws IOException {
        int scanned = from;
        boolean dropped = false;
        long start = at;
        while (true) {
            for (int i = scanned; i < to; i++)
                if (buffer[i] == '\n') {
                    Line line = line(start, i, dropped);
                    at += i + 1 - from;
                    from = i + 1;
                    return line;
                }
            if (to - from > largest) {
                dropped = true;
                at += to - from;
                from = to;
            }
            int kept = fill();
            if (kept < 0) {
                Line rest = from == to && !dropped ? null : line(start, to, dropped);
                at += to - from;
                from = to;
                return rest;
            }
            scanned = from + kept;
        }
    }

    private Line line(long start, int end, boolean dropped) {
        return new Line(start, dropped || end - from > largest ? null : Arrays.copyOfRange(buffer, from, end));
    }

    /** Moves what is left to the front and reads more behind it. @return how much was left; -1 at the end */
    private int fill() throws IOException {
        int kept = to - from;
        if (from > 0)
            System.arraycopy(buffer, from, buffer, 0, kept);
        from = 0;
        to = kept;
        if (kept == buffer.length)
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        int n = in.read(buffer, to, buffer.length - to);
        if (n < 0)
            return -1;
        to += n;
        return kept;
    }
}
