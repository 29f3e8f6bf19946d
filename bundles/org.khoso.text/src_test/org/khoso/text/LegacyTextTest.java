package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** By the tables of the standards: TCVN 5712 VN3, VNI, VPS, RFC 1456. Bytes as Latin-1 shows them. */
    @ParameterizedTest
    @CsvSource({"TCVN3,\u00b8,\u00e1", "TCVN3,\u00d0,\u00e9", "TCVN3,\u00d5,\u1ebf", "TCVN3,\u00ae,\u0111", "TCVN3,\u00a7,\u0110",
            "VNI,a\u00f9,\u00e1", "VNI,e\u00e1,\u1ebf",
            "VNI,E\u00c1,\u1ebe", "VNI,\u00f1,\u0111", "VNI,\u00d1,\u0110", "VNI,\u00f4\u00f9,\u1edb", "VISCII,\u00aa,\u1ebf",
            "VISCII,\u00f0,\u0111",
            "VPS,\u00c7,\u0111"})
    void lettersOfTheStandards(LegacyText form, String bytes, String letter) {
        assertEquals(letter, form.decode(bytes));
        assertEquals(bytes, form.encode(letter).orElseThrow());
        assertEquals(bytes, form.encode(Normalizer.normalize(letter, Normalizer.Form.NFD)).orElseThrow());
    }

    /** Every letter that Vietnamese has goes both ways in capitals as well, where the form has them. */
    @Test
    void capitalsGoBothWays() {
        for (LegacyText form : List.of(LegacyText.VNI, LegacyText.VPS, LegacyText.VISCII, LegacyText.MOJIBAKE)) {
            String all = SMALL + SMALL.toUpperCase();
            assertEquals(all, form.decode(form.encode(all).orElseThrow()), form.name());
        }
        assertEquals("\u00c0\u00c1", LegacyText.NONE.decode("\u00c0\u00c1"));
        assertEquals("\u00c0\u00c1", LegacyText.NONE.encode("\u00c0\u00c1").orElseThrow());
        for (LegacyText form : List.of(LegacyText.TCVN3, LegacyText.VNI, LegacyText.VPS, LegacyText.VISCII))
            assertTrue(form.encode("\u4e2d").isEmpty(), "no place for a Chinese letter in " + form);
    }

    /** What is plain, or holds letters that stand for no byte, is no old text and stays. */
    @ParameterizedTest
    @EnumSource
    void plainAndForeignTextStays(LegacyText form) {
        for (String s : List.of("", "plain text, 12/1996\ttab\r\n", "\u0416\u00e0", "\u4e2d\u00b8"))
            assertEquals(s, form.decode(s));
        assertEquals("caf\u00e9 \u00ff", LegacyText.MOJIBAKE.decode("caf\u00e9 \u00ff"), "no UTF-8");
    }

    /** Signs that Windows-1252 shows for bytes of 80 to 9F are those bytes. */
    @Test
    void signsOfWindowsAreBytes() {
        String written = LegacyText.VPS.encode(SMALL).orElseThrow();
        String shown = new String(written.getBytes(StandardCharsets.ISO_8859_1), java.nio.charset.Charset.forName("windows-1252"));
        for (int i = 0; i < written.length(); i++)
            if (shown.charAt(i) != '\ufffd')
            assertEquals(LegacyText.VPS.decode(written.substring(i, i + 1)), LegacyText.VPS.decode(shown.substring(i, i + 1)));
        assertEquals("\u1ebf", LegacyText.MOJIBAKE.decode("\u00e1\u00ba\u00bf"));
        assertEquals("\u0111", LegacyText.MOJIBAKE.decode("\u00c4\u2018"), "91 is shown as a quotation mark");
        assertEquals("a\u1ebf", LegacyText.MOJIBAKE.decode("a\u00c3\u00aa\u00cc\u0081"), "composed again");
    }

    /** Fonts for capitals: words of capitals alone, two at least, shout as a whole. */
    @Test
    void whoShoutsAndWhoDoesNot() {
        assertEquals("QUY\u1ebeT", LegacyText.TCVN3.decode("QUY\u00d5T"));
        assertEquals("A\u1ebf", LegacyText.TCVN3.decode("A\u00d5"), "one capital is a name");
        assertEquals("AZ\u1ebe", LegacyText.TCVN3.decode("AZ\u00d5"));
        assertEquals("az QUY\u1ebeT, z\u1ebf A\u1ebf AZ\u1ebe", LegacyText.TCVN3.decode("az QUY\u00d5T, z\u00d5 A\u00d5 AZ\u00d5"));
        assertEquals("\u1ebf", LegacyText.TCVN3.decode("\u00d5"), "nothing else to go by");
    }

    @ParameterizedTest
    @CsvSource({".VnArial,TCVN3", ".vntimeh,TCVN3", "VNI-Helve,VNI", "vni-times,VNI", "VPS Times,VPS", "VPS-Helv,VPS", "VI Arial,VISCII",
            "VISCII Times,VISCII",
            "Vivaldi,NONE", "'',NONE", "VPSerif,NONE"})
    void fontsAndTheirForms(String font, LegacyText form) {
        assertEquals(form, LegacyText.of("abc", font));
        assertEquals(LegacyText.NONE, LegacyText.of("abc", null));
    }

    /** A font that says old and a text that is new: the text is right. */
    @Test
    void unicodeUnderAnOldFont() {
        assertEquals(LegacyText.NONE, LegacyText.of("Quy\u1ebft \u0111\u1ecbnh", ".VnTime"));
    }

    @ParameterizedTest
    @CsvSource({"'\u0111\u01b0\u1eddng ph\u1ed1',1", "'\u0111\u01b0\u1eddng xy\u1ebfz',0.5", "'\u0111\u01b0\u1eddng',0",
            "plain words only,0", "'b\u1ebfz c\u1ea1xx',0",
            "'\u0111\u01b0\u1eddng 12, ph\u1ed1 nh\u00e0/z\u1ebf',0.75"})
    void shareOfSyllables(String text, double share) {
        assertEquals(share, LegacyText.likeness(text));
    }

    @Test
    void spoiltTextIsToldByItsBytes() {
        String spoilt = LegacyText.MOJIBAKE.encode("S\u1edf N\u1ed9i v\u1ee5").orElseThrow();
        assertEquals(LegacyText.MOJIBAKE, LegacyText.of(spoilt));
        assertEquals(LegacyText.NONE, LegacyText.of(LegacyText.MOJIBAKE.encode("caf\u00e9").orElseThrow()),
                "one sequence may come by chance");
        assertEquals(LegacyText.NONE, LegacyText.of("\u00e9 \u00e8 \u00e0"), "no UTF-8 at all");
    }
}
