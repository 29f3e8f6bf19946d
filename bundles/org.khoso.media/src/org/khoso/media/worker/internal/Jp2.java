package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * JPEG 2000: boxes with a length and four letters around a code stream, or the code stream alone. Its pixels are not decoded (Java has
 * no decoder): the chain of its tile parts is followed to the end, so what is cut off is found.
 */
final class Jp2 {
    static final byte[] BOXED = Content.hex("0000000c6a5020200d0a870a");
    static final byte[] BARE = Content.hex("ff4fff51");
    private static final int MOST = 100_000;
    private static final int SOT = 0xff90;
    private static final int SIZ = 0xff51;
    private static final int EOC = 0xffd9;
    private static final double INCH = 0.0254;
    private final AvFile file;
    private final Facts facts;
    private double dpi;
    private int bits;
    private int boxes;

    private Jp2(AvFile file, Facts facts) {
        this.file = file;
        this.facts = facts;
    }

    static void read(AvFile file, Facts facts) throws IOException {
        var j = new Jp2(file, facts);
        facts.pages = 1;
        facts.textLayer = Boolean.FALSE;
        boolean found = file.bytes(0, 2, ByteOrder.BIG_ENDIAN).getShort() == (short) 0xff4f
                ? j.codeStream(0, file.size())
                : j.walk(0, file.size());
        if (!found)
            facts.damaged("media.image-header");
        facts.dpi(j.dpi);
        facts.bits(j.bits);
        facts.page(j.dpi, j.bits, true, false, false);
    }

    /** @return whether a code stream was among the boxes */
    private boolean walk(long from, long to) throws IOException {
        long at = from;
        boolean found = false;
        while (at + 8 <= to && ++boxes < MOST) {
            ByteBuffer h = file.bytes(at, 8, ByteOrder.BIG_ENDIAN);
            long length = Integer.toUnsignedLong(h.getInt(0));
            int head = 8;
            if (length == 1) {
                length = file.bytes(at + 8, 8, ByteOrder.BIG_ENDIAN).getLong();
                head = 16;
            } else if (length == 0) {
                length = to - at;
            }
            if (length < head || length > to - at) {
                facts.damaged("media.truncated");
                return found;
            }
            found |= box(letters(h), at + head, at + length);
            at += length;
        }
        return found;
    }

    private boolean box(String name, long from, long to) throws IOException {
        switch (name) {
            case "jp2h", "res " -> walk(from, to);
            case "resc" -> resolution(from);
            case "resd" -> {
                if (dpi == 0)
                    resolution(from);
            }
            case "jp2c" -> {
                return codeStream(from, to);
            }
            default -> {
                // of no use for the facts
            }
        }
        return false;
    }

    /** Dots a metre as a fraction and a power of ten, downwards and across. */
    private void resolution(long at) throws IOException {
        ByteBuffer b = file.bytes(at, 10, ByteOrder.BIG_ENDIAN);
        double down = fraction(b, 0, 8);
        double across = fraction(b, 4, 9);
        dpi = Math.min(down, across) * INCH;
    }

    private static double fraction(ByteBuffer b, int at, int power) {
        int below = Short.toUnsignedInt(b.getShort(at + 2));
        return below == 0 ? 0 : Short.toUnsignedInt(b.getShort(at)) / (double) below * Math.pow(10, b.get(power));
    }

    /** @return whether it is one. Markers of the main header, then tile parts that each state their length, then the end. */
    private boolean codeStream(long from, long to) throws IOException {
        long at = from + 2;
        if (marker(at) != SIZ)
            return false;
        size(at);
        for (int i = 0; i < MOST && at + 4 <= to; i++) {
            int marker = marker(at);
            if (marker == SOT) {
                long part = Integer.toUnsignedLong(file.bytes(at + 6, 4, ByteOrder.BIG_ENDIAN).getInt());
                at = part == 0 ? to - 2 : at + part;
            } else {
                at += 2 + Short.toUnsignedInt(file.bytes(at + 2, 2, ByteOrder.BIG_ENDIAN).getShort());
            }
            if (at + 2 <= to && marker(at) == EOC)
                return true;
        }
        facts.damaged("media.truncated");
        return true;
    }

    private void size(long at) throws IOException {
        ByteBuffer b = file.bytes(at + 4, 36, ByteOrder.BIG_ENDIAN);
        facts.image(Math.max(0, b.getInt(2) - b.getInt(10)), Math.max(0, b.getInt(6) - b.getInt(14)));
        int parts = Math.min(Short.toUnsignedInt(b.getShort(34)), 16_384);
        for (int i = 0; i < parts; i++)
            bits += (file.bytes(at + 40 + 3L * i, 1, ByteOrder.BIG_ENDIAN).get() & 0x7f) + 1;
    }

    private int marker(long at) throws IOException {
        return Short.toUnsignedInt(file.bytes(at, 2, ByteOrder.BIG_ENDIAN).getShort());
    }

    private static String letters(ByteBuffer b) {
        byte[] four = new byte[4];
        b.get(4, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
