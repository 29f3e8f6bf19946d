package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegacyTextTest {
    private static final String SMALL = "\u00e0\u00e1\u1ea3\u00e3\u1ea1\u00e2\u1ea7\u1ea5\u1ea9\u1eab\u1ead\u0103\u1eb1\u1eaf\u1eb3\u1eb5\u1eb7\u0111"
            + "\u00e8\u00e9\u1ebb\u1ebd\u1eb9\u00ea\u1ec1\u1ebf\u1ec3\u1ec5\u1ec7\u00ec\u00ed\u1ec9\u0129\u1ecb\u00f2\u00f3\u1ecf\u00f5\u1ecd\u00f4\u1ed3\u1ed1"
            + "\u1ed5\u1ed7\u1ed9\u01a1\u1edd\u1edb\u1edf\u1ee1\u1ee3\u00f9\u00fa\u1ee7\u0169\u1ee5\u01b0\u1eeb\u1ee9\u1eed\u1eef\u1ef1\u1ef3\u00fd\u1ef7\u1ef9"
            + "\u1ef5";

    @ParameterizedTest
    @EnumSource
    void everyLetterComesBack(LegacyText form) {
        for (String letters : List.of(SMALL, form == LegacyText.TCVN3 ? "" : SMALL.toUpperCase()))
            for (int i = 0; i < letters.length(); i++) {
                String word = "b" + letters.charAt(i) + "n";
                assertEquals(word, form.decode(form.encode(word).orElseThrow()), form + " " + word);
            }
    }

    /** Lines of 30 characters from prose that had no part in the making of the tables. */
    @Test
    void isToldFromThirtyCharacters() throws Exception {
        String prose;
        try (InputStream in = LegacyTextTest.class.getResourceAsStream("prose.txt")) {
            prose = new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceAll("\\s+", " ");
        }
        int lines = 0;
        List<String> wrong = new ArrayList<>();
        for (LegacyText form : LegacyText.values())
            for (int i = 0; i + 30 <= prose.length(); i += 7, lines++) {
                String line = prose.substring(i, i + 30);
                String written = form.encode(line).orElseThrow();
                String read = LegacyText.of(written).decode(written);
                if (!read.equalsIgnoreCase(line))
                    wrong.add(form + ": " + line + " -> " + read);
            }
        assertTrue(wrong.size() <= lines * 0.005, wrong.size() + " of " + lines + " " + wrong);
    }

    @Test
    void westernTextIsLeftAlone() {
        for (String s : List.of("M\u00fcller & S\u00f6hne, Stra\u00dfe 7", "caf\u00e9 na\u00efve fa\u00e7ade",
                "A4 \u00a9 2009 \u00ae \u2013 100 \u20ac", "plain"))
            assertEquals(LegacyText.NONE, LegacyText.of(s), s);
    }

    @Test
    void capitalsOfFontsForCapitals() {
        String written = LegacyText.TCVN3.encode("QUY\u1ebeT \u0110\u1ecaNH s\u1ed1 12").orElseThrow();
        assertEquals("QUY\u1ebeT \u0110\u1ecaNH s\u1ed1 12", LegacyText.TCVN3.decode(written));
        assertEquals("H\u00e0 N\u1ed9i", LegacyText.TCVN3.decode(LegacyText.TCVN3.encode("H\u00e0 N\u1ed9i").orElseThrow()));
    }

    @Test
    void theFontTellsWhereTheTextIsTooShort() {
        String h = LegacyText.VNI.encode("H\u1ed3").orElseThrow();
        assertEquals(LegacyText.NONE, LegacyText.of(h));
        assertEquals(LegacyText.VNI, LegacyText.of(h, "VNI-Times"));
        assertEquals(LegacyText.TCVN3, LegacyText.of("x", ".VnTime"));
        assertEquals(LegacyText.NONE, LegacyText.of("abc", "Times New Roman"));
    }
}
