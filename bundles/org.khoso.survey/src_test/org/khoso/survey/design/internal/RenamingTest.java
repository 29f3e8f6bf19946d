package org.khoso.survey.design.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.survey.internal.References;
import org.khoso.survey.internal.References.Renamed;

/** A new identity is carried over to where the questionnaire names the old one, and nowhere else. */
class RenamingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1.a|false|false|1.a|I.1|[1.a/pages] > 0 and answered('1.a')|[I.1/pages] > 0 and answered('I.1')",
            "1.a|false|false|1.a|I.1|[x] = '1.a' or none( '1.a' )|[x] = '1.a' or none( 'I.1' )",
            "1.a|false|false|1.a|I.1|[ 1.a / province/pages ]=0|[I.1/ province/pages ]=0",
            "1.a|false|true|pages|trang|[pages] > [1.b/pages] and sum([1.a/*/pages]) > 0|[trang] > [1.b/pages] and sum([1.a/*/trang]) > 0",
            "1.a|true|false|province|tinh|[1.a/province/province] = 1 and [1.a/province] = 2|[1.a/tinh/province] = 1 and [1.a/province] = 2",
            "1.a|false|true|pages|trang|[pages] >|[trang] >", "1.a|false|true|pages|trang|[pages] > 'open|[pages] > 'open"})
    void references(String item, boolean row, boolean column, String old, String now, String before, String after) {
        assertEquals(after, References.rename(before, "1.a", new Renamed(item, row, column, old, now)));
    }

    @Test
    void everyNameOfTheLetterCanBeChanged() throws Exception {
        SurveyDesign d = Designs.shipped("khoso-survey-2026");
        for (int i = 0; i < d.count(Place.ROOT, "sections"); i++)
            d = d.set(Place.ROOT.child("sections", i), "id", "S" + i);
        for (int i = 0; i < d.count(Place.ROOT, "items"); i++) {
            Place item = Place.ROOT.child("items", i);
            d = d.set(item, "id", "M" + i);
            for (int c = 0; c < d.count(item, "columns"); c++)
                d = d.set(item.child("columns", c), "id", "c" + c + "x");
            for (int r = 0; r < d.count(item, "rows"); r++)
                d = d.set(item.child("rows", r), "id", d.value(item.child("rows", r), "id") + "x");
        }
        assertTrue(d.usable(), d.problems().stream().filter(p -> p.blocks()).toList().toString());
        assertTrue(d.yaml().contains("[M1/c3x]"), "conditions name the new ones");
        assertEquals(d, Designs.read(d.yaml()));
    }

    @Test
    void aNameOfTwoIsCarriedOverByNeither() throws Exception {
        SurveyDesign d = Designs.shipped("khoso-survey-2026");
        SurveyDesign twice = d.set(Designs.item(d, "1.b"), "id", "1.a");
        SurveyDesign mended = twice.set(Designs.item(d, "1.b"), "id", "1.z");
        assertTrue(mended.yaml().contains("[1.a/planDossiers]"));
    }
}
