package org.khoso.sign.pdf;

import java.io.IOException;
import java.util.List;
import org.khoso.sign.pdf.PdfValue.Ref;

/**
 * Where a signature is shown, as a reader of the page sees it.
 *
 * @param page   number of the page, from 1; 0 if it is shown nowhere
 * @param pages  how many pages there are
 * @param left   distance of the left edge from the left of the page, as a part of its width
 * @param right  the same of the right edge
 * @param top    distance of the upper edge from the top of the page, as a part of its height
 * @param bottom the same of the lower edge
 */
public record PdfPlace(int page, int pages, double left, double right, double top, double bottom) {
    private static final int HIDDEN = 2;
    private static final int NO_VIEW = 32;

    /** @return where a field is shown */
    public static PdfPlace of(PdfObjects pdf, PdfField field) throws IOException {
        List<PdfPages.Page> pages = PdfPages.of(pdf);
        double[] rect = PdfPages.box(pdf, field.widget().get("Rect"));
        int flags = (int) pdf.number(field.widget().get("F"), 0);
        if (rect == null || rect[2] - rect[0] < 1 || rect[3] - rect[1] < 1 || (flags & (HIDDEN | NO_VIEW)) != 0)
            return new PdfPlace(0, pages.size(), 0, 0, 0, 0);
        int at = page(pdf, pages, field);
        if (at < 0 || pages.get(at).box() == null)
            return new PdfPlace(0, pages.size(), 0, 0, 0, 0);
        return seen(pages.get(at), rect, at + 1, pages.size());
    }

    private static int page(PdfObjects pdf, List<PdfPages.Page> pages, PdfField field) throws IOException {
        for (int i = 0; i < pages.size(); i++)
            if (field.shown() != null && pdf.items(pages.get(i).dict().get("Annots")).contains(field.shown()))
            return i;
        if (field.widget().get("P") instanceof Ref r)
            for (int i = 0; i < pages.size(); i++)
                if (r.equals(pages.get(i).ref()))
                return i;
        return -1;
    }

    private static PdfPlace seen(PdfPages.Page p, double[] r, int number, int count) {
        double[] b = p.box();
        double w = Math.max(1, b[2] - b[0]);
        double h = Math.max(1, b[3] - b[1]);
        double x1 = (r[0] - b[0]) / w;
        double x2 = (r[2] - b[0]) / w;
        double y1 = (r[1] - b[1]) / h;
        double y2 = (r[3] - b[1]) / h;
        return switch (p.turn()) {
            case 90 -> new PdfPlace(number, count, y1, y2, x1, x2);
            case 180 -> new PdfPlace(number, count, 1 - x2, 1 - x1, y1, y2);
            case 270 -> new PdfPlace(number, count, 1 - y2, 1 - y1, 1 - x2, 1 - x1);
            default -> new PdfPlace(number, count, x1, x2, 1 - y2, 1 - y1);
        };
    }
}
