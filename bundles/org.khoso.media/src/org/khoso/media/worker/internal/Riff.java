package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV (also RF64 and BW64) and AVI: a list of chunks, each with four letters and a length. */
final class Riff {
    private static final int MOST_CHUNKS = 10_000;
    private static final long UNKNOWN = 0xFFFFFFFFL;
    private final AvFile file;
    private final Facts facts;
    private long bytesPerSecond;
    private long dataSize64;
    private double frame;
    private long frames;
    private double stream;

    private Riff(AvFile file, Facts facts) {
        this.file = file;
        this.facts = facts;
    }

    static void read(AvFile file, Facts facts) throws IOException {
        ByteBuffer head = file.bytes(0, 12, ByteOrder.LITTLE_ENDIAN);
        String kind = letters(head, 8);
        var riff = new Riff(file, facts);
        switch (kind) {
            case "WAVE" -> riff.wave();
            case "AVI " -> riff.avi(Integer.toUnsignedLong(head.getInt(4)));
            default -> facts.odd("media.no-reader");
        }
    }

    private void wave() throws IOException {
        long at = 12;
        for (int i = 0; i < MOST_CHUNKS && at + 8 <= file.size(); i++) {
            ByteBuffer h = file.bytes(at, 8, ByteOrder.LITTLE_ENDIAN);
            long length = Integer.toUnsignedLong(h.getInt(4));
            switch (letters(h, 0)) {
                case "fmt " -> format(at + 8);
                case "ds64" -> dataSize64 = file.bytes(at + 16, 8, ByteOrder.LITTLE_ENDIAN).getLong();
                case "data" -> {
                    data(at + 8, length);
                    return;
                }
                default -> {
                    // of no use for the facts
                }
            }
            at += 8 + length + (length & 1);
        }
        facts.damaged("media.truncated");
    }

    private void format(long at) throws IOException {
        bytesPerSecond = Integer.toUnsignedLong(file.bytes(at + 8, 4, ByteOrder.LITTLE_ENDIAN).getInt());
        facts.bitRate = bytesPerSecond * 8;
    }

    private void data(long at, long length) {
        long there = file.size() - at;
        long said = length == UNKNOWN && dataSize64 > 0 ? dataSize64 : length;
        if (said > there && said != UNKNOWN)
            facts.damaged("media.truncated");
        if (bytesPerSecond > 0)
            facts.seconds = (double) Math.min(said, there) / bytesPerSecond;
        else
            facts.damaged("media.av-header");
    }

    /**
     * The main header is the first chunk of the first list: microseconds a frame, number of frames. In files of more than one RIFF it has only
     * those of the first; all of them stand in dmlh (OpenDML AVI 1.02, 4.1).
     */
    private void avi(long said) throws IOException {
        long at = 12;
        boolean header = false;
        for (int i = 0; i < MOST_CHUNKS && at + 8 <= file.size(); i++) {
            ByteBuffer h = file.bytes(at, 8, ByteOrder.LITTLE_ENDIAN);
            long length = Integer.toUnsignedLong(h.getInt(4));
            String id = letters(h, 0);
            boolean list = id.equals("LIST");
            if (list && at + 12 <= file.size() && letters(file.bytes(at + 8, 4, ByteOrder.LITTLE_ENDIAN), 0).equals("movi"))
                break;
            header |= id.equals("avih");
            film(id, at + 8);
            at += list ? 12 : 8 + length + (length & 1); // into a list, past all else
        }
        if (header && said + 8 > file.size())
            facts.damaged("media.truncated");
        else if (!header)
            facts.damaged("media.av-header");
        facts.seconds = frame > 0 && frames > 0 ? frame * frames : stream;
    }

    private void film(String id, long at) throws IOException {
        switch (id) {
            case "avih" -> {
                ByteBuffer b = file.bytes(at, 40, ByteOrder.LITTLE_ENDIAN);
                frame = Integer.toUnsignedLong(b.getInt(0)) / 1e6;
                frames = Math.max(frames, Integer.toUnsignedLong(b.getInt(16)));
                facts.image(Math.max(0, b.getInt(32)), Math.max(0, b.getInt(36)));
            }
            case "dmlh" -> frames = Math.max(frames, Integer.toUnsignedLong(file.bytes(at, 4, ByteOrder.LITTLE_ENDIAN).getInt()));
            case "strh" -> {
                ByteBuffer b = file.bytes(at, 36, ByteOrder.LITTLE_ENDIAN);
                double rate = Integer.toUnsignedLong(b.getInt(24));
                if (letters(b, 0).equals("vids") && rate > 0)
                    stream = Integer.toUnsignedLong(b.getInt(32)) * Integer.toUnsignedLong(b.getInt(20)) / rate;
            }
            default -> {
                // of no use for the facts
            }
        }
    }

    private static String letters(ByteBuffer b, int at) {
        byte[] four = new byte[4];
        b.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
