package org.khoso.testkit.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Takes ZIP files apart and writes them anew, also such as no honest writer makes. */
final class ZipBytes {
    /** An entry; what is null or negative is as it should be. */
    static final class Part {
        String name;
        byte[] data;
        long saidSize = -1;
        int saidMethod = -1;
        int flags = 1 << 11;
        int mode;
        boolean stored;

        Part(String name, byte[] data) {
            this.name = name;
            this.data = data;
        }
    }

    private ZipBytes() {
    }

    static List<Part> read(byte[] zip) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry())
                parts.add(new Part(e.getName(), in.readAllBytes()));
        }
        return parts;
    }

    static byte[] write(List<Part> parts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        for (Part p : parts) {
            int at = out.size();
            byte[] packed = p.stored ? p.data : deflated(p.data);
            byte[] name = p.name.getBytes(StandardCharsets.UTF_8);
            out.write(head(p, name, packed, false, 0));
            out.write(name);
            out.write(packed);
            directory.write(head(p, name, packed, true, at));
            directory.write(name);
        }
        int at = out.size();
        out.write(directory.toByteArray());
        out.write(little(22).putInt(0x06054b50).putInt(0).putShort((short) parts.size()).putShort((short) parts.size())
                .putInt(directory.size())
                .putInt(at).putShort((short) 0).array());
        return out.toByteArray();
    }

    private static byte[] head(Part p, byte[] name, byte[] packed, boolean central, int at) {
        CRC32 crc = new CRC32();
        crc.update(p.data);
        ByteBuffer b = little(central ? 46 : 30).putInt(central ? 0x02014b50 : 0x04034b50);
        if (central)
            b.putShort((short) (3 << 8 | 20));
        b.putShort((short) 20).putShort((short) p.flags).putShort((short) (p.saidMethod >= 0 ? p.saidMethod : p.stored ? 0 : 8))
                .putInt(0x5a210000);
        b.putInt((int) crc.getValue()).putInt(packed.length).putInt((int) (p.saidSize >= 0 ? p.saidSize : p.data.length));
        b.putShort((short) name.length).putShort((short) 0);
        if (central)
            b.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(p.mode << 16).putInt(at);
        return b.array();
    }

    private static ByteBuffer little(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflated(byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(6, true);
        try (DeflaterOutputStream d = new DeflaterOutputStream(out, deflater)) {
            d.write(data);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
