package org.khoso.model.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of an XML document for a parser: so many and no more, and never a run without a closing angle bracket that would fill the
 * memory (an attribute, a text, a comment without end).
 */
public class XmlBytes extends FilterInputStream {
    /** Longest run without a closing angle bracket, where nobody says another. */
    public static final int RUN = 4 << 20;
    private final int longestRun;
    private long left;
    private int run;

    /** A document that asks for too much. */
    public static final class TooBig extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** @param in bytes @param most most of them @param longestRun most without a closing angle bracket */
    public XmlBytes(InputStream in, long most, int longestRun) {
        super(in);
        this.longestRun = longestRun;
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
        if (got <= 0)
            return got;
        seen(b, from, got);
        left -= got;
        if (left < 0)
            throw new TooBig();
        for (int i = from; i < from + got; i++)
            if (b[i] == '>')
            run = 0;
            else if (++run > longestRun)
            throw new TooBig();
        return got;
    }

    /** Called with all bytes that were read, before they are judged. */
    protected void seen(byte[] b, int from, int n) {
        // for those who want to know
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
