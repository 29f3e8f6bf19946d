package org.khoso.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/**
 * Texts shortened to their room, with their size. Measuring a text takes longer than drawing it, and toolkits draw all cells in
 * sight whenever one changes: measures are kept for some screens full. UI thread.
 */
final class Fits {
    private static final String MORE = "…";
    private static final int KEPT = 2_000;

    private final Map<Wish, Fit> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Fit> eldest) {
            return size() > KEPT;
        }
    };

    private record Wish(String text, int room, Font font) {
    }

    /**
     * What is drawn.
     *
     * @param text as much as there is room for
     * @param size of it, in pixels
     */
    record Fit(String text, Point size) {
    }

    /** @param font that is set in the GC @return the text as far as there is room for it, in pixels */
    Fit of(String text, int room, Font font, GC gc) {
        return kept.computeIfAbsent(new Wish(text, room, font), k -> fit(k, gc));
    }

    private static Fit fit(Wish wish, GC gc) {
        Point whole = gc.textExtent(wish.text(), SWT.DRAW_TRANSPARENT);
        if (whole.x <= wish.room())
            return new Fit(wish.text(), whole);
        String text = cut(wish.text(), whole.x, wish.room(), s -> gc.textExtent(s, SWT.DRAW_TRANSPARENT).x);
        return new Fit(text, gc.textExtent(text, SWT.DRAW_TRANSPARENT));
    }

    /** @return as much of the text as there is room for, ended by an ellipsis; the whole text if it fits */
    static String shorten(String text, int room, ToIntFunction<String> measure) {
        int width = measure.applyAsInt(text);
        return width <= room ? text : cut(text, width, room, measure);
    }

    /** Letters are about as wide as each other: the first guess is near, and each further one halves what is left. */
    private static String cut(String text, int width, int room, ToIntFunction<String> measure) {
        int fits = 0;
        int over = text.length();
        int near = (int) ((long) over * room / width);
        for (int step = 2; over - fits > 1; step *= 2) {
            int middle = Math.clamp(near, fits + 1, over - 1);
            if (measure.applyAsInt(start(text, middle)) <= room) {
                fits = middle;
                near = middle + step;
            } else {
                over = middle;
                near = middle - step;
            }
            if (step > 8)
                near = (fits + over) / 2;
        }
        return start(text, fits);
    }

    /** Never half of a character, and no blank before the ellipsis. */
    static String start(String text, int length) {
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing() + MORE;
    }
}
