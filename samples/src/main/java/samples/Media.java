package samples;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes audio and video that players accept: silent MP3 frames, MP4 with Motion JPEG. */
final class Media {
    private Media() {
    }

    /**
     * @param seconds length of the silence, 44.1 kHz, one channel @param rate 128 or 64 kbps
     * @param mark    goes into the tag: two silences of one length are not the same file
     */
    static byte[] mp3(int seconds, int rate, String mark) {
        int frames = (int) Math.ceil(seconds * 44100.0 / 1152);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(tag(mark));
        double owed = 0;
        double step = 144.0 * rate * 1000 / 44100;
        int least = (int) step;
        for (int i = 0; i < frames; i++) {
            owed += step;
            int size = owed >= least + 1 ? least + 1 : least;
            owed -= size;
            byte[] frame = new byte[size];
            frame[0] = (byte) 0xff;
            frame[1] = (byte) 0xfb;
            frame[2] = (byte) ((rate == 128 ? 0x90 : 0x50) | (size > least ? 2 : 0));
            frame[3] = (byte) 0xc4;
            out.writeBytes(frame);
        }
        return out.toByteArray();
    }

    /** @return an ID3v2.3 tag with one text, short enough for a size of one byte */
    private static byte[] tag(String mark) {
        byte[] text = ("\0mark\0" + mark).getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'I', 'D', '3', 3, 0, 0, 0, 0, 0, (byte) (10 + text.length)});
        out.writeBytes(new byte[] {'T', 'X', 'X', 'X', 0, 0, 0, (byte) text.length, 0, 0});
        out.writeBytes(text);
        return out.toByteArray();
    }

    /** @param rate frames a second */
    static byte[] mp4(List<byte[]> frames, int width, int height, int rate) throws IOException {
        byte[] type = box("ftyp", out -> {
            out.writeBytes("isom");
            out.writeInt(0x200);
            out.writeBytes("isomiso2mp41");
        });
        int length = frames.size() * 1000 / rate;
        byte[] movie = movie(frames, width, height, rate, length, 0);
        movie = movie(frames, width, height, rate, length, type.length + movie.length + 8);
        byte[] data = box("mdat", out -> {
            for (byte[] frame : frames)
                out.write(frame);
        });
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(type);
        all.writeBytes(movie);
        all.writeBytes(data);
        return all.toByteArray();
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] box(String type, Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.write(new DataOutputStream(bytes));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(all);
        out.writeInt(bytes.size() + 8);
        out.writeBytes(type);
        bytes.writeTo(out);
        return all.toByteArray();
    }

    private static void matrix(DataOutputStream out) throws IOException {
        int[] unit = {0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};
        for (int value : unit)
            out.writeInt(value);
    }

    private static byte[] movie(List<byte[]> frames, int width, int height, int rate, int length, int dataStart) throws IOException {
        byte[] head = box("mvhd", out -> {
            out.writeLong(0);
            out.writeInt(0);
            out.writeInt(1000);
            out.writeInt(length);
            out.writeInt(0x10000);
            out.writeShort(0x100);
            out.write(new byte[10]);
            matrix(out);
            out.write(new byte[24]);
            out.writeInt(2);
        });
        byte[] track = box("trak", out -> {
            out.write(box("tkhd", t -> {
                t.writeInt(7);
                t.writeLong(0);
                t.writeInt(1);
                t.writeInt(0);
                t.writeInt(length);
                t.write(new byte[16]);
                matrix(t);
                t.writeInt(width << 16);
                t.writeInt(height << 16);
            }));
            out.write(box("mdia", m -> media(m, frames, width, height, rate, dataStart)));
        });
        return box("moov", out -> {
            out.write(head);
            out.write(track);
        });
    }

    private static void media(DataOutputStream out, List<byte[]> frames, int width, int height, int rate, int dataStart)
            throws IOException {
        out.write(box("mdhd", m -> {
            m.writeInt(0);
            m.writeLong(0);
            m.writeInt(rate);
            m.writeInt(frames.size());
            m.writeShort(0x55c4);
            m.writeShort(0);
        }));
        out.write(box("hdlr", h -> {
            h.writeLong(0);
            h.writeBytes("vide");
            h.write(new byte[12]);
            h.writeBytes("video\0");
        }));
        out.write(box("minf", i -> {
            i.write(box("vmhd", v -> {
                v.writeInt(1);
                v.writeLong(0);
            }));
            i.write(box("dinf", d -> d.write(box("dref", r -> {
                r.writeInt(0);
                r.writeInt(1);
                r.write(box("url ", u -> u.writeInt(1)));
            }))));
            i.write(box("stbl", s -> samples(s, frames, width, height, dataStart)));
        }));
    }

    private static void samples(DataOutputStream out, List<byte[]> frames, int width, int height, int dataStart) throws IOException {
        out.write(box("stsd", d -> {
            d.writeInt(0);
            d.writeInt(1);
            d.write(entry(width, height));
        }));
        out.write(box("stts", t -> ints(t, 0, 1, frames.size(), 1)));
        out.write(box("stsc", c -> ints(c, 0, 1, 1, frames.size(), 1)));
        List<Integer> sizes = new ArrayList<>(List.of(0, 0, frames.size()));
        frames.forEach(f -> sizes.add(f.length));
        out.write(box("stsz", z -> ints(z, sizes.stream().mapToInt(Integer::intValue).toArray())));
        out.write(box("stco", o -> ints(o, 0, 1, dataStart)));
    }

    private static byte[] entry(int width, int height) throws IOException {
        return box("mp4v", e -> {
            e.write(new byte[6]);
            e.writeShort(1);
            e.write(new byte[16]);
            e.writeShort(width);
            e.writeShort(height);
            ints(e, 0x480000, 0x480000, 0);
            e.writeShort(1);
            e.write(new byte[32]);
            e.writeShort(24);
            e.writeShort(-1);
            // 0x6c: every sample is a JPEG picture
            byte[] config = {4, 13, 0x6c, 0x11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
            e.write(box("esds", s -> {
                s.writeInt(0);
                s.write(new byte[] {3, (byte) (3 + config.length + 3), 0, 1, 0});
                s.write(config);
                s.write(new byte[] {6, 1, 2});
            }));
        });
    }

    private static void ints(DataOutputStream out, int... values) throws IOException {
        for (int value : values)
            out.writeInt(value);
    }
}
