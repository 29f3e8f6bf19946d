package org.khoso.storage.journal.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two files: lines of the chain, and the payloads that they name. Named by the position of the first entry. */
record Segment(Path chain, Path payloads, long first) {
    static final String CHAIN = ".chain";
    private static final int LONGEST_LINE = 4096;
    /** Bytes at the end that are looked into first: some fifty lines. */
    private static final long NEAR_THE_END = 16 << 10;

    static Segment at(Path dir, long first) {
        String name = String.format("%016d", first);
        return new Segment(dir.resolve(name + CHAIN), dir.resolve(name + ".payload"), first);
    }

    static Segment of(Path chain) throws IOException {
        String name = chain.getFileName().toString();
        try {
            return at(chain.getParent(), Long.parseLong(name.substring(0, name.length() - CHAIN.length())));
        } catch (NumberFormatException e) {
            throw new IOException("no journal segment: " + chain, e);
        }
    }

    String name() {
        return chain.getFileName().toString();
    }

    /**
     * One line as read.
     *
     * @param entry  null if damaged
     * @param number line number, from 1 at the first line that was read
     * @param start  byte offset in the file
     * @param whole  whether it ends in a line break
     */
    record Line(Entry entry, long number, long start, boolean whole) {
    }

    /** Called for each line. */
    interface Visitor {
        void line(Line line) throws IOException;
    }

    /** Reads all lines; never more than one in memory. */
    void read(Visitor visitor) throws IOException {
        try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(chain), 1 << 16)) {
            read(in, 0, visitor);
        }
    }

    /** @return the last good line and what is damaged behind it; of a long segment the end alone is read, as far back as there is a good line */
    Tail tail() throws IOException {
        long size = Files.size(chain);
        for (long length = NEAR_THE_END;; length *= 16) {
            Tail tail = new Tail();
            long from = Math.max(0, size - length);
            try (InputStream in = new java.io.BufferedInputStream(Files.newInputStream(chain), 1 << 14)) {
                in.skipNBytes(from);
                read(in, from == 0 ? 0 : from + pastLine(in), tail::see);
            }
            if (tail.last() != null || from == 0)
                return tail;
        }
    }

    /** @return bytes up to and with the next line break, or the end */
    private static long pastLine(InputStream in) throws IOException {
        long passed = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            passed++;
            if (c == '\n')
                break;
        }
        return passed;
    }

    private static void read(InputStream in, long from, Visitor visitor) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
        long start = from;
        long at = from;
        long number = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            at++;
            if (c == '\n') {
                visitor.line(new Line(parse(buffer), ++number, start, true));
                buffer.reset();
                start = at;
            } else if (buffer.size() <= LONGEST_LINE) {
                buffer.write(c); // a longer one is damaged anyway
            }
        }
        if (at > start)
            visitor.line(new Line(parse(buffer), ++number, start, false));
    }

    private static Entry parse(ByteArrayOutputStream buffer) {
        return buffer.size() > LONGEST_LINE ? null : Entry.parse(buffer.toString(StandardCharsets.UTF_8));
    }

    /** @return the bytes of a payload, or null if they are not all there */
    byte[] payload(Entry entry) throws IOException {
        if (!Files.exists(payloads))
            return null;
        try (FileChannel in = FileChannel.open(payloads, StandardOpenOption.READ)) {
            if (in.size() < entry.offset() + entry.length())
                return null;
            ByteBuffer bytes = ByteBuffer.allocate(entry.length());
            while (bytes.hasRemaining() && in.read(bytes, entry.offset() + bytes.position()) >= 0)
                continue;
            return bytes.hasRemaining() ? null : bytes.array();
        }
    }
}
