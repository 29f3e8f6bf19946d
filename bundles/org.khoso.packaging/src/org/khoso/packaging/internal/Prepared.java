package org.khoso.packaging.internal;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A small file that goes into every package, such as a schema: compressed and hashed once for all of them.
 *
 * @param bytes    its bytes
 * @param deflated the same, compressed
 * @param crc      CRC-32 of the bytes
 * @param hash     SHA-256 of the bytes in hex
 */
record Prepared(byte[] bytes, byte[] deflated, long crc, String hash) {
    static Prepared of(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return new Prepared(bytes, deflate(bytes), crc.getValue(), HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] some = new byte[1 << 13];
            while (!deflater.finished())
                out.write(some, 0, deflater.deflate(some));
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
