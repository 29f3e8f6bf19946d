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
     * @param number line number from 1
     * @param start  byte offset
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
            ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
            long start = 0;
            long at = 0;
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
