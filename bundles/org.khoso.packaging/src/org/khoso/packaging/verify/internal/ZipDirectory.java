package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.ZipException;

/** Reads the list of a ZIP's entries, and their heads. */
final class ZipDirectory {
    private static final int END = 22;
    private static final int LOCATOR = 20;
    private static final int END64 = 56;
    private static final int ITEM = 46;
    private static final int HEAD = 30;
    private static final long MAX = 0xFFFFFFFFL;
    private static final int UNICODE_PATH = 0x7075;

    private ZipDirectory() {
    }

    /** More entries than allowed. */
    static final class TooMany extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Is shown the items of the list. */
    interface Items {
        /** @param at where it stands in the list */
        void item(long at, ZipItem item) throws IOException;
    }

    /** @return the item that stands there in the list */
    static ZipItem at(FileChannel file, long position) throws IOException {
        ZipItem[] found = new ZipItem[1];
        item(file, position, (at, item) -> found[0] = item);
        return found[0];
    }

    static void read(FileChannel file, Limits limits, Items to) throws IOException {
        long end = findEnd(file);
        ByteBuffer e = bytes(file, end, END);
        long entries = e.getShort(10) & 0xffff;
        long length = e.getInt(12) & MAX;
        long at = e.getInt(16) & MAX;
        if (end >= LOCATOR) {
            ByteBuffer locator = bytes(file, end - LOCATOR, LOCATOR);
            if (locator.getInt(0) == 0x07064b50) {
                ByteBuffer big = bytes(file, locator.getLong(8), END64);
                if (big.getInt(0) != 0x06064b50)
                    throw new ZipException("no 64-bit end record");
                entries = big.getLong(32);
                length = big.getLong(40);
                at = big.getLong(48);
            }
        }
        if (at < 0 || length < 0 || at + length > end || at + length < 0)
            throw new ZipException("directory out of the file");
        long count = 0;
        long position = at;
        for (; position < at + length; count++) {
            if (count >= limits.entries())
                throw new TooMany();
            position += item(file, position, to);
        }
        if (count != entries)
            throw new ZipException(count + " != " + entries);
        if (position != at + length)
            throw new ZipException("list of entries ends at " + position);
    }

    private static long findEnd(FileChannel file) throws IOException {
        long size = file.size();
        int tail = (int) Math.min(size, END + 0xFFFF);
        ByteBuffer b = bytes(file, size - tail, tail);
        for (int i = tail - END; i >= 0; i--)
            if (b.getInt(i) == 0x06054b50 && i + END + (b.getShort(i + 20) & 0xffff) == tail)
            return size - tail + i;
        throw new ZipException("no end record");
    }

    /** @return length of the item in the list */
    private static int item(FileChannel file, long position, Items to) throws IOException {
        ByteBuffer b = bytes(file, position, ITEM);
        if (b.getInt(0) != 0x02014b50)
            throw new ZipException("item at " + position);
        int name = b.getShort(28) & 0xffff;
        int extra = b.getShort(30) & 0xffff;
        int length = ITEM + name + extra + (b.getShort(32) & 0xffff);
        ByteBuffer rest = bytes(file, position + ITEM, name + extra);
        byte[] raw = Arrays.copyOf(rest.array(), name);
        long[] sizes = {b.getInt(24) & MAX, b.getInt(20) & MAX, b.getInt(42) & MAX};
        rest.position(name);
        byte[] unicode = widen(rest, sizes, raw);
        // whatever system it says it was made on: some unpackers look at the mode alone
        int mode = b.getInt(38) >>> 16;
        int method = b.getShort(10) & 0xffff;
        to.item(position,
                new ZipItem(raw, unicode, b.getShort(8) & 0xffff, method, b.getInt(16) & MAX, sizes[1], sizes[0], sizes[2], mode));
        return length;
    }

    /** Sizes and place beyond 32 bits stand in an extra field, in this order, each only if it did not fit. @return the name in another; null if none */
    private static byte[] widen(ByteBuffer extra, long[] sizes, byte[] raw) {
        byte[] unicode = null;
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & 0xffff;
            int end = extra.position() + (extra.getShort(extra.position()) & 0xffff) + 2;
            extra.getShort();
            if (end > extra.limit())
                return unicode;
            if (id == UNICODE_PATH)
                unicode = ZipItem.unicode(Arrays.copyOfRange(extra.array(), extra.position(), end), raw);
            for (int i = 0; id == 1 && i < 3; i++)
                if (sizes[i] == MAX && end - extra.position() >= 8)
                sizes[i] = extra.getLong();
            extra.position(end);
        }
        return unicode;
    }

    /** @return where the bytes of an entry begin */
    static long data(FileChannel file, ZipItem item) throws IOException {
        ByteBuffer b = bytes(file, item.offset(), HEAD);
        int name = b.getShort(26) & 0xffff;
        if (b.getInt(0) != 0x04034b50 || (b.getShort(8) & 0xffff) != item.method()
                || !Arrays.equals(bytes(file, item.offset() + HEAD, name).array(), item.rawName()))
            throw new ZipException("head at " + item.offset());
        long start = item.offset() + HEAD + name + (b.getShort(28) & 0xffff);
        if (start + item.packed() > file.size() || start + item.packed() < 0)
            throw new ZipException("cut off");
        return start;
    }

    private static ByteBuffer bytes(FileChannel file, long position, int length) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (position < 0)
            throw new ZipException("negative place");
        while (b.hasRemaining())
            if (file.read(b, position + b.position()) < 0)
                throw new ZipException("cut off");
        return b.flip();
    }
}
