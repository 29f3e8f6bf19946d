package org.khoso.packaging.internal;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Text of XML as UTF-8, escaped on its way. What XML 1.0 cannot hold is left out and counted. A carriage return is written as a
 * line feed: a parser would turn it into one anyway, and the value would not come back as written.
 */
final class Utf8Out {
    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 13];
    private int length;
    private int dropped;

    Utf8Out(OutputStream out) {
        this.out = out;
    }

    /** Writes markup, as it is. */
    void markup(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80)
                put(c);
            else
                i += wide(text, i);
        }
    }

    /** Writes text between tags. */
    void text(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80)
                i += wide(text, i);
            else if (c >= ' ' || c == '\t' || c == '\n')
                escaped(c);
            else if (c != '\r')
                dropped++;
            else if (i + 1 == text.length() || text.charAt(i + 1) != '\n')
                put('\n');
        }
    }

    /** Writes the value of an attribute; tabs and line ends in it become one space. */
    void attribute(String text) throws IOException {
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int before = dropped;
            boolean space = c == '\t' || c == '\n' || c == '\r';
            if (c >= 0x80)
                i += wide(text, i);
            else if (c >= ' ')
                escaped(c);
            else if (!space)
                dropped++;
            else if (!gap)
                put(' ');
            if (dropped == before)
                gap = space;
        }
    }

    private void escaped(char c) throws IOException {
        switch (c) {
            case '<' -> markup("&lt;");
            case '>' -> markup("&gt;");
            case '&' -> markup("&amp;");
            case '"' -> markup("&quot;");
            default -> put(c);
        }
    }

    /** Writes a letter of more than seven bits. @return how many more places of the text it took */
    private int wide(String text, int at) throws IOException {
        int c = text.codePointAt(at);
        if (c < 0x800) {
            put(0xC0 | c >> 6);
        } else if (c < 0x10000) {
            if (Character.isSurrogate((char) c) || c > 0xFFFD) {
                dropped++;
                return 0;
            }
            put(0xE0 | c >> 12);
            put(0x80 | c >> 6 & 0x3F);
        } else {
            put(0xF0 | c >> 18);
            put(0x80 | c >> 12 & 0x3F);
            put(0x80 | c >> 6 & 0x3F);
        }
        put(0x80 | c & 0x3F);
        return c < 0x10000 ? 0 : 1;
    }

    private void put(int b) throws IOException {
        if (length == buffer.length)
            flush();
        buffer[length++] = (byte) b;
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    /** @return how many characters were left out since the last call */
    int takeDropped() {
        int n = dropped;
        dropped = 0;
        return n;
    }
}
