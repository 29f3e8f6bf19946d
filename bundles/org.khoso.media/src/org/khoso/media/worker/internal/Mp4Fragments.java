package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * Duration of an MP4 whose samples stand in fragments: its header says none, each fragment has the durations of its own samples (ISO/IEC
 * 14496-12, 8.8).
 */
final class Mp4Fragments {
    private static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int BASE_OFFSET = 0x1;
    private static final int DESCRIPTION = 0x2;
    private static final int DURATION = 0x8;
    private static final int EACH_DURATION = 0x100;
    private static final int[] EACH = {EACH_DURATION, 0x200, 0x400, 0x800};
    private static final int MOST_TRACKS = 1_000;
    private final AvFile file;
    private final Map<Long, Track> tracks = new HashMap<>();
    private Track track = new Track();
    private long each;

    /** What is known of a track. */
    private static final class Track {
        private long scale;
        private long usual;
        private long end;
    }

    Mp4Fragments(AvFile file) {
        this.file = file;
    }

    private ByteBuffer bytes(long at, int n) throws IOException {
        return file.bytes(at, n, ByteOrder.BIG_ENDIAN);
    }

    private static long unsigned(int n) {
        return Integer.toUnsignedLong(n);
    }

    private Track of(long id) {
        return tracks.size() < MOST_TRACKS ? tracks.computeIfAbsent(id, k -> new Track()) : tracks.getOrDefault(id, new Track());
    }

    /** A track header: of which track the boxes after it speak. */
    void track(long at, boolean wide) throws IOException {
        track = of(unsigned(bytes(at + (wide ? 20 : 12), 4).getInt()));
    }

    /** A media header: in which parts of a second the track counts. */
    void media(long at) throws IOException {
        boolean wide = bytes(at, 1).get() == 1;
        track.scale = unsigned(bytes(at + (wide ? 20 : 12), 4).getInt());
    }

    /** What is usual for the fragments of a track. */
    void usual(long at) throws IOException {
        ByteBuffer b = bytes(at + 4, 12);
        of(unsigned(b.getInt(0))).usual = unsigned(b.getInt(8));
    }

    /** The header of a track's part of a fragment. */
    void fragment(long at) throws IOException {
        ByteBuffer b = bytes(at, 8);
        int flags = b.getInt(0) & 0xffffff;
        track = of(unsigned(b.getInt(4)));
        int skip = ((flags & BASE_OFFSET) == 0 ? 0 : 8) + ((flags & DESCRIPTION) == 0 ? 0 : 4);
        each = (flags & DURATION) == 0 ? track.usual : unsigned(bytes(at + 8 + skip, 4).getInt());
    }

    /** When the fragment begins. */
    void begins(long at) throws IOException {
        long when = bytes(at, 1).get() == 1 ? bytes(at + 4, 8).getLong() : unsigned(bytes(at + 4, 4).getInt());
        track.end = Math.max(track.end, when);
    }

    /** A run of samples. @param to where its box ends */
    void run(long at, long to) throws IOException {
        ByteBuffer b = bytes(at, 8);
        int flags = b.getInt(0) & 0xffffff;
        long samples = unsigned(b.getInt(4));
        if ((flags & EACH_DURATION) == 0) {
            track.end += samples * each;
            return;
        }
        long first = at + 8 + ((flags & DATA_OFFSET) == 0 ? 0 : 4) + ((flags & FIRST_FLAGS) == 0 ? 0 : 4);
        int width = 0;
        for (int field : EACH)
            width += (flags & field) == 0 ? 0 : 4;
        for (long i = 0; i < samples && first + (i + 1) * width <= to; i++)
            track.end += unsigned(bytes(first + i * width, 4).getInt());
    }

    /** @return seconds of the longest track; 0 if there are no fragments */
    double seconds() {
        return tracks.values().stream().filter(t -> t.scale > 0).mapToDouble(t -> (double) t.end / t.scale).max().orElse(0);
    }
}
