package org.khoso.media.worker.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** WMV and WMA: a header object that holds objects, each with a GUID and a length; the file properties have the duration. */
final class Asf {
    private static final int MOST_OBJECTS = 1_000;
    private static final byte[] FILE_PROPERTIES = HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365");
    private static final double TICKS = 1e7;

    private Asf() {
    }

    static void read(AvFile file, Facts facts) throws IOException {
        ByteBuffer h = file.bytes(0, 30, ByteOrder.LITTLE_ENDIAN);
        long end = h.getLong(16);
        if (end > file.size() || end < 30) {
            facts.damaged("media.truncated");
            end = file.size();
        }
        long at = 30;
        for (int i = 0; i < MOST_OBJECTS && at + 24 <= end; i++) {
            ByteBuffer o = file.bytes(at, 24, ByteOrder.LITTLE_ENDIAN);
            byte[] id = new byte[16];
            o.get(id);
            long length = o.getLong();
            if (length < 24 || length > end - at)
                break;
            if (java.util.Arrays.equals(id, FILE_PROPERTIES)) {
                properties(file.bytes(at + 24, 80, ByteOrder.LITTLE_ENDIAN), file, facts);
                return;
            }
            at += length;
        }
        facts.damaged("media.av-header");
    }

    private static void properties(ByteBuffer b, AvFile file, Facts facts) {
        long said = b.getLong(16);
        long play = b.getLong(40);
        long preroll = b.getLong(56);
        boolean live = (b.getInt(64) & 1) != 0;
        facts.bitRate = Integer.toUnsignedLong(b.getInt(76));
        if (!live && play > 0)
            facts.seconds = Math.max(0, play / TICKS - Math.max(0, preroll) / 1000.0);
        if (!live && said > file.size())
            facts.damaged("media.truncated");
    }
}
