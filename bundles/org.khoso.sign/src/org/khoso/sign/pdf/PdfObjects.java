package org.khoso.sign.pdf;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.sign.Bytes;
import org.khoso.sign.pdf.PdfValue.Array;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Name;
import org.khoso.sign.pdf.PdfValue.Ref;
import org.khoso.sign.pdf.PdfValue.Stream;

/**
 * Objects of a PDF as it was at some length: the first bytes of a file are the file as it was before the later revisions. Strict: nothing
 * is mended, since two readers that mend differently show different documents. Not thread-safe.
 */
public final class PdfObjects {
    private static final int MOST_OBJECTS = 500_000;
    private static final int LARGEST_STREAM = 64 << 20;
    private static final int HOPS = 32;
    private final PdfSource source;
    private final PdfXref xref;
    private final Map<Integer, PdfValue> read = new HashMap<>();
    private final Map<Integer, PdfPacked> packed = new HashMap<>();

    private PdfObjects(PdfSource source) throws IOException {
        this.source = source;
        xref = PdfXref.read(this, source);
    }

    /** @param length bytes of the file that count @throws PdfTrouble if the objects can't be read */
    public static PdfObjects of(Bytes file, long length) throws IOException {
        try {
            var all = new PdfObjects(new PdfSource(file, length));
            if (all.xref.trailer().get("Encrypt") != null)
                throw new PdfTrouble("encrypted", 0);
            return all;
        } catch (RuntimeException | StackOverflowError e) { // whatever hostile bytes do to a parser
            throw new PdfTrouble(e.getClass().getSimpleName(), 0);
        }
    }

    /** @return dictionary of the newest trailer */
    public Dict trailer() {
        return xref.trailer();
    }

    /** @return where the newest table of objects begins */
    public long start() {
        return xref.start();
    }

    /** @return whether that table is a stream */
    public boolean streamed() {
        return xref.streamed();
    }

    /** @return a number that no object has yet */
    public int free() {
        return xref.highest() + 1;
    }

    /** @return bytes that count */
    public long length() {
        return source.length();
    }

    /** @return catalog of the document */
    public Dict root() throws IOException {
        return dict(trailer().get("Root")).orElseThrow(() -> new PdfTrouble("no catalog", xref.start()));
    }

    /** @return whether an object is the same in another state of the file, by its place */
    boolean sameEntry(PdfObjects other, int number) {
        return java.util.Objects.equals(xref.entry(number), other.xref.entry(number));
    }

    /** @return what a value is, references followed; null for nothing */
    public PdfValue resolve(PdfValue v) throws IOException {
        PdfValue at = v;
        for (int i = 0; at instanceof Ref r; i++) {
            if (i > HOPS)
                throw new PdfTrouble("references in a circle", 0);
            at = object(r);
        }
        return at instanceof PdfValue.Word w && w.text().equals("null") ? null : at;
    }

    private PdfValue object(Ref r) throws IOException {
        if (read.containsKey(r.number()))
            return read.get(r.number());
        if (read.size() > MOST_OBJECTS)
            throw new PdfTrouble("too many objects", 0);
        PdfXref.Entry e = xref.entry(r.number());
        PdfValue v = switch (e) {
            case null -> null;
            case PdfXref.Plain p when p.generation() != r.generation() -> null;
            case PdfXref.Plain p -> plain(r.number(), p.offset());
            case PdfXref.Packed p -> packed(p.stream()).object(r.number(), p.index());
        };
        read.put(r.number(), v);
        return v;
    }

    private PdfPacked packed(int number) throws IOException {
        PdfPacked p = packed.get(number);
        if (p == null) {
            if (!(xref.entry(number) instanceof PdfXref.Plain e) || !(plain(number, e.offset()) instanceof Stream s))
                throw new PdfTrouble("object " + number + " holds no others", 0);
            p = new PdfPacked(s.dict(), data(s, LARGEST_STREAM));
            packed.put(number, p);
        }
        return p;
    }

    private PdfValue plain(int number, long offset) throws IOException {
        return new PdfBody(source, offset).read(number);
    }

    /** @return whether a place in the file is one inside a stream, e.g. a file that is attached and not packed */
    public boolean inStream(long place) throws IOException {
        int number = xref.before(place);
        if (number < 0 || !(xref.entry(number) instanceof PdfXref.Plain p) || !(plain(number, p.offset()) instanceof Stream s)
                || !(resolve(s.dict().get("Length")) instanceof PdfValue.Number n))
            return false;
        long end = s.start() + (long) n.value();
        if (place < s.start() || place >= end)
            return false;
        new PdfLexer(source, end).expect("endstream");
        return true;
    }

    /** @return bytes of a stream as they stand in the file */
    public byte[] raw(Stream s) throws IOException {
        PdfValue length = resolve(s.dict().get("Length"));
        if (!(length instanceof PdfValue.Number n) || n.value() < 0 || n.value() > LARGEST_STREAM
                || s.start() + n.value() > source.length())
            throw new PdfTrouble("length of a stream", s.start());
        int count = (int) n.value();
        var after = new PdfLexer(source, s.start() + count);
        after.expect("endstream");
        return source.bytes(s.start(), count);
    }

    /** @return bytes of a stream, unpacked */
    public byte[] data(Stream s, int most) throws IOException {
        byte[] data = raw(s);
        List<String> filters = PdfFilters.names(resolve(s.dict().get("Filter")));
        PdfValue parms = resolve(s.dict().get("DecodeParms"));
        for (int i = 0; i < filters.size(); i++) {
            PdfValue own = parms instanceof Array a ? i < a.items().size() ? resolve(a.items().get(i)) : null : parms;
            data = switch (filters.get(i)) {
                case "FlateDecode", "Fl" ->
                    PdfFilters.predicted(PdfFilters.flate(data, most, s.start()), own instanceof Dict d ? d : null, s.start());
                case "ASCIIHexDecode", "AHx" -> PdfFilters.hex(data, s.start());
                default -> throw new PdfTrouble("filter " + filters.get(i), s.start());
            };
        }
        return data;
    }

    /** @return dictionary, that of a stream too */
    public Optional<Dict> dict(PdfValue v) throws IOException {
        return switch (resolve(v)) {
            case Dict d -> Optional.of(d);
            case Stream s -> Optional.of(s.dict());
            case null, default -> Optional.empty();
        };
    }

    /** @return items of an array; none if it is none */
    public List<PdfValue> items(PdfValue v) throws IOException {
        return resolve(v) instanceof Array a ? a.items() : List.of();
    }

    /** @return text of a name; empty if it is none */
    public String name(PdfValue v) throws IOException {
        return resolve(v) instanceof Name n ? n.text() : "";
    }

    /** @return number; the other if it is none */
    public double number(PdfValue v, double otherwise) throws IOException {
        return resolve(v) instanceof PdfValue.Number n ? n.value() : otherwise;
    }
}
