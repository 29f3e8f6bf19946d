package org.khoso.ui;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;

/**
 * Texts shortened to their room, with their size. Measuring a text takes longer than drawing it, and toolkits draw all cells in
 * sight whenever one changes: measures are kept for some screens full. Where to cut is first told by the widths of the letters,
 * each of which is measured once, so that a new text takes one or two measures. UI thread.
 */
public final class Fits {
    private static final String MORE = "…";
    private static final int KEPT = 2_000;
    /** A text whose letters are so much wider than the room does not fit, however letters stand closer side by side. */
    private static final double SURELY = 1.25;

    private final Map<Wish, Fit> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wish, Fit> eldest) {
            return size() > KEPT;
        }
    };
    private final Map<Font, Map<Integer, Integer>> letters = new HashMap<>();

    private record Wish(String text, int room, Font font) {
    }

    /**
     * What is drawn.
     *
     * @param text as much as there is room for
     * @param size of it, in pixels
     */
    public record Fit(String text, Point size) {
    }

    /** @param font that is set in the GC @return the text as far as there is room for it, in pixels */
    public Fit of(String text, int room, Font font, GC gc) {
        return kept.computeIfAbsent(new Wish(text, room, font), k -> {
            Map<Integer, Integer> widths = letters.computeIfAbsent(font, f -> new HashMap<>());
            return fit(text, room, s -> gc.textExtent(s, SWT.DRAW_TRANSPARENT),
                    letter -> widths.computeIfAbsent(letter, l -> gc.textExtent(Character.toString(l), SWT.DRAW_TRANSPARENT).x));
        });
    }

    /**
     * @param measure says what a text takes
     * @param letter  says about how wide a character is, given its code point
     * @return as much of the text as there is room for, ended by an ellipsis; the whole text if it fits
     */
    static Fit fit(String text, int room, Function<String, Point> measure, IntUnaryOperator letter) {
        int near = near(text, (int) Math.min(Integer.MAX_VALUE, room * SURELY), letter);
        if (near == text.length()) {
            Point whole = measure.apply(text);
            if (whole.x <= room)
                return new Fit(text, whole);
        }
        return cut(text, near(text, room - letter.applyAsInt(MORE.codePointAt(0)), letter), room, measure);
    }

    /** @return how much of the text has room by the widths of its letters */
    private static int near(String text, int room, IntUnaryOperator letter) {
        int width = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            width += letter.applyAsInt(text.codePointAt(i));
            if (width > room)
                return i;
        }
        return text.length();
    }

    /** The first guess is near; from there it goes in steps that double, and then halves what is left. */
    private static Fit cut(String text, int guess, int room, Function<String, Point> measure) {
        int fits = 0;
        int over = text.length();
        Fit best = null;
        int near = guess;
        for (int step = 1; over - fits > 1; step *= 2) {
            int middle = Math.clamp(near, fits + 1, over - 1);
            String start = start(text, middle);
            Point size = measure.apply(start);
            if (size.x <= room) {
                fits = middle;
                best = new Fit(start, size);
            } else {
                over = middle;
            }
            near = step > 4 ? (fits + over) / 2 : size.x <= room ? middle + step : middle - step;
        }
        return best == null ? new Fit(start(text, 0), measure.apply(start(text, 0))) : best;
    }

    /** Never half of a character, and no blank before the ellipsis. */
    static String start(String text, int length) {
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing() + MORE;
    }
}
