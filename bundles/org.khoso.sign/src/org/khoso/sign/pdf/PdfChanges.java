package org.khoso.sign.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Ref;

/**
 * What differs between two states of a document, a signed one and a later one, sorted by what the difference is allowed to be (ISO 32000-2,
 * 12.8.2.2): validation data, further signatures, fields filled in, annotations, and anything else, which is another content.
 */
public final class PdfChanges {
    private static final Set<String> FREE_OF_CATALOG = Set.of("DSS", "Extensions", "Version", "Metadata", "StructTreeRoot", "MarkInfo");
    private static final Set<String> VALUE = Set.of("V", "RV", "AP", "AS", "M", "MK", "I", "TI", "Lock", "SV");
    /** What a signer's program sets of the flags of an annotation: printed, locked, contents locked (ISO 32000-2, table 167). */
    private static final int LOCKED = 4 | 128 | 512;
    private static final int READ_ONLY = 1;
    private static final Set<String> FREE_OF_FORM = Set.of("SigFlags", "DR", "DA", "NeedAppearances");
    private static final int MOST_PLACES = 20;
    /** Fields or annotations in one list: each is looked for among all. */
    private static final int MOST_ITEMS = 5000;
    private final PdfObjects before;
    private final PdfObjects after;
    private final PdfSame same;
    private final List<PdfPages.Page> pagesBefore;
    private final List<PdfPages.Page> pagesAfter;
    private final Map<Kind, Set<String>> found = new EnumMap<>(Kind.class);
    private final Set<Ref> signatures = new HashSet<>();
    private final Set<PdfValue> fields = new HashSet<>();

    /** Kind of a difference, from harmless to grave. */
    public enum Kind {
        /** Metadata and structure, nothing that is seen. */
        METADATA,
        /** Certificates, lists and responses for validation. */
        VALIDATION_DATA,
        /** A time-stamp of the document that is not shown. */
        TIME_STAMP,
        /** A further signature, or what is locked with it. */
        SIGNATURE,
        /** A field was filled in. */
        FORM,
        /** An annotation was added, changed or taken away. */
        ANNOTATION,
        /** Pages or anything else that is shown or done. */
        CONTENT
    }

    /** What a field has from those above it. @param type kind of field @param signed whether it was signed before */
    private record Above(String name, String type, boolean signed) {
    }

    private PdfChanges(PdfObjects before, PdfObjects after) throws IOException {
        this.before = before;
        this.after = after;
        pagesBefore = PdfPages.of(before);
        pagesAfter = PdfPages.of(after);
        same = new PdfSame(before, after, PdfSame.common(pagesBefore, pagesAfter));
    }

    /** @return kinds of difference, each with its places, e.g. page 2, field name, key of the catalog */
    public static Map<Kind, Set<String>> between(PdfObjects before, PdfObjects after) throws IOException {
        try {
            var c = new PdfChanges(before, after);
            c.catalog();
            return c.found;
        } catch (RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            throw new PdfTrouble(e.getClass().getSimpleName(), 0);
        }
    }

    private void add(Kind kind, String place) {
        Set<String> places = found.computeIfAbsent(kind, k -> new TreeSet<>());
        if (places.size() < MOST_PLACES)
            places.add(place);
    }

    private static Set<String> keys(Dict a, Dict b) {
        Set<String> keys = new TreeSet<>(a.entries().keySet());
        keys.addAll(b.entries().keySet());
        return keys;
    }

    private void catalog() throws IOException {
        if (!same.same(before.trailer().get("Info"), after.trailer().get("Info")))
            add(Kind.METADATA, "Info");
        Dict a = before.root();
        Dict b = after.root();
        form(before.dict(a.get("AcroForm")).orElse(new Dict(Map.of())), after.dict(b.get("AcroForm")).orElse(new Dict(Map.of())));
        pages();
        for (String key : keys(a, b))
            switch (key) {
            case "AcroForm", "Pages" -> {
                // looked at above
            }
            case "DSS" -> other(a, b, key, Kind.VALIDATION_DATA);
            default -> other(a, b, key, FREE_OF_CATALOG.contains(key) ? Kind.METADATA : Kind.CONTENT);
            }
    }

    private void other(Dict a, Dict b, String key, Kind kind) throws IOException {
        if (!same.same(a.get(key), b.get(key)))
            add(kind, key);
    }

    private void form(Dict a, Dict b) throws IOException {
        fields(before.items(a.get("Fields")), after.items(b.get("Fields")), new Above("", "", false), 0);
        for (String key : keys(a, b))
            if (!key.equals("Fields"))
            other(a, b, key, FREE_OF_FORM.contains(key) ? Kind.METADATA : Kind.CONTENT);
    }

    /** Fields keep their order; new ones may come at the end, and only for signatures. */
    private void fields(List<PdfValue> a, List<PdfValue> b, Above above, int depth) throws IOException {
        if (depth > 30 || a.size() > MOST_ITEMS || b.size() > MOST_ITEMS)
            throw new PdfTrouble("fields too deep or too many", 0);
        for (PdfValue gone : a)
            if (!b.contains(gone) && gone instanceof Ref)
            add(Kind.CONTENT, "field " + label(before, gone, above.name));
        for (PdfValue v : b) {
            String name = label(after, v, above.name);
            Dict now = after.dict(v).orElse(null);
            Dict once = a.contains(v) ? before.dict(v).orElse(null) : null;
            if (now == null)
                continue;
            if (once == null) {
                boolean signature = after.name(now.get("FT")).equals("Sig");
                add(!signature ? Kind.CONTENT : stamp(now) ? Kind.TIME_STAMP : Kind.SIGNATURE, name);
                if (signature && v instanceof Ref r)
                    signed(r, now);
            } else {
                field(once, now, v, new Above(name, above.type, above.signed), depth);
            }
        }
    }

    /** A time-stamp that draws something is no mere time-stamp. */
    private boolean stamp(Dict field) throws IOException {
        Dict value = after.dict(field.get("V")).orElse(new Dict(Map.of()));
        double[] box = PdfPages.box(after, field.get("Rect"));
        boolean room = box != null && (box[2] > box[0] || box[3] > box[1]);
        boolean drawn = room && field.get("AP") != null || !after.items(field.get("Kids")).isEmpty();
        return !drawn && after.name(value.get("SubFilter")).equals("ETSI.RFC3161");
    }

    private void signed(Ref r, Dict field) throws IOException {
        signatures.add(r);
        for (PdfValue k : after.items(field.get("Kids")))
            if (k instanceof Ref kid)
            signatures.add(kid);
    }

    private static String label(PdfObjects pdf, PdfValue v, String above) throws IOException {
        Dict d = pdf.dict(v).orElse(null);
        String own = d != null && pdf.resolve(d.get("T")) instanceof PdfValue.Text t ? PdfField.text(t) : "";
        return above.isEmpty() || own.isEmpty() ? above + own : above + "." + own;
    }

    private void field(Dict a, Dict b, PdfValue at, Above own, int depth) throws IOException {
        fields.add(at);
        String type = b.get("FT") == null ? own.type : after.name(b.get("FT"));
        boolean signature = type.equals("Sig");
        boolean signed = own.signed || a.get("V") != null;
        for (String key : keys(a, b))
            if (key.equals("Kids"))
            fields(before.items(a.get(key)), after.items(b.get(key)), new Above(own.name, type, signed), depth + 1);
            else if (!key.equals("Parent") && !key.equals("P") && !same.same(a.get(key), b.get(key)))
            add(locks(a, b, key, signature && !signed)
                    ? Kind.SIGNATURE
                    : !VALUE.contains(key) || signature && signed ? Kind.CONTENT : signature ? Kind.SIGNATURE : Kind.FORM, own.name);
        if (signature && !signed && at instanceof Ref r)
            signed(r, b);
    }

    /** Whoever signs locks the field that is signed, and makes read-only what the signature locks (ISO 32000-2, 12.7.5.5). */
    private boolean locks(Dict a, Dict b, String key, boolean fresh) throws IOException {
        int bits = key.equals("Ff") ? READ_ONLY : key.equals("F") && fresh ? LOCKED : 0;
        int once = (int) before.number(a.get(key), 0);
        int now = (int) after.number(b.get(key), 0);
        return bits != 0 && (now & ~bits) == (once & ~bits) && (now & once) == once;
    }

    private void pages() throws IOException {
        List<PdfPages.Page> a = pagesBefore;
        List<PdfPages.Page> b = pagesAfter;
        if (a.size() != b.size())
            add(Kind.CONTENT, "pages " + a.size() + " -> " + b.size());
        for (int i = 0; i < Math.min(a.size(), b.size()); i++)
            page(a.get(i), b.get(i), Integer.toString(i + 1));
    }

    private void page(PdfPages.Page a, PdfPages.Page b, String number) throws IOException {
        if (!java.util.Arrays.equals(a.box(), b.box()) || a.turn() != b.turn())
            add(Kind.CONTENT, "page " + number);
        for (String key : keys(a.dict(), b.dict()))
            switch (key) {
            case "Annots" -> annotations(before.items(a.dict().get(key)), after.items(b.dict().get(key)), number);
            case "Parent", "Tabs", "StructParents", "Metadata", "LastModified" -> {
                // nothing that is seen
            }
            case "Resources" -> resources(inherited(before, a.dict()), inherited(after, b.dict()), number);
            default -> {
                if (!same.same(a.dict().get(key), b.dict().get(key)))
                    add(Kind.CONTENT, "page " + number);
            }
            }
        if (a.dict().get("Resources") == null && b.dict().get("Resources") == null)
            resources(inherited(before, a.dict()), inherited(after, b.dict()), number);
    }

    private void resources(PdfValue a, PdfValue b, String number) throws IOException {
        if (!same.same(a, b))
            add(Kind.CONTENT, "page " + number);
    }

    private static PdfValue inherited(PdfObjects pdf, Dict page) throws IOException {
        Dict at = page;
        for (int i = 0; at != null && i < 50; i++) {
            if (at.get("Resources") != null)
                return at.get("Resources");
            at = pdf.dict(at.get("Parent")).orElse(null);
        }
        return null;
    }

    private void annotations(List<PdfValue> a, List<PdfValue> b, String number) throws IOException {
        if (a.size() > MOST_ITEMS || b.size() > MOST_ITEMS)
            throw new PdfTrouble("too many annotations", 0);
        List<PdfValue> gone = new ArrayList<>(a);
        for (PdfValue v : b) {
            boolean old = gone.remove(v);
            Dict d = after.dict(v).orElse(new Dict(Map.of()));
            boolean looked = after.name(d.get("Subtype")).equals("Widget") && fields.contains(v); // as a field already
            if (old && !looked && !same.same(v, v) || !old && !(v instanceof Ref r && signatures.contains(r)))
                add(Kind.ANNOTATION, "page " + number);
        }
        if (!gone.isEmpty())
            add(Kind.ANNOTATION, "page " + number);
    }
}
