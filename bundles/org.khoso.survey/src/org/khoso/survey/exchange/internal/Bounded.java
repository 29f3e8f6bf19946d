package org.khoso.survey.exchange.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes and no more. */
final class Bounded extends FilterInputStream {
    private long left;

    /** More bytes than allowed. */
    static final class TooMany extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Bounded(InputStream in, long most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int from, int n) throws IOException {
        int got = in.read(b, from, n);
        left -= Math.max(0, got);
        if (left < 0)
            throw new TooMany();
        return got;
    }

    @Override
    public void close() {
        // who opened the file closes it
    }

    /** @return all bytes. @throws org.khoso.api.KhosoException if there are more than allowed: names the file */
    static byte[] all(InputStream in, long most, String name) throws IOException {
        try (var bounded = new Bounded(in, most)) {
            return bounded.readAllBytes();
        } catch (TooMany e) {
            throw Refused.tooLarge(name, name, most);
        }
    }
}
