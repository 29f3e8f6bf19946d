package org.khoso.core.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** Volumes are typed with the unit that a person has them in, and kept in bytes. */
class TypedVolumeTest {
    private static final Bilingual NAME = new Bilingual("x", null);
    private static final Cell CELL = new Cell("2.a", "", "existing");
    private static final Template SURVEY = new Template("s", "1", NAME, "", "", "", null, null, List.of(), List.of(),
            List.of(new Item("2.a", "2", "a)", NAME, "group", "M", false, false, List.of(), List.of(),
                    List.of(new Column("existing", NAME, "byte", "bytes", "M", false, false, 0, "", "", List.of())))),
            List.of());

    private static String typed(String text) throws KhosoException {
        return Typed.value(SURVEY, CELL, text);
    }

    @Test
    void unitsOfTenAndOfTwo() throws Exception {
        assertEquals("1500000000000", typed("1,5 TB"));
        assertEquals("1500000000000", typed("1.500 gb"));
        assertEquals("1073741824", typed("1GiB"));
        assertEquals("12", typed("12"));
        assertEquals("0", typed("0 GB"));
    }

    @Test
    void bytesAreWhole() {
        assertThrows(KhosoException.class, () -> typed("1,5"));
        assertThrows(KhosoException.class, () -> typed("GB"));
        assertThrows(KhosoException.class, () -> typed("many TB"));
    }
}
