package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a PDF. PDFBox mends a file whose end is cut off, and one whose end points to a wrong place; what was lost with the end
 * it can't know.
 *
 * @param whole         whether there is an end
 * @param table         where the cross-reference table should be, -1 if the end does not say
 * @param pointsToTable whether something of that kind is there
 */
record PdfEnd(boolean whole, long table, boolean pointsToTable) {
    private static final int TAIL = 4096;
    private static final int HEAD = 1024;
    private static final int LOOK = 40;
    private static final Pattern START = Pattern.compile("startxref\\s+(\\d{1,18})\\s");
    private static final Pattern TABLE = Pattern.compile("\\s{0,2}(xref\\s|\\d+\\s+\\d+\\s+obj)", Pattern.DOTALL);

    static PdfEnd of(Path file) throws IOException {
        try (var c = FileChannel.open(file)) {
            String tail = text(c, Math.max(0, c.size() - TAIL), TAIL);
            long at = -1;
            for (Matcher m = START.matcher(tail); m.find();)
                at = Long.parseLong(m.group(1));
            boolean there = at > 0 && (table(c, at) || table(c, at + Math.max(0, text(c, 0, HEAD).indexOf("%PDF-"))));
            return new PdfEnd(tail.contains("%%EOF"), at, there);
        }
    }

    /** The place counts from the header, which need not be the first byte. */
    private static boolean table(FileChannel c, long at) throws IOException {
        return at < c.size() && TABLE.matcher(text(c, at, LOOK)).lookingAt();
    }

    private static String text(FileChannel c, long at, int most) throws IOException {
        var b = ByteBuffer.allocate((int) Math.min(most, c.size() - at));
        while (b.hasRemaining() && c.read(b, at + b.position()) > 0)
            continue;
        return new String(b.array(), 0, b.position(), StandardCharsets.ISO_8859_1);
    }
}
