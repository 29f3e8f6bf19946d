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
