package org.khoso.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What is too long ends in an ellipsis and is never wider than there is room. */
class FitsTest {
    private static String cut(String text, int room) {
        return Fits.shorten(text, room, s -> s.codePointCount(0, s.length()));
    }

    @Test
    void whatFitsStaysWhole() {
        assertEquals("dossier", cut("dossier", 7));
        assertEquals("", cut("", 0));
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertEquals("dossi…", cut("dossiers", 6));
        assertEquals("one…", cut("one two", 5), "no blank before the ellipsis");
        assertEquals("…", cut("dossier", 0), "no room at all");
    }

    @Test
    void charactersAreNotHalved() {
        assertEquals("a…", cut("a\ud83d\udcc1\ud83d\udcc1b", 2));
    }
}
