package org.khoso.packaging.eark.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes the entries of a TAR by hand, wrong ones too. */
public final class TinyTar {
    private static final int BLOCK = 512;

    private TinyTar() {
    }

    /** Adds a file. */
    public static void file(ByteArrayOutputStream out, String name, byte[] data) throws IOException {
        entry(out, name, data, '0', data.length);
    }

    /** Adds an entry of a type that says so many bytes. */
    public static void entry(ByteArrayOutputStream out, String name, byte[] data, char type, long said) throws IOException {
        byte[] h = new byte[BLOCK];
        put(h, 0, name);
        put(h, 100, "0000644");
        put(h, 124, "%011o".formatted(said));
        h[156] = (byte) type;
        put(h, 257, "ustar");
        put(h, 263, "00");
        Arrays.fill(h, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : h)
            sum += b & 0xff;
        put(h, 148, "%06o".formatted(sum));
        h[154] = 0;
        out.write(h);
        out.write(data);
        out.write(new byte[(BLOCK - data.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] to, int at, String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(b, 0, to, at, b.length);
    }

    /** @return the whole, with its end */
    public static byte[] end(ByteArrayOutputStream out) throws IOException {
        out.write(new byte[2 * BLOCK]);
        return out.toByteArray();
    }
}
