package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** MP4 and MOV: boxes with a length and four letters. The duration stands in moov/mvhd, the size of the picture in moov/trak/tkhd. */
final class Mp4 {
    private static final int MOST_BOXES = 300_000;
    private final AvFile file;
    private final Facts facts;
    private final Mp4Fragments fragments;
    private int boxes;
    private boolean header;
    private boolean media;

    private Mp4(AvFile file, Facts facts) {
        this.file = file;
        this.facts = facts;
        fragments = new Mp4Fragments(file);
    }

    static void read(AvFile file, Facts facts) throws IOException {
        var m = new Mp4(file, facts);
        m.walk(0, file.size(), 0);
        if (!m.header)
            facts.damaged("media.av-header");
        else if (!m.media)
            facts.odd("media.av-no-data");
        facts.seconds = Math.max(facts.seconds, m.fragments.seconds());
    }

    private void walk(long from, long to, int depth) throws IOException {
        long at = from;
        while (at + 8 <= to && ++boxes < MOST_BOXES) {
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
                return;
            }
            box(letters(h), at + head, at + length, depth);
            at += length;
        }
    }

    private void box(String name, long from, long to, int depth) throws IOException {
        switch (name) {
            case "moov" -> descend(from, to, depth, 0);
            case "trak" -> descend(from, to, depth, 1);
            case "mvhd" -> movie(from);
            case "tkhd" -> track(from);
            case "mdat" -> media = true;
            case "moof" -> {
                media = true;
                descend(from, to, depth, 0);
            }
            case "mvex", "traf" -> descend(from, to, depth, 1);
            case "mdia" -> descend(from, to, depth, 2);
            case "mdhd" -> fragments.media(from);
            case "trex" -> fragments.usual(from);
            case "tfhd" -> fragments.fragment(from);
            case "tfdt" -> fragments.begins(from);
            case "trun" -> fragments.run(from, to);
            default -> {
                // of no use for the facts
            }
        }
    }

    private void descend(long from, long to, int depth, int allowed) throws IOException {
        if (depth == allowed)
            walk(from, to, depth + 1);
    }

    private void movie(long at) throws IOException {
        header = true;
        boolean wide = file.bytes(at, 1, ByteOrder.BIG_ENDIAN).get() == 1;
        ByteBuffer b = file.bytes(at + (wide ? 20 : 12), 12, ByteOrder.BIG_ENDIAN);
        long scale = Integer.toUnsignedLong(b.getInt());
        long duration = wide ? b.getLong() : Integer.toUnsignedLong(b.getInt());
        boolean unknown = duration < 0 || !wide && duration == 0xFFFFFFFFL;
        if (scale == 0)
            facts.damaged("media.av-header");
        else if (!unknown)
            facts.seconds = (double) duration / scale;
    }

    /** Width and height are the last two numbers, in 16.16. */
    private void track(long at) throws IOException {
        boolean wide = file.bytes(at, 1, ByteOrder.BIG_ENDIAN).get() == 1;
        fragments.track(at, wide);
        ByteBuffer b = file.bytes(at + (wide ? 88 : 76), 8, ByteOrder.BIG_ENDIAN);
        facts.image(b.getInt() >>> 16, b.getInt() >>> 16);
    }

    private static String letters(ByteBuffer b) {
        byte[] four = new byte[4];
        b.get(4, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
