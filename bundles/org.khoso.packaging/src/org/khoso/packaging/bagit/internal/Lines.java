package org.khoso.packaging.bagit.internal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Lines of a tag file, ended by LF, CR or both; none may be endless, and letters have to be of the encoding. A byte order mark is no letter. */
final class Lines implements Closeable {
    private static final int LONGEST = 1 << 15;
    private static final int MARK = 0xFEFF;
    private final BufferedReader in;
    private int number;
    private boolean afterReturn;
    private boolean marked;

    /** A line that is longer than any path and digest. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    Lines(InputStream in, Charset charset) {
        this.in = new BufferedReader(new InputStreamReader(in,
                charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** @return the next line; null at the end */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == MARK && number == 0 && !marked && line.isEmpty()) {
                marked = true;
                continue;
            }
            if (c == '\n' && afterReturn && line.isEmpty()) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c == '\n' || c == '\r') {
                number++;
                return line.toString();
            }
            if (line.length() >= LONGEST)
                throw new TooLong();
            line.append((char) c);
        }
        if (line.isEmpty())
            return null;
        number++;
        return line.toString();
    }

    /** @return number of the line that came last, from 1 */
    int number() {
        return number;
    }

    /** @return whether the file begins with a byte order mark; known after the first line */
    boolean marked() {
        return marked;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
