package org.khoso.search.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.khoso.text.Fold;
import org.khoso.ui.Fits;
import org.khoso.ui.Look;
import org.khoso.ui.Look.Tone;
import org.khoso.ui.Tr;

/** Paints a hit: icon and title, then its code, then the best snippet with the words that hit marked. */
final class HitPainter {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final int LINES = 3;
    private static final int NEAR = 3;
    private static final int ICON = 16;
    private static final int PAD = 6;
    private static final String MORE = "…";

    private final Tr tr;
    private final Look look;
    private final Labels labels;
    private final TextLayout layout;
    private final Fits fits = new Fits();
    private final int line;
    private final int more;

    HitPainter(Table table, Tr tr, Look look, Labels labels) {
        this.labels = labels;
        this.tr = tr;
        this.look = look;
        layout = new TextLayout(table.getDisplay());
        var gc = new GC(table);
        gc.setFont(look.font(0, true));
        FontMetrics m = gc.getFontMetrics();
        line = m.getHeight() + 3;
        more = gc.textExtent(MORE).x + 2;
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
            plain(gc, MORE, left, r.y + PAD, width);
        } else {
            Image icon = look.icon(icon(hit));
            if (icon != null)
                gc.drawImage(icon, r.x + PAD, r.y + PAD + 1);
            text(gc, hit.title().isEmpty() ? tr.say("search.ui.no-title") : hit.title(), words(hit), look.font(0, true),
                    look.color(Tone.TEXT), left,
                    r.y + PAD, width);
            plain(gc, tr.say("search.ui.kind." + hit.kind()) + (hit.code().isEmpty() ? "" : " · " + hit.code()), left, r.y + PAD + line,
                    width);
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

    /** The words of the title that hit; its snippet may be only a part of it. */
    private static List<int[]> words(Hit hit) {
        Set<String> terms = new HashSet<>();
        hit.highlights().forEach(h -> h.terms().forEach(t -> terms.add(Fold.fold(t))));
        List<int[]> ranges = new ArrayList<>();
        Matcher m = WORD.matcher(hit.title());
        while (m.find())
            if (terms.contains(Fold.fold(m.group())))
                ranges.add(new int[]{m.start(), m.end()});
        return ranges;
    }

    /** A page says more than a field, and what stands in the title need not be said twice. */
    private void snippet(GC gc, Hit hit, int x, int y, int width) {
        Highlight best = hit.highlights().stream().filter(h -> h.page() > 0).findFirst()
                .or(() -> hit.highlights().stream().filter(h -> !hit.title().contains(h.text().strip())).findFirst()).orElse(null);
        if (best == null)
            return;
        String before = best.page() > 0 ? tr.say("search.ui.page", best.page()) + "  " : labels.of(best.field()) + ": ";
        text(gc, before + best.text().replaceAll("\\s", " "), shifted(best, before.length()), look.font(0, false), look.color(Tone.TEXT), x,
                y, width);
    }

    private static List<int[]> shifted(Highlight h, int by) {
        return h.ranges().stream().map(r -> new int[]{r[0] + by, r[1] + by}).toList();
    }

    /** One quiet line without marks: a layout of runs would take longer than drawing it. */
    private void plain(GC gc, String text, int x, int y, int width) {
        Font font = look.font(0, false);
        gc.setFont(font);
        gc.setForeground(look.color(Tone.QUIET));
        gc.drawText(fits.of(text, width, font, gc).text(), x, y, SWT.DRAW_TRANSPARENT);
    }

    /** One line; what does not fit ends in an ellipsis, but never within the first words that hit. */
    private void text(GC gc, String text, List<int[]> marks, Font font, org.eclipse.swt.graphics.Color color, int x, int y, int width) {
        layout.setText(text);
        layout.setFont(font);
        layout.setStyle(new TextStyle(font, color, null), 0, Math.max(0, text.length() - 1));
        for (int[] r : marks)
            if (r[0] >= 0 && r[1] <= text.length() && r[1] > r[0])
            layout.setStyle(mark(font, color), r[0], r[1] - 1);
        int[] run = run(marks, text.length());
        int end = run == null ? 0 : layout.getLocation(run[1], false).x;
        int shift = end > width - more ? Math.max(0, Math.min(layout.getLocation(run[0], false).x - width / 3, end)) : 0;
        boolean cut = layout.getBounds().width - shift > width;
        Rectangle before = gc.getClipping();
        int from = x + (shift > 0 ? more : 0);
        gc.setClipping(new Rectangle(from, y, x + width - (cut ? more : 0) - from, line).intersection(before));
        layout.draw(gc, x - shift, y);
        gc.setClipping(before);
        if (shift > 0)
            ellipsis(gc, font, color, x, y);
        if (cut)
            ellipsis(gc, font, color, x + width - more, y);
    }

    /** @return the first word that hit, with those that follow at once; null if there is none */
    static int[] run(List<int[]> marks, int length) {
        int[] run = null;
        for (int[] r : marks)
            if (r[0] < 0 || r[1] > length || r[1] <= r[0])
            continue;
            else if (run == null)
            run = r.clone();
            else if (r[0] >= run[0] && r[0] - run[1] <= NEAR)
            run[1] = Math.max(run[1], r[1]);
        return run;
    }

    private void ellipsis(GC gc, Font font, org.eclipse.swt.graphics.Color color, int x, int y) {
        layout.setText(MORE);
        layout.setFont(font);
        layout.setStyle(new TextStyle(font, color, null), 0, 0);
        layout.draw(gc, x, y);
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
