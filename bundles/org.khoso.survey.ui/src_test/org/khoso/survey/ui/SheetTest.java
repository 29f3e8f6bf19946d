package org.khoso.survey.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.survey.ui.ItemMark.Progress;

/** How items stand, which rows and columns show, and what a check found. */
class SheetTest {
    private static ItemMark mark(Letter letter) {
        return ItemMark.of(letter.sheet(), Letter.TABLE);
    }

    @Test
    void marks() {
        assertEquals(ItemMark.OPEN, mark(new Letter()));
        assertEquals(ItemMark.ANSWERED, mark(new Letter().count("1.a/province/dossiers", "0")));
        assertEquals(ItemMark.NONE, mark(new Letter().say("1.a//#none", "chưa số hóa")));
        Letter partly = new Letter().say("1.a/province/dossiers", "3").require("1.a/province/content");
        assertEquals(ItemMark.PARTLY, mark(partly));
        assertEquals(ItemMark.WARNED, mark(partly.faults(Letter.fault("warning", "1.a/province/dossiers"))));
        assertEquals(ItemMark.FAULTY, mark(partly.faults(Letter.fault("error", "1.a//"), Letter.fault("warning", "1.a//"))));
        assertEquals(ItemMark.PARTLY, mark(partly.faults(Letter.fault("info", "1.a//"), Letter.fault("error", "1.c//"))));
    }

    @Test
    void whatIsNotAskedDoesNotCount() {
        Letter letter = new Letter().say("1.a/province/dossiers", "3").hide("1.d/1/name", "1.d/1/taxcode");
        assertEquals(ItemMark.UNASKED, ItemMark.of(letter.sheet(), Letter.LIST));
        assertEquals(new Progress(1, 2), ItemMark.progress(letter.sheet()));
        // a value that is there in spite of that is seen, so that it can be taken away
        assertEquals(List.of("name"),
                letter.say("1.d/1/name", "Cty").hide("1.d/2/name", "1.d/2/taxcode").sheet().columns(Letter.LIST).stream().map(Column::id)
                        .toList());
    }

    @Test
    void faultsLeaveTheProgressAlone() {
        Letter letter = new Letter().say("1.a/province/dossiers", "3").faults(Letter.fault("error", "1.a/province/dossiers"));
        assertEquals(new Progress(1, 3), ItemMark.progress(letter.sheet()));
    }

    @Test
    void freeRowsEndInTheOneThatIsAdded() {
        Letter letter = new Letter();
        assertEquals(List.of("1"), letter.sheet().rows(Letter.LIST));
        letter.say("1.d/2/name", "B").say("1.d/10/name", "C").say("1.d//#none", "x");
        assertEquals(List.of("2", "10", "11"), letter.sheet().rows(Letter.LIST));
        assertEquals(List.of("2", "10"), letter.state(State.SENT).sheet().rows(Letter.LIST));
        assertEquals(List.of(), new Letter().state(State.SENT).sheet().rows(Letter.LIST));
    }

    @Test
    void tableFindsItsCells() {
        var table = new AnswerTable(new Letter().hide("1.a/province/metres", "1.a/commune/metres").sheet(), Letter.TABLE, Letter.WORDS);
        assertEquals(2, table.columns().size());
        assertArrayEquals(new int[]{1, 1}, table.find(Letter.cell("1.a/commune/content")).orElseThrow());
        assertArrayEquals(new int[]{1, 0}, table.find(Letter.cell("1.a/commune/")).orElseThrow());
        assertArrayEquals(new int[]{0, 0}, table.find(Letter.cell("1.a//")).orElseThrow());
        assertTrue(table.find(Letter.cell("1.a/commune/metres")).isEmpty());
        assertTrue(table.find(Letter.cell("1.a/district/content")).isEmpty());
    }

    @Test
    void hiddenCellsOfAShownColumnCannotBeChanged() {
        Letter letter = new Letter().hide("1.a/province/content");
        var table = new AnswerTable(letter.sheet(), Letter.TABLE, Letter.WORDS);
        assertFalse(table.editable(0, 2));
        assertTrue(table.editable(1, 2));
        assertFalse(new AnswerTable(letter.state(State.IN_APPROVAL).sheet(), Letter.TABLE, Letter.WORDS).editable(1, 2));
    }

    @Test
    void countedValuesNeedAReason() {
        Sheet sheet = new Letter().count("1.a/province/dossiers", "12").say("1.a/commune/dossiers", "3").sheet();
        assertTrue(sheet.needsReason(Letter.cell("1.a/province/dossiers"), "13"));
        assertFalse(sheet.needsReason(Letter.cell("1.a/province/dossiers"), "12"));
        assertFalse(sheet.needsReason(Letter.cell("1.a/province/dossiers"), ""));
        assertFalse(sheet.needsReason(Letter.cell("1.a/commune/dossiers"), "4"));
        assertFalse(sheet.needsReason(Letter.cell("1.a/commune/metres"), "4"));
    }

    @Test
    void faultsAreGroupedByItem() {
        Sheet sheet = new Letter()
                .faults(Letter.fault("error", "1.c//method"), Letter.fault("warning", "1.a//"), Letter.fault("info", "//"),
                        Letter.fault("error", "1.c//other"))
                .sheet();
        assertEquals(List.of("", "1.a", "1.c", ""), FaultLines.of(sheet).stream().map(FaultLines.Line::head).toList());
        assertEquals(new FaultLines.Count(2, 2), FaultLines.count(sheet.faults()));
        assertEquals(1, sheet.faults(Letter.cell("1.c//other")).size());
    }
}
