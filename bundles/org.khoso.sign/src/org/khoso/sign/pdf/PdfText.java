package org.khoso.sign.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.khoso.sign.pdf.PdfValue.Array;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Name;
import org.khoso.sign.pdf.PdfValue.Ref;
import org.khoso.sign.pdf.PdfValue.Text;
import org.khoso.sign.pdf.PdfValue.Word;

/** Writes values and revisions of a PDF. */
public final class PdfText {
    private static final int OFFSET = 5;
    private static final int ROW = 1 + OFFSET + 2;

    private PdfText() {
    }

    /** @return a text string of any language */
    public static String string(String text) {
        byte[] b = text.getBytes(StandardCharsets.UTF_16BE);
        return "<FEFF" + HexFormat.of().formatHex(b) + ">";
    }

    /** @return a value as it is written; not a stream */
    public static String of(PdfValue v) {
        StringBuilder b = new StringBuilder();
        write(v, b);
        return b.toString();
    }

    private static void write(PdfValue v, StringBuilder b) {
        switch (v) {
            case Name n -> name(n.text(), b);
            case PdfValue.Number n -> number(n.value(), b);
            case Text t -> b.append('<').append(HexFormat.of().formatHex(t.bytes())).append('>');
            case Word w -> b.append(' ').append(w.text());
            case Ref r -> b.append(' ').append(r.number()).append(' ').append(r.generation()).append(" R");
            case Array a -> {
                b.append('[');
                a.items().forEach(i -> write(i, b));
                b.append(']');
            }
            case Dict d -> {
                b.append("<<");
                d.entries().forEach((k, e) -> {
                    name(k, b);
                    write(e, b);
                });
                b.append(">>");
            }
            case PdfValue.Stream s -> throw new IllegalArgumentException("a stream is an object of its own");
        }
    }

    private static void name(String text, StringBuilder b) {
        b.append('/');
        for (char c : text.toCharArray())
            if (c > ' ' && c < 127 && "()<>[]{}/%#".indexOf(c) < 0)
            b.append(c);
            else
            b.append('#').append(String.format("%02x", (int) c & 0xff));
    }

    private static void number(double n, StringBuilder b) {
        b.append(' ').append(n == Math.rint(n) && Math.abs(n) < 1e15
                ? Long.toString((long) n)
                : new java.math.BigDecimal(n).setScale(6,
                        java.math.RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
    }

    /**
     * @param length  bytes of the document so far
     * @param changed objects by their number, all of generation 0
     * @return revision that is to be appended, with a table of objects of the kind that the document has
     */
    public static byte[] revision(PdfObjects pdf, long length, Map<Integer, String> changed) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write('\n');
        Map<Integer, Long> places = new TreeMap<>();
        for (Map.Entry<Integer, String> e : changed.entrySet()) {
            places.put(e.getKey(), length + out.size());
            out.write((e.getKey() + " 0 obj\n" + e.getValue() + "\nendobj\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        long start = length + out.size();
        int size = Math.max(pdf.free(), ((TreeMap<Integer, Long>) places).lastKey() + 1);
        out.write((pdf.streamed() ? stream(pdf, places, size, start) : table(pdf, places, size)).getBytes(StandardCharsets.ISO_8859_1));
        out.write(("startxref\n" + start + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    private static String trailer(PdfObjects pdf, int size) {
        StringBuilder b = new StringBuilder("/Size " + size + "/Prev " + pdf.start());
        for (String key : new String[]{"Root", "Info", "ID"})
            if (pdf.trailer().get(key) != null)
            b.append('/').append(key).append(of(pdf.trailer().get(key)));
        return b.toString();
    }

    private static String table(PdfObjects pdf, Map<Integer, Long> places, int size) {
        StringBuilder b = new StringBuilder("xref\n");
        places.forEach((n, at) -> b.append(n).append(" 1\n").append(String.format("%010d 00000 n \n", at)));
        return b + "trailer\n<<" + trailer(pdf, size) + ">>\n";
    }

    private static String stream(PdfObjects pdf, Map<Integer, Long> places, int size, long start) {
        Map<Integer, Long> all = new TreeMap<>(places);
        all.put(size, start); // the table is an object too
        StringBuilder index = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        all.forEach((n, at) -> {
            index.append(n).append(" 1 ");
            rows.append((char) 1);
            for (int i = OFFSET - 1; i >= 0; i--)
                rows.append((char) (at >> 8 * i & 0xff));
            rows.append("\0\0");
        });
        return size + " 0 obj\n<</Type/XRef" + trailer(pdf, size + 1) + "/W[1 " + OFFSET + " 2]/Index[" + index.toString().strip()
                + "]/Length "
                + all.size() * ROW + ">>\nstream\n" + rows + "\nendstream\nendobj\n";
    }
}
