package org.khoso.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.eclipse.swt.graphics.Point;
import org.junit.jupiter.api.Test;

/** What is too long ends in an ellipsis, is never wider than there is room, and takes few measures. */
class FitsTest {
    private static final Function<String, Point> ONE_EACH = s -> new Point(s.codePointCount(0, s.length()), 1);

    private static String cut(String text, int room) {
        return Fits.fit(text, room, ONE_EACH, l -> 1).text();
    }

    @Test
    void whatFitsStaysWhole() {
        assertEquals("dossier", cut("dossier", 7));
        assertEquals("", cut("", 0));
        assertEquals("dossier", cut("dossier", Integer.MAX_VALUE));
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertEquals("dossi…", cut("dossiers", 6));
        assertEquals("one…", cut("one two", 5), "no blank before the ellipsis");
        assertEquals("…", cut("dossier", 0), "no room at all");
        assertEquals("…", cut("dossier", -5), "less than no room");
    }

    @Test
    void charactersAreNotHalved() {
        assertEquals("a…", cut("a\ud83d\udcc1\ud83d\udcc1b", 2));
    }

    /** Letters side by side are closer or wider than each for itself: as much stays as has room, whatever the letters promise. */
    @Test
    void lettersOnlyPromise() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = words(random);
            double closer = 0.8 + random.nextDouble() * 0.5;
            Function<String, Point> real = s -> new Point((int) (s.chars().map(FitsTest::width).sum() * closer), 10);
            int room = random.nextInt(10, 400);
            String fit = Fits.fit(text, room, real, FitsTest::width).text();
            assertEquals(slowly(text, room, real), fit, () -> text + " in " + room);
        }
    }

    @Test
    void aNewTextTakesTwoMeasures() {
        var random = new Random(8);
        var measures = new AtomicInteger();
        Function<String, Point> real = s -> {
            measures.incrementAndGet();
            return new Point(s.chars().map(FitsTest::width).sum(), 10);
        };
        for (int i = 0; i < 1_000; i++)
            Fits.fit(words(random), 200, real, FitsTest::width);
        assertTrue(measures.get() < 2_300, () -> measures + " measures");
    }

    private static int width(int letter) {
        return letter == ' ' ? 4 : 5 + letter % 6;
    }

    private static String words(Random random) {
        var b = new StringBuilder();
        for (int n = random.nextInt(1, 20); n > 0; n--)
            b.append("hồ sơ về việc sửa chữa cầu đường tỉnh".split(" ")[random.nextInt(9)]).append(' ');
        return b.toString().strip();
    }

    private static String slowly(String text, int room, Function<String, Point> measure) {
        if (measure.apply(text).x <= room)
            return text;
        int length = text.length() - 1;
        while (length > 0 && measure.apply(Fits.start(text, length)).x > room)
            length--;
        return Fits.start(text, length);
    }
}
