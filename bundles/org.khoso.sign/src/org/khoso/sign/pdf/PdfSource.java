package org.khoso.sign.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.sign.Bytes;

/** Bytes of a PDF at any place, read in pieces of which some are kept. Not thread-safe. */
public final class PdfSource {
    private static final int PIECE = 1 << 16;
    private static final int KEPT = 64;
    private final Bytes file;
    private final long length;
    private final Map<Long, byte[]> pieces = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > KEPT;
        }
    };
    private byte[] last;
    private long lastAt = -1;

    /** @param length bytes of it that count: what follows is not there */
    public PdfSource(Bytes file, long length) {
        this.file = file;
        this.length = length;
    }

    /** Bytes in memory. */
    PdfSource(byte[] bytes) {
        file = null;
        length = bytes.length;
        last = bytes;
        lastAt = 0;
    }

    /** @return how many bytes there are */
    public long length() {
        return length;
    }

    /** @return the byte at a place; -1 if there is none */
    public int at(long place) throws IOException {
        if (place < 0 || place >= length)
            return -1;
        if (file == null)
            return last[(int) place] & 0xff;
        long number = place / PIECE;
        if (number != lastAt) {
            last = pieces.get(number);
            if (last == null) {
                last = read(number);
                pieces.put(number, last);
            }
            lastAt = number;
        }
        int in = (int) (place % PIECE);
        return in < last.length ? last[in] & 0xff : -1;
    }

    private byte[] read(long number) throws IOException {
        try (InputStream in = file.open()) {
            in.skipNBytes(number * PIECE);
            return in.readNBytes(PIECE);
        }
    }

    /** @return bytes from a place on; fewer at the end of the file */
    public byte[] bytes(long from, int count) throws IOException {
        int n = (int) Math.max(0, Math.min(count, length - from));
        byte[] all = new byte[n];
        for (int i = 0; i < n; i++)
            all[i] = (byte) at(from + i);
        return all;
    }
}
