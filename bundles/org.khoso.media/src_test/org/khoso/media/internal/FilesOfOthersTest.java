package org.khoso.media.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.media.internal.Fixtures.latin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.media.FileFacts;

/** Sound, film and images in shapes that the formats allow and our own fixtures do not have, built from the specifications. */
class FilesOfOthersTest {
    private static HelperMediaReader reader;
    @TempDir
    Path dir;

    @BeforeAll
    static void open() {
        reader = new HelperMediaReader();
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    private FileFacts facts(String name, byte[] bytes) throws IOException {
        return reader.inspect(Files.write(dir.resolve(name), bytes));
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] p : parts)
            out.writeBytes(p);
        return out.toByteArray();
    }

    private static byte[] ints(ByteOrder order, int... all) {
        var b = ByteBuffer.allocate(4 * all.length).order(order);
        Arrays.stream(all).forEach(b::putInt);
        return b.array();
    }

    private static byte[] little(int... all) {
        return ints(ByteOrder.LITTLE_ENDIAN, all);
    }

    private static byte[] big(int... all) {
        return ints(ByteOrder.BIG_ENDIAN, all);
    }

    private static byte[] chunk(String id, byte[]... parts) {
        byte[] data = join(parts);
        return join(latin(id), little(data.length), data);
    }

    private static byte[] box(String id, byte[]... parts) {
        byte[] data = join(parts);
        return join(big(8 + data.length), latin(id), data);
    }

    /** A film in two RIFF lists: 100 frames in the first, 500 in all. @param frame microseconds */
    private static byte[] film(int frame, boolean extended) {
        byte[] avih = chunk("avih", little(frame, 0, 0, 0, 100, 0, 1, 0, 320, 240, 0, 0, 0, 0));
        byte[] strl = chunk("LIST", latin("strl"), chunk("strh", latin("vidsMJPG"), little(0, 0, 0, 1, 25, 0, 500, 0, 0, 0, 0, 0)));
        byte[] odml = extended ? chunk("LIST", latin("odml"), chunk("dmlh", little(500))) : new byte[0];
        byte[] movi = chunk("LIST", latin("movi"), chunk("00dc", new byte[20]));
        return join(chunk("RIFF", latin("AVI "), chunk("LIST", latin("hdrl"), avih, strl, odml), movi), chunk("RIFF", latin("AVIX"), movi));
    }

    @Test
    void filmOfSeveralParts() throws IOException {
        assertEquals(20.0, facts("a.avi", film(40_000, true)).seconds());
        assertEquals(4.0, facts("b.avi", film(40_000, false)).seconds());
        FileFacts none = facts("c.avi", film(0, false));
        assertEquals(20.0, none.seconds(), "by its stream");
        assertEquals("320x240 true", none.width() + "x" + none.height() + " " + none.readable());
    }

    /** EBU Tech 3306 and ITU-R BS.2088: the lengths stand in ds64. */
    @Test
    void soundWithLongLengths() throws IOException {
        for (String kind : new String[]{"RF64", "BW64"}) {
            byte[] format = chunk("fmt ", little(0x10001, 8000, 16000, 0x100002));
            byte[] ds64 = chunk("ds64", little(0, 0, 48_000, 0, 0, 0, 0));
            byte[] sound = join(latin(kind), little(-1), latin("WAVE"), ds64, format, latin("data"), little(-1), new byte[48_000]);
            FileFacts f = facts(kind + ".wav", sound);
            assertEquals("3.0 true", f.seconds() + " " + f.readable(), kind);
            f = facts(kind + "-cut.wav", Arrays.copyOf(sound, sound.length - 16_000));
            assertEquals("2.0 false", f.seconds() + " " + f.readable(), kind);
        }
    }

    /** ISO/IEC 14496-12, 8.8: the header says no duration, the fragments have it. */
    @Test
    void filmInFragments() throws IOException {
        byte[] mvhd = box("mvhd", big(0, 0, 0, 1000, 0), new byte[80]);
        byte[] tkhd = box("tkhd", big(0, 0, 0, 1, 0, 0), new byte[52], big(640 << 16, 480 << 16));
        byte[] mdhd = box("mdhd", big(0, 0, 0, 12_800, 0, 0));
        byte[] mvex = box("mvex", box("trex", big(0, 1, 1, 512, 0, 0)));
        byte[] head = join(box("ftyp", latin("isom"), big(0)), box("moov", mvhd, box("trak", tkhd, box("mdia", mdhd)), mvex));
        byte[] usual = box("moof", box("traf", box("tfhd", big(0, 1)), box("tfdt", big(0, 0)), box("trun", big(1, 50, 0))));
        byte[] each = box("moof",
                box("traf", box("tfhd", big(0x20, 1, 0)), box("tfdt", big(0x1000000, 0, 25_600)),
                        box("trun", big(0x300, 2, 12_800, 9, 6_400, 9))));
        byte[] data = box("mdat", new byte[100]);
        FileFacts f = facts("a.mp4", join(head, usual, data, each, data));
        assertEquals("3.5 640 480 true", f.seconds() + " " + f.width() + " " + f.height() + " " + f.readable());
        assertEquals(2.0, facts("b.mp4", join(head, usual, data)).seconds());
        byte[] lies = box("moof", box("traf", box("tfhd", big(0, 1)), box("trun", big(0x100, -1, 12_800))));
        assertEquals(1.0, facts("c.mp4", join(head, lies, data)).seconds(), "no more samples than the box has room for");
    }

    /** One image of a TIFF, black and white, not packed. @param next where the next one is; 0 for none */
    private static byte[] image(int at, int side, int dpi, int kind, boolean last) {
        int pixels = side / 8 * side;
        int data = at + 2 + 10 * 12 + 4;
        var b = ByteBuffer.allocate(2 + 10 * 12 + 4 + 8 + pixels).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort((short) 10);
        int[][] tags = {{254, 4, kind}, {256, 4, side}, {257, 4, side}, {258, 3, 1}, {262, 3, 1}, {273, 4, data + 8}, {278, 4, side},
                {279, 4, pixels}, {282, 5, data}, {283, 5, data}};
        for (int[] t : tags)
            b.putShort((short) t[0]).putShort((short) t[1]).putInt(1).putInt(t[2]);
        b.putInt(last ? 0 : at + b.capacity()).putInt(dpi).putInt(1);
        return b.array();
    }

    /** TIFF 6.0, NewSubfileType: a small copy of a page is no page. */
    @Test
    void smallCopiesAreNoPages() throws IOException {
        byte[] head = join(latin("II"), new byte[]{42, 0}, little(8));
        byte[] page = image(8, 400, 300, 0, false);
        byte[] copy = image(8 + page.length, 80, 72, 1, false);
        byte[] second = image(8 + page.length + copy.length, 400, 200, 2, true);
        FileFacts f = facts("a.tif", join(head, page, copy, second));
        assertEquals("2 200.0 400 true", f.pages() + " " + f.dpi() + " " + f.width() + " " + f.readable(), f.toString());
        assertFalse(facts("b.tif", join(head, page, Arrays.copyOf(copy, copy.length / 2))).readable());
        assertTrue(f.problems().isEmpty(), f.toString());
    }
}
