package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * MP3: after an ID3 tag, frames with a four-byte header each. With a VBR header (Xing, Info, VBRI) the number of frames
 * is stated; without, frames are walked through, at most this many, and the rest taken to be alike.
 */
final class Mp3 {
    private static final int MOST_FRAMES = 200_000;
    private static final int SEARCHED = 65_536;
    private static final int[] V1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] V2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] RATES = {44100, 48000, 32000};

    private Mp3() {
    }

    /** A frame of layer III. @param samples a frame @param bytes its length */
    private record Frame(int bitRate, int rate, int samples, int bytes, boolean one, boolean mono) {
        static Frame of(int h) {
            int version = h >>> 19 & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
            int rateIndex = h >>> 10 & 3;
            int bits = h >>> 12 & 15;
            if (h >>> 21 != 0x7ff || version == 1 || (h >>> 17 & 3) != 1 || rateIndex == 3 || bits == 15 || bits == 0)
                return null;
            boolean one = version == 3;
            int rate = RATES[rateIndex] >> (one ? 0 : version == 2 ? 1 : 2);
            int bitRate = (one ? V1 : V2)[bits] * 1000;
            int samples = one ? 1152 : 576;
            return new Frame(bitRate, rate, samples, samples / 8 * bitRate / rate + (h >>> 9 & 1), one, (h >>> 6 & 3) == 3);
        }
    }

    static boolean looksLikeFrame(byte[] b, int at) {
        return b.length >= at + 4 && Frame.of(ByteBuffer.wrap(b).getInt(at)) != null;
    }

    static void read(AvFile file, Facts facts) throws IOException {
        long start = afterTag(file);
        long at = firstFrame(file, start);
        if (at < 0) {
            facts.damaged("media.av-header");
            return;
        }
        Frame first = Frame.of(file.bytes(at, 4, ByteOrder.BIG_ENDIAN).getInt());
        long frames = stated(file, at, first);
        if (frames > 0)
            duration(facts, (double) frames * first.samples / first.rate, file.size() - at);
        else
            walk(file, facts, at);
    }

    private static void duration(Facts facts, double seconds, long bytes) {
        facts.seconds = seconds;
        facts.bitRate = seconds > 0 ? Math.round(bytes * 8 / seconds) : 0;
    }

    private static long afterTag(AvFile file) throws IOException {
        if (file.size() < 10)
            return 0;
        ByteBuffer b = file.bytes(0, 10, ByteOrder.BIG_ENDIAN);
        if (b.get(0) != 'I' || b.get(1) != 'D' || b.get(2) != '3')
            return 0;
        long length = 0;
        for (int i = 6; i < 10; i++)
            length = length << 7 | b.get(i) & 127;
        return 10 + length + ((b.get(5) & 0x10) != 0 ? 10 : 0);
    }

    /** @return place of the first frame that another one follows, or -1 */
    private static long firstFrame(AvFile file, long start) throws IOException {
        long left = Math.min(SEARCHED, file.size() - start);
        if (left < 4)
            return -1;
        ByteBuffer b = file.bytes(start, (int) left, ByteOrder.BIG_ENDIAN);
        for (int i = 0; i + 4 <= left; i++) {
            Frame f = Frame.of(b.getInt(i));
            if (f != null && follows(file, start + i + f.bytes))
                return start + i;
        }
        return -1;
    }

    private static boolean follows(AvFile file, long at) throws IOException {
        return at == file.size()
                || at + 4 <= file.size() && (Frame.of(file.bytes(at, 4, ByteOrder.BIG_ENDIAN).getInt()) != null || tag(file, at));
    }

    private static boolean tag(AvFile file, long at) throws IOException {
        return letters(file, at, 3).equals("TAG") || at + 8 <= file.size() && letters(file, at, 8).equals("APETAGEX");
    }

    private static String letters(AvFile file, long at, int n) throws IOException {
        return new String(file.bytes(at, n, ByteOrder.BIG_ENDIAN).array(), StandardCharsets.ISO_8859_1);
    }

    /** @return frames that a VBR header states, or 0 */
    private static long stated(AvFile file, long at, Frame f) throws IOException {
        long xing = at + 4 + (f.one ? f.mono ? 17 : 32 : f.mono ? 9 : 17);
        if (xing + 12 <= file.size()) {
            String id = letters(file, xing, 4);
            ByteBuffer b = file.bytes(xing, 12, ByteOrder.BIG_ENDIAN);
            if ((id.equals("Xing") || id.equals("Info")) && (b.getInt(4) & 1) != 0)
                return believable(Integer.toUnsignedLong(b.getInt(8)), file);
        }
        if (at + 36 + 18 <= file.size() && letters(file, at + 36, 4).equals("VBRI"))
            return believable(Integer.toUnsignedLong(file.bytes(at + 50, 4, ByteOrder.BIG_ENDIAN).getInt()), file);
        return 0;
    }

    private static long believable(long frames, AvFile file) {
        return frames <= file.size() / 24 + 1 ? frames : 0; // the smallest frame has 24 bytes
    }

    private static void walk(AvFile file, Facts facts, long from) throws IOException {
        long at = from;
        double seconds = 0;
        for (int i = 0; i < MOST_FRAMES && at + 4 <= file.size(); i++) {
            Frame f = Frame.of(file.bytes(at, 4, ByteOrder.BIG_ENDIAN).getInt());
            if (f == null)
                break;
            if (at + f.bytes > file.size()) {
                facts.damaged("media.truncated");
                at = file.size();
                break;
            }
            seconds += (double) f.samples / f.rate;
            at += f.bytes;
        }
        boolean whole = at + 4 > file.size() || tag(file, at);
        if (!whole && Frame.of(file.bytes(at, 4, ByteOrder.BIG_ENDIAN).getInt()) == null)
            facts.odd("media.av-gap", at);
        else if (!whole)
            seconds *= (double) (file.size() - from) / (at - from);
        duration(facts, seconds, at - from);
    }
}
