package org.khoso.sign.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.sign.pdf.PdfValue.Array;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Name;
import org.khoso.sign.pdf.PdfValue.Ref;
import org.khoso.sign.pdf.PdfValue.Text;
import org.khoso.sign.pdf.PdfValue.Word;

/** Reads values one after the other. Bounds: nesting, length of a string, number of values. */
final class PdfLexer {
    private static final int DEEPEST = 60;
    private static final int LONGEST = 64 << 20;
    private static final int MOST = 2_000_000;
    private static final Word ARRAY_END = new Word("]");
    private static final Word DICT_END = new Word(">>");
    private final PdfSource source;
    private long at;
    private int count;

    PdfLexer(PdfSource source, long at) {
        this.source = source;
        this.at = at;
    }

    long place() {
        return at;
    }

    private int peek() throws IOException {
        return source.at(at);
    }

    private static boolean white(int c) {
        return c == 0 || c == 9 || c == 10 || c == 12 || c == 13 || c == 32;
    }

    private static boolean delimiter(int c) {
        return c < 0 || white(c) || "()<>[]{}/%".indexOf(c) >= 0;
    }

    void skip() throws IOException {
        for (int c = peek(); c >= 0; c = peek())
            if (c == '%')
            while (peek() >= 0 && peek() != 10 && peek() != 13)
            at++;
            else if (white(c))
            at++;
            else
            return;
    }

    /** @return the next value; null at the end. In a file "n g R" is a reference. */
    PdfValue value() throws IOException {
        return value(0);
    }

    private PdfTrouble trouble(String why) {
        return new PdfTrouble(why, at);
    }

    private PdfValue value(int depth) throws IOException {
        if (++count > MOST)
            throw trouble("too many values");
        if (depth > DEEPEST)
            throw trouble("nested too deep");
        skip();
        int c = peek();
        return switch (c) {
            case -1 -> null;
            case '/' -> name();
            case '(' -> string();
            case '[' -> array(depth);
            case '<' -> source.at(at + 1) == '<' ? dict(depth) : hex();
            case ']' -> end(ARRAY_END, 1);
            case '>' -> source.at(at + 1) == '>' ? end(DICT_END, 2) : word();
            case '{', '}' -> end(new Word(Character.toString(c)), 1);
            default -> numberOrWord();
        };
    }

    private Word end(Word w, int length) {
        at += length;
        return w;
    }

    private Name name() throws IOException {
        at++;
        var b = new ByteArrayOutputStream();
        for (int c = peek(); !delimiter(c); c = peek()) {
            at++;
            int high = c == '#' ? Character.digit(source.at(at), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(source.at(at + 1), 16);
            if (low >= 0) {
                b.write(high << 4 | low);
                at += 2;
            } else {
                b.write(c);
            }
            if (b.size() > 4096)
                throw trouble("name too long");
        }
        return new Name(b.toString(StandardCharsets.ISO_8859_1));
    }

    private Text string() throws IOException {
        at++;
        var b = new ByteArrayOutputStream();
        for (int depth = 1; depth > 0;) {
            int c = peek();
            if (c < 0 || b.size() > LONGEST)
                throw trouble("string without end");
            at++;
            if (c == '\\') {
                escape(b);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > 0)
                b.write(c);
        }
        return new Text(b.toByteArray());
    }

    private void escape(ByteArrayOutputStream b) throws IOException {
        int c = peek();
        at++;
        int plain = "nrtbf".indexOf(c);
        if (plain >= 0) {
            b.write("\n\r\t\b\f".charAt(plain));
        } else if (c >= '0' && c <= '7') {
            int octal = c - '0';
            for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++)
                octal = octal * 8 + source.at(at++) - '0';
            b.write(octal);
        } else if (c == 13 || c == 10) {
            if (c == 13 && peek() == 10)
                at++;
        } else if (c >= 0) {
            b.write(c);
        }
    }

    private Text hex() throws IOException {
        at++;
        var b = new ByteArrayOutputStream();
        int high = -1;
        for (int c = peek(); c != '>'; c = peek()) {
            int digit = Character.digit(c, 16);
            if (c < 0 || digit < 0 && !white(c) || b.size() > LONGEST)
                throw trouble("bad string of digits");
            at++;
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                b.write(high << 4 | digit);
                high = -1;
            }
        }
        at++;
        if (high >= 0)
            b.write(high << 4);
        return new Text(b.toByteArray());
    }

    private Array array(int depth) throws IOException {
        at++;
        List<PdfValue> all = new ArrayList<>();
        for (PdfValue v = value(depth + 1); v != ARRAY_END; v = value(depth + 1)) {
            if (v == null || v == DICT_END)
                throw trouble("array without end");
            reference(all, v);
        }
        return new Array(all);
    }

    private Dict dict(int depth) throws IOException {
        at += 2;
        List<PdfValue> all = new ArrayList<>();
        for (PdfValue v = value(depth + 1); v != DICT_END; v = value(depth + 1)) {
            if (v == null || v == ARRAY_END)
                throw trouble("dictionary without end");
            reference(all, v);
        }
        if (all.size() % 2 != 0)
            throw trouble("dictionary of odd length");
        Map<String, PdfValue> entries = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += 2)
            if (!(all.get(i) instanceof Name n) || entries.put(n.text(), all.get(i + 1)) != null)
            throw trouble("bad key"); // the same key twice: readers differ in which they take
        return new Dict(entries);
    }

    /** Two numbers and an R are one reference. */
    private static void reference(List<PdfValue> all, PdfValue v) {
        int n = all.size();
        if (v instanceof Word w && w.text().equals("R") && n > 1 && all.get(n - 1) instanceof PdfValue.Number g
                && all.get(n - 2) instanceof PdfValue.Number o) {
            all.subList(n - 2, n).clear();
            all.add(new Ref((int) o.value(), (int) g.value()));
        } else {
            all.add(v);
        }
    }

    private Word word() throws IOException {
        var b = new StringBuilder();
        b.append((char) peek());
        at++;
        for (int c = peek(); !delimiter(c); c = peek()) {
            b.append((char) c);
            at++;
            if (b.length() > 4096)
                throw trouble("word too long");
        }
        return new Word(b.toString());
    }

    private PdfValue numberOrWord() throws IOException {
        Word w = word();
        char c = w.text().charAt(0);
        if (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.')
            try {
                return new PdfValue.Number(w.text().length() > 40 ? Double.NaN : Double.parseDouble(w.text()));
            } catch (NumberFormatException e) {
                return w;
            }
        return w;
    }

    /** @return a whole number that must stand here */
    long whole() throws IOException {
        if (value() instanceof PdfValue.Number n && n.value() == Math.rint(n.value()) && Math.abs(n.value()) < 1e15)
            return (long) n.value();
        throw trouble("a number is missing");
    }

    /** Passes a word that must stand here. */
    void expect(String word) throws IOException {
        if (!(value() instanceof Word w) || !w.text().equals(word))
            throw trouble("'" + word + "' is missing");
    }
}
