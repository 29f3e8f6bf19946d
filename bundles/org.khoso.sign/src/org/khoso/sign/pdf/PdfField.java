package org.khoso.sign.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Ref;
import org.khoso.sign.pdf.PdfValue.Text;

/**
 * A signature field that is signed.
 *
 * @param name   full name of the field
 * @param ref    its object; null if it stands inside another
 * @param field  its dictionary
 * @param widget what is shown of it: the field itself or its one kid
 * @param shown  object of the widget; null if it stands inside another
 * @param value  dictionary of the signature
 */
public record PdfField(String name, Ref ref, Dict field, Dict widget, Ref shown, Dict value) {
    private static final int MOST = 50_000;

    private record Open(PdfValue value, String name, String type, int depth) {
    }

    /** @return signed fields in the order of the form */
    public static List<PdfField> signed(PdfObjects pdf) throws IOException {
        List<PdfField> all = new ArrayList<>();
        Dict form = pdf.dict(pdf.root().get("AcroForm")).orElse(null);
        if (form == null)
            return all;
        Deque<Open> open = new ArrayDeque<>();
        Set<PdfValue> seen = new HashSet<>();
        for (PdfValue v : pdf.items(form.get("Fields")))
            open.add(new Open(v, "", "", 0));
        while (!open.isEmpty()) {
            Open o = open.poll();
            if (o.value instanceof Ref && !seen.add(o.value) || o.depth > 30)
                continue;
            if (seen.size() > MOST)
                throw new PdfTrouble("too many fields", 0);
            Dict d = pdf.dict(o.value).orElse(null);
            if (d != null)
                look(pdf, o, d, open, all);
        }
        return all;
    }

    private static void look(PdfObjects pdf, Open o, Dict d, Deque<Open> open, List<PdfField> all) throws IOException {
        String own = pdf.resolve(d.get("T")) instanceof Text t ? text(t) : "";
        String name = o.name.isEmpty() || own.isEmpty() ? o.name + own : o.name + "." + own;
        String type = d.get("FT") == null ? o.type : pdf.name(d.get("FT"));
        List<PdfValue> kids = pdf.items(d.get("Kids"));
        Dict value = pdf.dict(d.get("V")).orElse(null);
        if (type.equals("Sig") && value != null) {
            PdfValue shown = kids.isEmpty() ? o.value : kids.getFirst();
            all.add(new PdfField(name, o.value instanceof Ref r ? r : null, d, pdf.dict(shown).orElse(d),
                    shown instanceof Ref r ? r : null, value));
        } else {
            for (PdfValue k : kids)
                open.add(new Open(k, name, type, o.depth + 1));
        }
    }

    /** @return a text string (ISO 32000, 7.9.2.2) */
    public static String text(Text t) {
        byte[] b = t.bytes();
        if (b.length > 1 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff)
            return new String(b, 2, b.length - 2, java.nio.charset.StandardCharsets.UTF_16BE);
        if (b.length > 2 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf)
            return new String(b, 3, b.length - 3, java.nio.charset.StandardCharsets.UTF_8);
        return new String(b, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** @return what the signature says that it covers: four numbers; null if it does not say so in that form */
    public long[] range(PdfObjects pdf) throws IOException {
        List<PdfValue> items = pdf.items(value.get("ByteRange"));
        long[] range = new long[4];
        for (int i = 0; i < 4; i++)
            if (items.size() == 4 && items.get(i) instanceof PdfValue.Number n)
            range[i] = (long) n.value();
            else
            return null;
        return range;
    }
}
