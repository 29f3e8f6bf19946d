package org.khoso.intake.table.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The text of a CSV file whose quotes are all as RFC 4180 has them. Hand-made files hold a title that begins with a quote and
 * closes none, or has one within: read to the letter, such a field swallows the rows below it.
 */
final class StrayQuotes extends Reader {
    /** Lines that one field may have; beyond it a quote was never closed. */
    private static final int TALLEST = 200;
    private static final int LONGEST = Limits.FIELD * 8;
    private final BufferedReader in;
    private final char separator;
    private final Deque<String> ahead = new ArrayDeque<>();
    private String text = "";
    private int at;
    private boolean stray;
    private boolean carriage;

    StrayQuotes(BufferedReader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        if (at == text.length() && !next())
            return -1;
        int n = Math.min(length, text.length() - at);
        text.getChars(at, at + n, to, from);
        at += n;
        return n;
    }

    private boolean next() throws IOException {
        String line = line();
        if (line == null)
            return false;
        text = (line.indexOf('"') < 0 ? line : mended(line)) + "\n";
        at = 0;
        return true;
    }

    private String line() throws IOException {
        if (!ahead.isEmpty())
            return ahead.poll();
        StringBuilder out = new StringBuilder();
        int c = in.read();
        if (c == '\n' && carriage)
            c = in.read();
        if (c < 0)
            return null;
        for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
            out.append((char) c);
            if (out.length() > LONGEST)
                throw new IOException("line longer than " + LONGEST);
        }
        carriage = c == '\r';
        return out.toString();
    }

    private String mended(String first) throws IOException {
        StringBuilder out = new StringBuilder(first.length() + 8);
        String line = first;
        for (int from = 0; from <= line.length();) {
            int end = -1;
            if (from < line.length() && line.charAt(from) == '"') {
                end = close(line, from + 1);
                if (end < 0 && !stray) {
                    line = joined(line, from);
                    end = close(line, from + 1);
                }
            }
            int stop = line.indexOf(separator, Math.max(from, end + 1));
            stop = stop < 0 ? line.length() : stop;
            field(out, line, from, end, stop);
            if (stop < line.length())
                out.append(separator);
            from = stop + 1;
        }
        return out.toString();
    }

    /** What stands between proper quotes stays, each quote within doubled; without proper quotes they are all text. */
    private static void field(StringBuilder out, String line, int from, int end, int stop) {
        if (from == stop || line.charAt(from) != '"')
            out.append(line, from, stop);
        else if (end >= 0)
            out.append('"').append(line.substring(from + 1, end).replace("\"\"", "\"").replace("\"", "\"\"")).append('"');
        else
            out.append('"').append(line.substring(from, stop).replace("\"", "\"\"")).append('"');
    }

    /** @return where the quote stands that ends the field, -1 if none does; says by {@link #stray} whether others were met */
    private int close(String s, int from) {
        stray = false;
        for (int i = s.indexOf('"', from); i >= 0; i = s.indexOf('"', i + 1)) {
            int after = i + 1;
            while (after < s.length() && s.charAt(after) == ' ')
                after++;
            if (after == s.length() || s.charAt(after) == separator || s.charAt(after) == '\n')
                return i;
            if (s.charAt(after) != '"' || after > i + 1)
                stray = true;
            else
                i++;
            if (stray && s.charAt(i - 1) == separator)
                return -1; // another field begins
        }
        return -1;
    }

    /** @return the line with those below it up to the end of the field; the line alone if no field ends there */
    private String joined(String line, int from) throws IOException {
        StringBuilder all = new StringBuilder(line);
        Deque<String> read = new ArrayDeque<>();
        while (read.size() < TALLEST && all.length() < Limits.FIELD) {
            String below = line();
            if (below == null)
                break;
            read.add(below);
            all.append('\n').append(below);
            if (below.indexOf('"') < 0)
                continue;
            int end = close(all.toString(), from + 1);
            if (end >= 0 && !stray)
                return all.toString();
            if (stray)
                break;
        }
        while (!read.isEmpty())
            ahead.addFirst(read.pollLast());
        return line;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
