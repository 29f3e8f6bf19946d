package org.khoso.sign.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Stream;

/** Table of objects: all sections from the newest back (ISO 32000, 7.5.4 and 7.5.8). */
final class PdfXref {
    private static final int TAIL = 2048;
    private static final int MOST_SECTIONS = 2000;
    private static final int MOST_ENTRIES = 3_000_000;
    private static final int LARGEST = 64 << 20;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final Set<Integer> known = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final PdfObjects objects;
    private final PdfSource source;
    private Dict trailer;
    private boolean streamed;
    private long start;
    private int highest;

    /** Where an object is. */
    sealed interface Entry {
    }

    /** In the file itself. */
    record Plain(long offset, int generation) implements Entry {
    }

    /** In a stream of objects. */
    record Packed(int stream, int index) implements Entry {
    }

    private PdfXref(PdfObjects objects, PdfSource source) {
        this.objects = objects;
        this.source = source;
    }

    static PdfXref read(PdfObjects objects, PdfSource source) throws IOException {
        var x = new PdfXref(objects, source);
        x.start = x.startxref();
        long next = x.start;
        while (next >= 0) {
            if (!x.seen.add(next) || x.seen.size() > MOST_SECTIONS)
                throw new PdfTrouble("tables of objects in a circle", next);
            next = x.section(next, true);
        }
        return x;
    }

    Dict trailer() {
        return trailer;
    }

    long start() {
        return start;
    }

    boolean streamed() {
        return streamed;
    }

    int highest() {
        return highest;
    }

    /** @return where an object is; null if there is none */
    Entry entry(int number) {
        return entries.get(number);
    }

    /** @return number of the object in the file itself that begins nearest before a place; -1 if there is none */
    int before(long place) {
        int nearest = -1;
        long at = -1;
        for (Map.Entry<Integer, Entry> e : entries.entrySet())
            if (e.getValue() instanceof Plain p && p.offset() > at && p.offset() <= place) {
                nearest = e.getKey();
                at = p.offset();
            }
        return nearest;
    }

    private long startxref() throws IOException {
        long from = Math.max(0, source.length() - TAIL);
        String tail = new String(source.bytes(from, TAIL), StandardCharsets.ISO_8859_1);
        int at = tail.lastIndexOf("startxref");
        if (at < 0)
            throw new PdfTrouble("no startxref", from);
        return new PdfLexer(source, from + at + "startxref".length()).whole();
    }

    /** @param own whether it is one of the chain, not the stream beside a table @return where the one before is; -1 for none */
    private long section(long at, boolean own) throws IOException {
        if (at < 0 || at >= source.length())
            throw new PdfTrouble("table of objects outside the file", at);
        var in = new PdfLexer(source, at);
        in.skip();
        boolean table = source.at(in.place()) == 'x';
        List<Long> free = new ArrayList<>();
        Dict d = table ? table(in, free) : stream(at);
        if (trailer == null) {
            trailer = d;
            streamed = !table;
        }
        if (table && own && d.get("XRefStm") instanceof PdfValue.Number n && seen.add((long) n.value()))
            section((long) n.value(), false);
        for (long number : free) // after the stream: what a table calls free may stand there (ISO 32000-2, 7.5.8.4)
            put(number, null);
        return d.get("Prev") instanceof PdfValue.Number n ? (long) n.value() : -1;
    }

    private Dict table(PdfLexer in, List<Long> free) throws IOException {
        in.expect("xref");
        for (PdfValue v = in.value(); v instanceof PdfValue.Number first; v = in.value()) {
            long count = in.whole();
            for (long i = 0; i < count; i++) {
                long offset = in.whole();
                long generation = in.whole();
                boolean used = in.value() instanceof PdfValue.Word w && w.text().equals("n");
                if (used)
                    put((long) first.value() + i, new Plain(offset, (int) generation));
                else if (free.size() < MOST_ENTRIES)
                    free.add((long) first.value() + i);
                else
                    throw new PdfTrouble("too many objects", in.place());
            }
        }
        if (in.value() instanceof Dict d)
            return d;
        throw new PdfTrouble("no trailer", in.place());
    }

    private void put(long number, Entry e) throws IOException {
        if (number < 0 || number > Integer.MAX_VALUE - 1 || known.size() > MOST_ENTRIES)
            throw new PdfTrouble("too many objects", number);
        highest = Math.max(highest, (int) number);
        if (known.add((int) number) && e != null) // newer sections are read first
            entries.put((int) number, e);
    }

    private Dict stream(long at) throws IOException {
        if (!(new PdfBody(source, at).read(-1) instanceof Stream s) || !(s.dict().get("W") instanceof PdfValue.Array w)
                || w.items().size() != 3)
            throw new PdfTrouble("no table of objects", at);
        int[] width = new int[3];
        for (int i = 0; i < 3; i++)
            width[i] = w.items().get(i) instanceof PdfValue.Number n && n.value() >= 0 && n.value() <= 8 ? (int) n.value() : -1;
        if (width[0] < 0 || width[1] < 0 || width[2] < 0)
            throw new PdfTrouble("widths of a table", at);
        byte[] data = objects.data(s, LARGEST);
        double size = s.dict().get("Size") instanceof PdfValue.Number n ? n.value() : 0;
        var index = s.dict().get("Index") instanceof PdfValue.Array a
                ? a.items()
                : java.util.List.<PdfValue>of(new PdfValue.Number(0), new PdfValue.Number(size));
        var rows = new Rows(data, width);
        for (int i = 0; i + 1 < index.size(); i += 2)
            if (index.get(i) instanceof PdfValue.Number first && index.get(i + 1) instanceof PdfValue.Number count)
            for (long k = 0; k < count.value(); k++)
                put((long) first.value() + k, rows.next(at));
        return s.dict();
    }

    /** Rows of a table in a stream. */
    private static final class Rows {
        private final byte[] data;
        private final int[] width;
        private int at;

        Rows(byte[] data, int[] width) {
            this.data = data;
            this.width = width;
        }

        Entry next(long place) throws IOException {
            long kind = width[0] == 0 ? 1 : field(width[0], place);
            long b = field(width[1], place);
            long c = field(width[2], place);
            return kind == 1 ? new Plain(b, (int) c) : kind == 2 ? new Packed((int) b, (int) c) : null;
        }

        private long field(int n, long place) throws IOException {
            if (at + n > data.length)
                throw new PdfTrouble("table of objects is cut off", place);
            long v = 0;
            for (int i = 0; i < n; i++)
                v = v << 8 | data[at++] & 0xff;
            return v;
        }
    }
}
