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

/** Pages of a document, in order. */
public final class PdfPages {
    private static final int MOST = 100_000;

    private PdfPages() {
    }

    /** A page. @param ref its object; null if it stands inside another @param dict its dictionary @param box what of it is shown: left, bottom, right, top @param turn degrees that it is turned clockwise */
    public record Page(Ref ref, Dict dict, double[] box, int turn) {
    }

    private record Open(PdfValue value, PdfValue media, PdfValue crop, PdfValue turn, int depth) {
    }

    /** @return all pages */
    public static List<Page> of(PdfObjects pdf) throws IOException {
        List<Page> all = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        Set<PdfValue> seen = new HashSet<>();
        open.push(new Open(pdf.root().get("Pages"), null, null, null, 0));
        while (!open.isEmpty()) {
            Open o = open.pop();
            Dict d = pdf.dict(o.value).orElse(null);
            if (d == null || o.depth > 50 || o.value instanceof Ref && !seen.add(o.value) || all.size() >= MOST)
                throw new PdfTrouble("tree of pages", 0);
            PdfValue media = d.get("MediaBox") == null ? o.media : d.get("MediaBox");
            PdfValue crop = d.get("CropBox") == null ? o.crop : d.get("CropBox");
            PdfValue turn = d.get("Rotate") == null ? o.turn : d.get("Rotate");
            if (d.get("Kids") != null) {
                List<PdfValue> kids = pdf.items(d.get("Kids"));
                for (int i = kids.size() - 1; i >= 0; i--)
                    open.push(new Open(kids.get(i), media, crop, turn, o.depth + 1));
            } else {
                int degrees = (int) pdf.number(turn, 0);
                all.add(new Page(o.value instanceof Ref r ? r : null, d, box(pdf, crop == null ? media : crop),
                        Math.floorMod(degrees, 360)));
            }
        }
        return all;
    }

    /** @return left, bottom, right, top of a rectangle; null if it is none */
    static double[] box(PdfObjects pdf, PdfValue v) throws IOException {
        List<PdfValue> items = pdf.items(v);
        if (items.size() != 4)
            return null;
        double[] n = new double[4];
        for (int i = 0; i < 4; i++)
            n[i] = pdf.number(items.get(i), 0);
        return new double[]{Math.min(n[0], n[2]), Math.min(n[1], n[3]), Math.max(n[0], n[2]), Math.max(n[1], n[3])};
    }
}
