package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
    @ParameterizedTest
    @CsvSource({"Quyết định,quyet dinh", "ĐẠI HỌC,dai hoc", "Thừa Thiên Huế,thua thien hue", "đường,duong", "ƯỜNG,uong", "Straße,straße"})
    void foldTakesMarksAway(String in, String out) {
        assertEquals(out, Fold.fold(in));
        assertEquals(out, Fold.fold(Normalizer.normalize(in, Form.NFD)));
    }

    @ParameterizedTest
    @CsvSource({"hoà,hòa", "hòa,hòa", "HOÀ BÌNH,hòa bình", "hoàn,hoàn", "khoẻ,khỏe", "thuỷ,thủy", "uỷ ban,ủy ban", "quý,quý", "quỳ,quỳ",
            "Quỹ,quỹ",
            "khuỷu,khuỷu", "toán,toán", "hoá đơn,hóa đơn", "xoè,xòe", "loa,loa", "huế,huế", "tuỳ,tùy", "Quý,quý", "luỹ,lũy", "hoặc,hoặc",
            "oà,òa"})
    void exactPlacesTheTone(String in, String out) {
        assertEquals(out, Fold.exact(in));
        assertEquals(out, Fold.exact(Normalizer.normalize(in, Form.NFD)));
    }

    /** Letters are looked up; what is found there is what decomposing whole texts gives. */
    @Test
    void lookedUpLettersAreNoOthers() {
        Random r = new Random();
        StringBuilder all = new StringBuilder();
        for (char c = 1; c < 0x3000; c++) {
            all.append(c);
            assertEquals(slowly("x" + c + "a"), Fold.fold("x" + c + "a"), "U+" + Integer.toHexString(c));
        }
        for (int n = 0; n < 5_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = r.nextInt(12); i >= 0; i--)
                text.append(switch (r.nextInt(4)) {
                    case 0 -> (char) (0x300 + r.nextInt(0x30));
                    case 1 -> (char) (0x1e00 + r.nextInt(0x100));
                    case 2 -> (char) (0x80 + r.nextInt(0x200));
                    default -> all.charAt(r.nextInt(all.length()));
                });
            assertEquals(slowly(text.toString()), Fold.fold(text.toString()),
                    () -> text.chars().mapToObj(Integer::toHexString).toList().toString());
            assertEquals(Normalizer.normalize(text, Form.NFC), Fold.nfc(text.toString()));
        }
    }

    private static String slowly(String text) {
        String s = Normalizer.normalize(Normalizer.normalize(text, Form.NFC).toLowerCase(java.util.Locale.ROOT), Form.NFD);
        StringBuilder out = new StringBuilder();
        s.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(c -> out.appendCodePoint(c == '\u0111' ? 'd' : c));
        return Normalizer.normalize(out.toString().toLowerCase(java.util.Locale.ROOT), Form.NFC);
    }

    @Test
    void nullIsEmpty() {
        assertEquals("", Fold.fold(null));
        assertEquals("", Fold.exact(null));
        assertEquals("", Fold.nfc(null));
    }

    @Test
    void stableAndFormBlindForAnyText() {
        long seed = System.nanoTime();
        Random r = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String s = Texts.random(r);
            String where = "seed " + seed + " text " + s;
            assertEquals(Fold.fold(s), Fold.fold(Fold.fold(s)), where);
            assertEquals(Fold.exact(s), Fold.exact(Fold.exact(s)), where);
            assertEquals(Fold.fold(s), Fold.fold(Normalizer.normalize(s, Form.NFD)), where);
            assertEquals(Fold.exact(s), Fold.exact(Normalizer.normalize(s, Form.NFD)), where);
            assertEquals(Fold.fold(s), Fold.fold(Fold.exact(s)), where);
        }
    }
}
