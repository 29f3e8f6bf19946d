package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;

/**
 * Finds the signatures in a PDF by their byte ranges, without making anything of its objects: a signature says itself which bytes it covers,
 * and its own value must fill the gap between them. So no parser of PDF sees a hostile file, and no object can hide a gap.
 */
final class PdfSignatures {
    private static final int CHUNK = 1 << 16;
    /** Room for a range that its writer has filled up with spaces. */
    private static final int TAIL = 1024;
    private static final int MOST = 100;
    private static final int MOST_ENDS = 10_000;
    private static final int AROUND = 8192;
    private static final Pattern RANGE = Pattern
            .compile("/ByteRange\\s*\\[\\s*(\\d{1,15})\\s+(\\d{1,15})\\s+(\\d{1,15})\\s+(\\d{1,15})\\s*\\]");
    private static final Pattern OBJECT = Pattern.compile("\\d\\s+\\d+\\s+obj(?![A-Za-z0-9])");
    private static final Pattern END = Pattern.compile("%%EOF");
    private static final Pattern SUB_FILTER = Pattern.compile("/SubFilter\\s*/([A-Za-z0-9.#_-]{1,64})");
    private final Bytes file;
    private final Map<Range, List<Long>> ranges = new LinkedHashMap<>();
    private final List<Long> ends = new ArrayList<>();
    private long length;
    private boolean complete;

    /** Covered bytes: from {@code a}, {@code b} long, and from {@code c}, {@code d} long. */
    record Range(long a, long b, long c, long d) {
        long end() {
            return c + d;
        }
    }

    /**
     * One signature.
     *
     * @param range     what it covers
     * @param subFilter form, as the PDF says; empty if it does not
     * @param value     bytes that fill the gap; null if something else does
     */
    record Found(Range range, String subFilter, byte[] value) {
        /** @param form as the dictionary has it; empty if nobody could read it */
        Found as(String form) {
            return form.isEmpty() ? this : new Found(range, form, value);
        }
    }

    PdfSignatures(Bytes file) {
        this.file = file;
    }

    /** Reads the file once. @return whether it was read to its end */
    boolean scan(Progress progress) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[CHUNK];
        try (InputStream in = file.open()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (progress.cancelled())
                    return false;
                text.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                length += n;
                look(text, length - text.length());
                if (text.length() > TAIL) // what is cut by the border is seen with the next piece
                    text.delete(0, text.length() - TAIL);
            }
        }
        complete = true;
        return true;
    }

    private void look(StringBuilder text, long start) {
        Matcher m = RANGE.matcher(text);
        while (m.find()) {
            Range r = new Range(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)), Long.parseLong(m.group(3)),
                    Long.parseLong(m.group(4)));
            if (ranges.size() > MOST)
                continue;
            List<Long> places = ranges.computeIfAbsent(r, k -> new ArrayList<>());
            if (places.size() < MOST && !places.contains(start + m.start()))
                places.add(start + m.start());
        }
        Matcher e = END.matcher(text);
        while (e.find())
            if (ends.size() < MOST_ENDS && (ends.isEmpty() || ends.getLast() < start + e.end()))
                ends.add(start + e.end());
    }

    /** @return ranges in the order of what they cover */
    List<Range> ranges() {
        return ranges.keySet().stream().sorted(java.util.Comparator.comparingLong(Range::end)).toList();
    }

    /** @return where in the file a range is told */
    List<Long> places(Range r) {
        return ranges.get(r);
    }

    boolean tooMany() {
        return ranges.size() > MOST;
    }

    /** @return bytes of the file */
    long length() {
        if (!complete)
            throw new IllegalStateException("not read");
        return length;
    }

    /** @return whether a revision ends at a position, line break or not */
    boolean endsAt(long position) {
        return ends.stream().anyMatch(e -> e <= position && position <= e + 2);
    }

    /** @return ends of revisions after a position */
    long revisionsAfter(long position) {
        return ends.stream().filter(e -> e > position).count();
    }

    /** @return the signature of a range; its value is null if the range is not one, or something else than hex digits fills the gap */
    Found found(Range r) throws IOException {
        boolean sound = r.a == 0 && r.b > 0 && r.c > r.b && r.end() <= length && r.c - r.b <= 2L * CmsVerifier.LARGEST + 2;
        if (!sound)
            return new Found(r, "", null);
        long from = Math.max(0, r.b - AROUND);
        byte[] around;
        try (InputStream in = file.open()) {
            in.skipNBytes(from);
            around = in.readNBytes((int) (r.c - from) + AROUND);
        }
        int gap = (int) (r.b - from);
        int end = (int) (r.c - from);
        return new Found(r, subFilter(around, gap, end), hex(around, gap, end));
    }

    /** The dictionary that holds the gap: from the last "n g obj" before it, not any word of a reason, to the first "endobj" after. */
    private static String subFilter(byte[] around, int gap, int end) {
        String before = new String(around, 0, gap, StandardCharsets.ISO_8859_1);
        String after = new String(around, end, around.length - end, StandardCharsets.ISO_8859_1);
        int stop = after.indexOf("endobj");
        int start = 0;
        for (Matcher o = OBJECT.matcher(before); o.find();)
            start = o.end();
        String dictionary = before.substring(start) + " " + (stop < 0 ? after : after.substring(0, stop));
        Matcher m = SUB_FILTER.matcher(dictionary);
        return m.find() ? m.group(1) : "";
    }

    private static byte[] hex(byte[] around, int gap, int end) {
        if (around.length < end || around[gap] != '<' || around[end - 1] != '>')
            return null;
        byte[] value = new byte[(end - gap) / 2];
        int n = 0;
        int high = -1;
        for (int i = gap + 1; i < end - 1; i++) {
            int digit = Character.digit(around[i], 16);
            if (digit < 0 && around[i] != ' ' && around[i] != '\n' && around[i] != '\r' && around[i] != '\t')
                return null;
            if (digit < 0)
                continue;
            if (high < 0) {
                high = digit;
            } else {
                value[n++] = (byte) (high << 4 | digit);
                high = -1;
            }
        }
        return java.util.Arrays.copyOf(value, n);
    }

    /** @return the covered bytes */
    Bytes covered(Range r) {
        return () -> new Covered(file.open(), r);
    }

    /** Both ranges, one after the other. */
    private static final class Covered extends InputStream {
        private final InputStream in;
        private final Range range;
        private long at;

        Covered(InputStream in, Range range) {
            this.in = in;
            this.range = range;
        }

        private long left() throws IOException {
            if (at == range.b) {
                in.skipNBytes(range.c - range.b);
                at = range.c;
            }
            return at < range.b ? range.b - at : range.end() - at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long left = left();
            if (left <= 0)
                return -1;
            int n = in.read(bytes, offset, (int) Math.min(length, left));
            at += Math.max(0, n);
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
