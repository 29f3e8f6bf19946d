package org.khoso.packaging.verify.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIPs byte by byte (PKWARE APPNOTE 4.3), so that a test can say something wrong in any place. */
final class TinyZip {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> list = new ArrayList<>();
    private byte[] comment = {};

    /** An entry, and what may be wrong about it. */
    static final class Item {
        byte[] name;
        byte[] headName;
        byte[] data;
        int flags;
        int method;
        int headMethod = -1;
        long crc;
        long packed;
        long size;
        int mode;
        byte[] extra = {};
        long offset = -1;

        Item(String name, String text, boolean deflated) {
            this.name = name.getBytes(StandardCharsets.UTF_8);
            byte[] plain = text.getBytes(StandardCharsets.UTF_8);
            CRC32 sum = new CRC32();
            sum.update(plain);
            crc = sum.getValue();
            size = plain.length;
            method = deflated ? 8 : 0;
            data = deflated ? deflate(plain) : plain;
            packed = data.length;
        }

        private static byte[] deflate(byte[] plain) {
            Deflater d = new Deflater(9, true);
            d.setInput(plain);
            d.finish();
            byte[] buffer = new byte[plain.length + 100];
            int n = d.deflate(buffer);
            d.end();
            return java.util.Arrays.copyOf(buffer, n);
        }
    }

    TinyZip add(Item i) {
        long at = i.offset >= 0 ? i.offset : out.size();
        byte[] headName = i.headName == null ? i.name : i.headName;
        out.writeBytes(buffer(30).putInt(0x04034b50).putShort((short) 20).putShort((short) i.flags)
                .putShort((short) (i.headMethod < 0 ? i.method : i.headMethod)).putInt(0).putInt((int) i.crc).putInt((int) i.packed)
                .putInt((int) i.size).putShort((short) headName.length).putShort((short) 4).array());
        out.writeBytes(headName);
        out.writeBytes(new byte[]{9, 9, 0, 0}); // an extra field that the list does not have
        out.writeBytes(i.data);
        ByteArrayOutputStream item = new ByteArrayOutputStream();
        item.writeBytes(buffer(46).putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) i.flags)
                .putShort((short) i.method).putInt(0).putInt((int) i.crc).putInt((int) i.packed).putInt((int) i.size)
                .putShort((short) i.name.length).putShort((short) i.extra.length).putShort((short) 3).putInt(0).putShort((short) 0)
                .putShort((short) i.mode).putInt((int) at).array());
        item.writeBytes(i.name);
        item.writeBytes(i.extra);
        item.writeBytes(new byte[]{'a', 'b', 'c'});
        list.add(item.toByteArray());
        return this;
    }

    TinyZip comment(int length) {
        comment = new byte[length];
        return this;
    }

    /** @param big whether the 64-bit end record says where the list is @param change of each number of the end: entries, length, place */
    byte[] bytes(boolean big, long... change) {
        long at = out.size();
        list.forEach(out::writeBytes);
        long entries = list.size() + (change.length > 0 ? change[0] : 0);
        long length = out.size() - at + (change.length > 1 ? change[1] : 0);
        long place = at + (change.length > 2 ? change[2] : 0);
        long end = out.size();
        if (big) {
            out.writeBytes(buffer(56).putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0)
                    .putLong(entries).putLong(entries).putLong(length).putLong(place).array());
            out.writeBytes(buffer(20).putInt(0x07064b50).putInt(0).putLong(end).putInt(1).array());
        }
        out.writeBytes(buffer(22).putInt(0x06054b50).putInt(0).putShort((short) (big ? 0xFFFF : entries))
                .putShort((short) (big ? 0xFFFF : entries)).putInt(big ? -1 : (int) length).putInt(big ? -1 : (int) place)
                .putShort((short) comment.length).array());
        out.writeBytes(comment);
        return out.toByteArray();
    }

    static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
