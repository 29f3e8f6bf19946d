package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.packaging.verify.internal.TinyZip.Item;

/** ZIPs of strangers, by the format (PKWARE APPNOTE): what is read of them, and what is wrong with those that lie. */
class ZipReadingTest {
    @TempDir
    Path dir;

    /** What the reader tells of a ZIP: "path size" of each entry with what it holds, or "rule @ path". */
    private List<String> read(byte[] zip, Limits limits) throws IOException {
        Path file = Files.write(dir.resolve("a.zip"), zip);
        List<String> told = new ArrayList<>();
        try (ZipSource source = new ZipSource(file, limits)) {
            List<Entry> entries = new ArrayList<>();
            source.list(new Source.Listener() {
                @Override
                public void entry(Entry entry) {
                    entries.add(entry);
                }

                @Override
                public void trouble(String rule, String path, Object... args) {
                    told.add(rule.replace("package/", "") + " @ " + path);
                }
            });
            for (Entry e : entries)
                try (InputStream in = source.open(e)) {
                    told.add(e.path + " " + e.size + " " + new String(in.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException x) {
                    told.add(e.path + " " + e.size + " broken: " + x.getMessage());
                }
        }
        return told;
    }

    private List<String> read(byte[] zip) throws IOException {
        return read(zip, Limits.DEFAULT);
    }

    private static TinyZip two() {
        return new TinyZip().add(new Item("a/b.txt", "stored", false)).add(new Item("a/tệp.txt", "packed packed packed", true));
    }

    private static byte[] one(Consumer<Item> wrong) {
        Item item = new Item("a.txt", "hello hello hello", true);
        wrong.accept(item);
        return new TinyZip().add(item).bytes(false);
    }

    private static final List<String> BOTH = List.of("a/b.txt 6 stored", "a/tệp.txt 20 packed packed packed");

    private static byte[] unicodePath(byte[] raw, String name, int spoil) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        java.util.zip.CRC32 sum = new java.util.zip.CRC32();
        sum.update(raw);
        return ByteBuffer.allocate(9 + text.length).order(java.nio.ByteOrder.LITTLE_ENDIAN).putShort((short) 0x7075)
                .putShort((short) (5 + text.length)).put((byte) 1).putInt((int) sum.getValue() + spoil).put(text).array();
    }

    /** APPNOTE 4.6.9: where names are in a code page, field 0x7075 has them in UTF-8, if its checksum is that of the name. */
    @Test
    void namesInAnExtraField() throws IOException {
        byte[] raw = "V?n b?n.txt".getBytes(StandardCharsets.US_ASCII);
        Consumer<Item> named = i -> {
            i.name = raw;
            i.extra = unicodePath(raw, "Văn bản.txt", 0);
        };
        assertEquals(List.of("Văn bản.txt 17 hello hello hello"), read(one(named)));
        assertEquals(List.of("V?n b?n.txt 17 hello hello hello"),
                read(one(named.andThen(i -> i.extra = unicodePath(raw, "Văn bản.txt", 1)))));
        assertEquals(List.of("V?n b?n.txt 17 hello hello hello"), read(one(named.andThen(i -> i.extra = unicodePath(raw, "Văn/", 0)))));
        assertEquals(List.of("unsafe-path @ ../x"), read(one(named.andThen(i -> i.extra = unicodePath(raw, "../x", 0)))));
    }

    /** APPNOTE 4.4.17: forward slashes. Some software for Windows wrote others; what is meant is told, not guessed. */
    @Test
    void backslashes() throws IOException {
        assertEquals(List.of("backslash @ a\\METS.xml"), read(one(i -> i.name = "a\\METS.xml".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(List.of("unsafe-path @ ..\\x"), read(one(i -> i.name = "..\\x".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void soundOnes() throws IOException {
        assertEquals(BOTH, read(two().bytes(false)));
        assertEquals(BOTH, read(two().bytes(true)), "64-bit end record");
        assertEquals(BOTH, read(two().comment(1).bytes(false)));
        assertEquals(BOTH, read(two().comment(65535).bytes(false)), "the longest comment");
        assertEquals(List.of(), read(new TinyZip().bytes(false)), "no entry");
        assertEquals(List.of("a.txt 17 hello hello hello"), read(one(i -> {
        })));
        assertEquals(List.of("a.txt 17 hello hello hello"), read(one(i -> i.mode = 0100644)), "a plain file of Unix");
        assertEquals(List.of("a.txt 17 hello hello hello"), read(one(i -> i.flags = 0x800)));
        assertEquals(List.of("e 0 "), read(new TinyZip().add(new Item("e", "", false)).bytes(false)));
        assertEquals(List.of(), read(new TinyZip().add(new Item("d/", "", false)).bytes(false)), "a folder is no file");
        assertEquals(List.of("\u00e0.txt 1 x"), read(new TinyZip().add(named(new byte[]{(byte) 0xe0, '.', 't', 'x', 't'})).bytes(false)),
                "a name that is no UTF-8");
    }

    private static Item named(byte[] raw) {
        Item i = new Item("x", "x", false);
        i.name = raw;
        return i;
    }

    @Test
    void endsThatLie() throws IOException {
        for (boolean big : new boolean[]{false, true}) {
            assertTrue(read(two().bytes(big, 1)).contains("zip-damaged @ "), "an entry more than there are");
            assertTrue(read(two().bytes(big, -1)).contains("zip-damaged @ "), "an entry less");
            assertEquals(List.of("zip-damaged @ "), read(two().bytes(big, 0, 1_000_000)), "longer than the file");
            assertEquals(List.of("zip-damaged @ "), read(two().bytes(big, 0, 0, 1_000_000)), "beyond the file");
            assertTrue(read(two().bytes(big, 0, -1)).contains("zip-damaged @ "));
            assertEquals(List.of("zip-damaged @ "), read(two().bytes(big, 0, 0, 1)), "no item there");
        }
        assertEquals(List.of("zip-damaged @ "), read(two().bytes(true, 0, Long.MIN_VALUE)), "a negative length");
        assertEquals(List.of("zip-damaged @ "), read(two().bytes(true, 0, 0, Long.MIN_VALUE)), "a negative place");
        assertEquals(List.of("zip-damaged @ "), read(two().bytes(true, 0, Long.MAX_VALUE, 1000)), "a sum beyond 64 bits");
        byte[] big = two().bytes(true);
        byte[] broken = big.clone();
        broken[broken.length - 22 - 20 - 56] ^= 1;
        assertEquals(List.of("zip-damaged @ "), read(broken), "no 64-bit end record where the locator points");
        byte[] astray = big.clone();
        TinyZip.buffer(8).putLong(-5).flip().get(astray, astray.length - 22 - 20 + 8, 8);
        assertEquals(List.of("zip-damaged @ "), read(astray), "the locator points out of the file");
        byte[] zip = two().bytes(false);
        for (int cut : new int[]{1, 21, 22, 23, zip.length - 1, zip.length})
            assertEquals(List.of("zip-damaged @ "), read(Arrays.copyOf(zip, zip.length - cut)), "cut by " + cut);
        byte[] longer = Arrays.copyOf(zip, zip.length + 1);
        assertEquals(List.of("zip-damaged @ "), read(longer), "more than the comment said");
    }

    @Test
    void asManyEntriesAsAllowed() throws IOException {
        Limits d = Limits.DEFAULT;
        Limits one = new Limits(1, d.path(), d.depth(), d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 9);
        Limits two = new Limits(2, d.path(), d.depth(), d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 9);
        assertEquals(List.of("too-many-entries @ ", BOTH.get(0)), read(two().bytes(false), one));
        assertEquals(BOTH, read(two().bytes(false), two));
    }

    /** Sizes and places beyond 32 bits stand in extra field 1, in the order size, packed, place, each only if its 32 bits are all ones. */
    @Test
    void widerNumbers() throws IOException {
        byte[] zip = one(i -> {
            long size = i.size;
            long packed = i.packed;
            i.size = 0xFFFFFFFFL;
            i.packed = 0xFFFFFFFFL;
            i.offset = 0xFFFFFFFFL;
            i.extra = TinyZip.buffer(6 + 4 + 24).putShort((short) 7).putShort((short) 2).putShort((short) 0).putShort((short) 1)
                    .putShort((short) 24).putLong(size).putLong(packed).putLong(0).array();
        });
        assertEquals(List.of("a.txt 17 hello hello hello"), read(zip));
        byte[] onlySize = one(i -> {
            i.extra = TinyZip.buffer(12).putShort((short) 1).putShort((short) 8).putLong(i.size).array();
            i.size = 0xFFFFFFFFL;
        });
        assertEquals(List.of("a.txt 17 hello hello hello"), read(onlySize));
        byte[] short1 = one(i -> {
            i.extra = TinyZip.buffer(8).putShort((short) 1).putShort((short) 4).putInt(17).array();
            i.size = 0xFFFFFFFFL;
        });
        assertEquals(List.of("zip-bomb @ a.txt"), read(short1), "too short to hold a number: it is as large as it says");
        byte[] over = one(i -> i.extra = TinyZip.buffer(12).putShort((short) 1).putShort((short) 80).putLong(5).array());
        assertEquals(List.of("a.txt 17 hello hello hello"), read(over), "a field that says it is longer than there is room");
        byte[] not = one(i -> i.extra = TinyZip.buffer(12).putShort((short) 1).putShort((short) 8).putLong(5).array());
        assertEquals(List.of("a.txt 17 hello hello hello"), read(not), "32 bits were enough");
    }

    @Test
    void entriesThatLie() throws IOException {
        assertEquals(List.of("a.txt 18 broken: crc"), read(one(i -> i.size++)));
        assertEquals(List.of("a.txt 16 broken: longer than said"), read(one(i -> i.size--)));
        assertEquals(List.of("a.txt 17 broken: crc"), read(one(i -> i.crc++)));
        assertEquals(List.of("zip-method @ a.txt"), read(one(i -> i.method = 9)));
        assertEquals(List.of("zip-method @ a.txt"), read(one(i -> i.flags = 1)), "encrypted");
        assertEquals(List.of("zip-bomb @ a.txt"), read(one(i -> i.method = 0)), "stored, yet of two sizes");
        assertEquals(List.of("link @ a.txt"), read(one(i -> i.mode = 0120777)), "a link");
        assertEquals(List.of("link @ a.txt"), read(one(i -> i.mode = 010644)), "a pipe");
        assertEquals(List.of("a.txt 17 broken: head at 0"), read(one(i -> i.headName = "b.txt".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(List.of("a.txt 17 broken: head at 0"), read(one(i -> i.headMethod = 0)));
        assertEquals(List.of("a.txt 17 broken: head at 1"), read(one(i -> i.offset = 1)));
        assertTrue(read(one(i -> i.packed = 1000)).get(0).startsWith("a.txt 17 broken: cut off"));
        for (String path : List.of("../a", "/a", "a//b", "a/../b", "./a", "C:/a", "a\nb", "d/../"))
            assertEquals(List.of("unsafe-path @ " + path), read(new TinyZip().add(new Item(path, "", false)).bytes(false)));
        assertEquals(List.of("d/ 1 x"), read(new TinyZip().add(new Item("d/", "x", false)).bytes(false)).stream()
                .map(l -> l.replace("unsafe-path @ d/", "d/ 1 x")).toList(), "a folder that holds bytes is no sound path");
    }

    /** Bytes that two entries share unpack to more than there is. */
    @Test
    void bombs() throws IOException {
        Item again = new Item("b.txt", "stored", false);
        again.offset = 10;
        assertEquals(List.of("zip-bomb @ b.txt"),
                read(new TinyZip().add(new Item("a.txt", "stored", false)).add(again).bytes(false)).stream()
                        .filter(l -> l.startsWith("zip")).toList());
        Limits d = Limits.DEFAULT;
        String zeros = "0".repeat(5000);
        Limits tight = new Limits(99, d.path(), d.depth(), 10, 1000, 1000, d.xml(), d.run(), d.elements(), 9);
        assertEquals(List.of("zip-bomb @ a"), read(new TinyZip().add(new Item("a", zeros, true)).bytes(false), tight), "300 to one");
        assertEquals(List.of("a 1000 " + zeros.substring(0, 1000)),
                read(new TinyZip().add(new Item("a", zeros.substring(0, 1000), true)).bytes(false), tight),
                "small ones may shrink as they like");
        Limits sum = new Limits(99, d.path(), d.depth(), 10_000, 1000, 1, d.xml(), d.run(), d.elements(), 9);
        TinyZip many = new TinyZip();
        for (int i = 0; i < 4; i++)
            many.add(new Item("a" + i, zeros, true));
        assertEquals(List.of("zip-bomb @ a3"), read(many.bytes(false), sum).stream().filter(l -> l.startsWith("zip")).toList(),
                "sixteen times what is free is allowed: three of 5,000");
    }

    @Test
    void streams() throws IOException {
        Path file = Files.write(dir.resolve("x"), new byte[]{1, 2, (byte) 0xff, 4, 5});
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ZipSlice s = new ZipSlice(channel, 1, 3);
            assertEquals(2, s.read());
            assertEquals(0xff, s.read());
            assertEquals(0, s.read(new byte[2], 0, 0));
            byte[] b = new byte[5];
            assertEquals(1, s.read(b, 1, 4));
            assertArrayEquals(new byte[]{0, 4, 0, 0, 0}, b);
            assertEquals(-1, s.read());
            assertEquals(0, s.read(b, 0, 0));
            assertThrows(java.io.EOFException.class, () -> new ZipSlice(channel, 4, 9).readAllBytes());
        }
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(new byte[]{1, (byte) 0xfe});
        InputStream c = new CheckedBytes(new ByteArrayInputStream(new byte[]{1, (byte) 0xfe}), 2, crc.getValue());
        assertEquals(0, c.read(new byte[1], 0, 0));
        assertEquals(1, c.read());
        assertEquals(0xfe, c.read());
        assertEquals(-1, c.read());
        assertEquals(-1, c.read());
        assertTrue(!c.markSupported());
        assertThrows(IOException.class, () -> new CheckedBytes(new ByteArrayInputStream(new byte[1]), 2, 0).readAllBytes());
        assertEquals(ByteBuffer.wrap(new byte[0]),
                ByteBuffer.wrap(new CheckedBytes(new ByteArrayInputStream(new byte[0]), 0, 0).readAllBytes()));
    }
}
