package org.khoso.sign.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.sign.pdf.PdfValue.Array;
import org.khoso.sign.pdf.PdfValue.Dict;
import org.khoso.sign.pdf.PdfValue.Ref;
import org.khoso.sign.pdf.PdfValue.Stream;

/** Compares values of two states of a file with all that they refer to. What leads up again is left out: parents, pages of annotations. */
final class PdfSame {
    private static final Set<String> UP = Set.of("Parent", "P", "StructParent", "StructParents");
    private static final int MOST = 3_000_000;
    private final PdfObjects before;
    private final PdfObjects after;
    private final Set<Pair> known = new HashSet<>();
    private final Set<PdfValue> apart;
    private int steps;

    private record Pair(PdfValue a, PdfValue b) {
    }

    /**
     * @param pages those that are compared on their own: a page is what links, bookmarks and the first action lead to, no part of them. So is
     *              the catalog, which a signature names as its data
     */
    PdfSame(PdfObjects before, PdfObjects after, Set<Ref> pages) {
        this.before = before;
        this.after = after;
        apart = new HashSet<>(pages);
        PdfValue root = before.trailer().get("Root");
        if (root != null && root.equals(after.trailer().get("Root")))
            apart.add(root);
    }

    /** @return pages that both states have */
    static Set<Ref> common(List<PdfPages.Page> before, List<PdfPages.Page> after) {
        Set<Ref> late = new HashSet<>();
        after.forEach(p -> late.add(p.ref()));
        Set<Ref> all = new HashSet<>();
        before.stream().map(PdfPages.Page::ref).filter(r -> r != null && late.contains(r)).forEach(all::add);
        return all;
    }

    /** @return whether both are the same, down to the last stream */
    boolean same(PdfValue x, PdfValue y) throws IOException {
        Set<Pair> seen = new HashSet<>();
        Deque<Pair> open = new ArrayDeque<>();
        open.add(new Pair(x, y));
        while (!open.isEmpty()) {
            Pair p = open.poll();
            if (++steps > MOST)
                throw new PdfTrouble("too many objects to compare", 0);
            if ((p.a instanceof Ref || p.b instanceof Ref) && (p.a != null && p.a.equals(p.b) && apart.contains(p.a)
                    || known.contains(p) || !seen.add(p)))
                continue;
            PdfValue a = before.resolve(p.a);
            PdfValue b = after.resolve(p.b);
            boolean placed = p.a instanceof Ref r && p.b.equals(r) && before.sameEntry(after, r.number());
            if (!shallow(a, b, placed, open))
                return false;
        }
        known.addAll(seen);
        return true;
    }

    private boolean shallow(PdfValue a, PdfValue b, boolean placed, Deque<Pair> open) throws IOException {
        if (a instanceof Dict d && b instanceof Dict e)
            return dicts(d, e, open);
        if (a instanceof Array d && b instanceof Array e)
            return arrays(d.items(), e.items(), open);
        if (a instanceof Stream d && b instanceof Stream e)
            return dicts(d.dict(), e.dict(), open) && (placed && d.start() == e.start() || Arrays.equals(before.raw(d), after.raw(e)));
        return java.util.Objects.equals(a, b);
    }

    private static boolean dicts(Dict a, Dict b, Deque<Pair> open) {
        if (!a.entries().keySet().equals(b.entries().keySet()))
            return false;
        for (Map.Entry<String, PdfValue> e : a.entries().entrySet())
            if (!UP.contains(e.getKey()))
            open.add(new Pair(e.getValue(), b.get(e.getKey())));
        return true;
    }

    private static boolean arrays(List<PdfValue> a, List<PdfValue> b, Deque<Pair> open) {
        if (a.size() != b.size())
            return false;
        Iterator<PdfValue> other = b.iterator();
        for (PdfValue v : a)
            open.add(new Pair(v, other.next()));
        return true;
    }
}
