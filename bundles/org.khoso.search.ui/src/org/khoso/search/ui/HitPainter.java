package org.khoso.search.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.widgets.Table;
import org.khoso.api.Kind;
import org.khoso.api.search.SearchProvider.Highlight;
import org.khoso.api.search.SearchProvider.Hit;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** Paints a hit: icon and title, then its code, then the best snippet with the words that hit marked. */
final class HitPainter {
    private static final int LINES = 3;
    private static final int ICON = 16;
    private static final int PAD = 6;

    private final Tr tr;
    private final Look look;
    private final TextLayout layout;
    private final int line;

    HitPainter(Table table, Tr tr, Look look) {
        this.tr = tr;
        this.look = look;
        layout = new TextLayout(table.getDisplay());
        var gc = new GC(table);
        gc.setFont(look.font(0, true));
        FontMetrics m = gc.getFontMetrics();
        line = m.getHeight() + 3;
        gc.dispose();
    }

    int height() {
        return LINES * line + 2 * PAD;
    }

    /** Paints; a hit that has yet to come is an ellipsis. */
    void paint(GC gc, Rectangle r, Hit hit, boolean selected) {
        gc.setClipping(r);
        int left = r.x + PAD + ICON + Look.UNIT;
        int width = r.width - (left - r.x) - PAD;
        if (hit == null) {
            text(gc, "…", null, look.font(0, false), look.color(Tone.QUIET), left, r.y + PAD, width);
        } else {
            Image icon = look.icon(icon(hit));
            if (icon != null)
                gc.drawImage(icon, r.x + PAD, r.y + PAD + 1);
            text(gc, hit.title().isEmpty() ? tr.say("search.ui.no-title") : hit.title(), titleMark(hit), look.font(0, true), look.color(Tone.TEXT), left,
                    r.y + PAD, width);
            text(gc, tr.say("search.ui.kind." + hit.kind()) + " · " + hit.code(), null, look.font(0, false), look.color(Tone.QUIET), left,
                    r.y + PAD + line, width);
            snippet(gc, hit, left, r.y + PAD + 2 * line, width);
        }
        gc.setClipping((Rectangle) null);
        if (!selected) {
            gc.setForeground(look.color(Tone.LINE));
            gc.drawLine(r.x, r.y + r.height - 1, r.x + r.width, r.y + r.height - 1);
        }
    }

    static String icon(Hit h) {
        return h.kind() == Kind.DOSSIER ? "dossier" : h.kind() == Kind.FONDS ? "fonds" : "record";
    }

    /** The snippet that stands for the title itself marks the title; it need not be said twice. */
    private static Highlight titleMark(Hit hit) {
        return hit.highlights().stream().filter(h -> h.page() == 0 && h.text().equals(hit.title())).findFirst().orElse(null);
    }

    private void snippet(GC gc, Hit hit, int x, int y, int width) {
        Highlight title = titleMark(hit);
        Highlight best = hit.highlights().stream().filter(h -> h.page() > 0).findFirst()
                .or(() -> hit.highlights().stream().filter(h -> h != title).findFirst()).orElse(null);
        if (best == null)
            return;
        String before = best.page() > 0 ? tr.say("search.ui.page", best.page()) + "  " : "";
        text(gc, before + best.text().replaceAll("\\s", " "), shifted(best, before.length()), look.font(0, false), look.color(Tone.TEXT), x, y, width);
    }

    private static Highlight shifted(Highlight h, int by) {
        return new Highlight(h.field(), h.text(), h.ranges().stream().map(r -> new int[]{r[0] + by, r[1] + by}).toList(), h.file(), h.page(), h.terms());
    }

    /** One line; what does not fit is cut, but never before the first word that hit. */
    private void text(GC gc, String text, Highlight marks, Font font, org.eclipse.swt.graphics.Color color, int x, int y, int width) {
        layout.setText(text);
        layout.setFont(font);
        layout.setStyle(new TextStyle(font, color, null), 0, Math.max(0, text.length() - 1));
        int first = -1;
        if (marks != null)
            for (int[] r : marks.ranges())
                if (r[0] >= 0 && r[1] <= text.length() && r[1] > r[0]) {
                    layout.setStyle(mark(font, color), r[0], r[1] - 1);
                    first = first < 0 ? r[1] : first;
                }
        int end = first < 0 ? 0 : layout.getLocation(Math.min(first, text.length()), false).x;
        int shift = end > width ? end - width + width / 3 : 0;
        Rectangle before = gc.getClipping();
        gc.setClipping(new Rectangle(x, y, width, line).intersection(before));
        layout.draw(gc, x - shift, y);
        gc.setClipping(before);
    }

    private TextStyle mark(Font font, org.eclipse.swt.graphics.Color color) {
        boolean dark = look.dark();
        var s = new TextStyle(font, dark ? new org.eclipse.swt.graphics.Color(20, 20, 20) : color, look.color(Tone.MARK));
        s.underline = true;
        s.underlineStyle = SWT.UNDERLINE_SINGLE;
        return s;
    }

    void dispose() {
        layout.dispose();
    }
}
