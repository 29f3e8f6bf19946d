package org.khoso.sign.internal;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khoso.api.sign.Bytes;
import org.khoso.sign.pdf.PdfField;
import org.khoso.sign.pdf.PdfObjects;
import org.khoso.sign.pdf.PdfPages;
import org.khoso.sign.pdf.PdfText;
import org.khoso.sign.pdf.PdfTrouble;
import org.khoso.sign.pdf.PdfValue;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Ref;

/**
 * A revision with room for a signature: its dictionary, a field that is not shown, form and first page that name it.
 *
 * @param bytes bytes to be appended
 * @param gap   where in them the value begins, with its angle bracket
 * @param end   where the bytes after it begin
 */
record PdfRevision(byte[] bytes, int gap, int end) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final String RANGE = "0000000000 0000000000 0000000000 0000000000";
    private static final int PRINTED_AND_LOCKED = 132;

    static PdfRevision of(Bytes document, long length, int room, Instant when, String who) throws IOException {
        PdfObjects pdf = PdfObjects.of(document, length);
        forbidden(pdf);
        if (!(pdf.trailer().get("Root") instanceof Ref root))
            throw new PdfTrouble("no catalog", pdf.start());
        int value = pdf.free();
        Map<Integer, String> changed = new TreeMap<>();
        String holder = "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:" + DATE.format(when) + "+07'00')/Name"
                + PdfText.string(who) + "/ByteRange [" + RANGE + "]/Contents <" + "0".repeat(2 * room) + ">>>";
        changed.put(value, holder);
        Ref field = new Ref(value + 1, 0);
        List<PdfPages.Page> pages = PdfPages.of(pdf);
        PdfPages.Page first = pages.isEmpty() ? null : pages.getFirst();
        if (first == null || first.ref() == null || first.ref().generation() != 0 || root.generation() != 0)
            throw new PdfTrouble("no first page", 0);
        changed.put(field.number(), "<</Type/Annot/Subtype/Widget/FT/Sig/T" + PdfText.string(name(pdf)) + "/V " + value + " 0 R/P "
                + PdfText.of(first.ref()) + "/F " + PRINTED_AND_LOCKED + "/Rect[0 0 0 0]>>");
        changed.put(first.ref().number(), PdfText.of(with(first.dict(), "Annots", plus(pdf, first.dict().get("Annots"), field))));
        form(pdf, root, field, changed);
        return written(pdf, length, changed, value, room);
    }

    /** A certified document may allow no change at all. */
    private static void forbidden(PdfObjects pdf) throws IOException {
        Dict permissions = pdf.dict(pdf.root().get("Perms")).orElse(new Dict(Map.of()));
        Dict signature = pdf.dict(permissions.get("DocMDP")).orElse(new Dict(Map.of()));
        for (PdfValue v : pdf.items(signature.get("Reference"))) {
            Dict r = pdf.dict(v).orElse(new Dict(Map.of()));
            Dict parameters = pdf.dict(r.get("TransformParams")).orElse(new Dict(Map.of()));
            if (pdf.name(r.get("TransformMethod")).equals("DocMDP") && pdf.number(parameters.get("P"), 2) <= 1)
                throw Bc.problem(null, "pdf-locked");
        }
    }

    private static String name(PdfObjects pdf) throws IOException {
        List<String> names = PdfField.signed(pdf).stream().map(PdfField::name).toList();
        int n = 1;
        while (names.contains("Signature" + n))
            n++;
        return "Signature" + n;
    }

    private static Dict with(Dict d, String key, PdfValue v) {
        Map<String, PdfValue> all = new LinkedHashMap<>(d.entries());
        all.put(key, v);
        return new Dict(all);
    }

    private static PdfValue plus(PdfObjects pdf, PdfValue array, Ref more) throws IOException {
        List<PdfValue> all = new java.util.ArrayList<>(pdf.items(array));
        all.add(more);
        return new PdfValue.Array(all);
    }

    private static void form(PdfObjects pdf, Ref root, Ref field, Map<Integer, String> changed) throws IOException {
        PdfValue old = pdf.root().get("AcroForm");
        Dict form = pdf.dict(old).orElse(new Dict(Map.of()));
        Dict grown = with(with(form, "Fields", plus(pdf, form.get("Fields"), field)), "SigFlags", new PdfValue.Number(3));
        if (old instanceof Ref r && !form.entries().isEmpty())
            changed.put(r.number(), PdfText.of(grown));
        else
            changed.put(root.number(), PdfText.of(with(pdf.root(), "AcroForm", grown)));
    }

    private static PdfRevision written(PdfObjects pdf, long length, Map<Integer, String> changed, int value, int room) throws IOException {
        byte[] bytes = PdfText.revision(pdf, length, changed);
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        int gap = text.indexOf("/Contents <", text.indexOf(value + " 0 obj")) + "/Contents ".length();
        int end = gap + 2 * room + 2;
        String range = String.format("%010d %010d %010d %010d", 0, length + gap, length + end, bytes.length - end);
        System.arraycopy(range.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes,
                text.indexOf(RANGE, text.indexOf(value + " 0 obj")), RANGE.length());
        return new PdfRevision(bytes, gap, end);
    }
}
