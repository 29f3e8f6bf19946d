package org.khoso.survey.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;

/** Undo and redo of a questionnaire that is made. */
class DesignLineTest {
    private static final Place ITEM = Place.ROOT.child("items", 0);

    /** A design of which only the name is known. */
    static SurveyDesign design(String name) {
        return (SurveyDesign) Proxy.newProxyInstance(SurveyDesign.class.getClassLoader(), new Class<?>[]{SurveyDesign.class},
                (p, m, a) -> switch (m.getName()) {
                    case "equals" -> a[0] != null && name.equals(a[0].toString());
                    case "hashCode" -> name.hashCode();
                    default -> name;
                });
    }

    @Test
    void editsAreTakenBackOneByOne() {
        SurveyDesign a = design("a");
        var line = new DesignLine(a);
        assertEquals(Optional.empty(), line.undo());
        assertTrue(line.edit(design("b"), ITEM, "sửa b", ""));
        assertTrue(line.edit(design("c"), ITEM, "sửa c", ""));
        assertFalse(line.edit(design("c"), ITEM, "nothing", ""), "an edit that changes nothing is none");
        assertEquals(Optional.of("sửa c"), line.undo());
        assertEquals(Optional.of("sửa b"), line.undo());
        assertSame(a, line.design());
        assertEquals(Optional.of("sửa b"), line.redo());
        assertEquals(ITEM, line.at());
        assertTrue(line.edit(design("d"), Place.ROOT, "sửa d", ""));
        assertEquals(Optional.empty(), line.redo(), "what was taken back is gone after another edit");
        assertEquals("d", line.design().toString());
    }

    @Test
    void typingIsOneEditUntilItIsSealed() {
        var line = new DesignLine(design("a"));
        for (String typed : new String[]{"b", "bc", "bcd"})
            line.edit(design(typed), ITEM, "gõ", "field");
        line.seal();
        line.edit(design("bcde"), ITEM, "gõ tiếp", "field");
        line.edit(design("other"), ITEM, "khác", "other field");
        assertEquals(Optional.of("khác"), line.undo());
        assertEquals("bcde", line.design().toString());
        assertEquals(Optional.of("gõ tiếp"), line.undo());
        assertEquals("bcd", line.design().toString());
        assertEquals(Optional.of("gõ"), line.undo());
        assertEquals("a", line.design().toString());
        line.redo();
        assertTrue(line.edit(design("x"), ITEM, "gõ", "field"), "an edit after undo does not swallow the one before");
        line.undo();
        assertEquals("bcd", line.design().toString());
    }

    @Test
    void theLineHasAnEnd() {
        var line = new DesignLine(design("start"));
        for (int i = 0; i < 500; i++)
            line.edit(design("d" + i), ITEM, "e" + i, "");
        int undone = 0;
        while (line.undo().isPresent())
            undone++;
        assertEquals(199, undone);
        assertEquals("d300", line.design().toString());
    }
}
