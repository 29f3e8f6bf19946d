package org.khoso.survey.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.core.survey.Typed;

/** What is shown for typing gives the same value when it is read again; what is shown for reading is as people here write it. */
class CellWordsTest {
    private static Column column(String id) {
        return Letter.TABLE.column(id).or(() -> Letter.GROUP.column(id)).orElseThrow();
    }

    private static void returns(String id, String value) throws Exception {
        boolean table = Letter.TABLE.column(id).isPresent();
        var cell = new Cell(table ? "1.a" : "1.c", table ? "province" : "", id);
        assertEquals(value, Typed.value(Letter.SURVEY, cell, Letter.WORDS.edit(column(id), value)), id);
    }

    @Test
    void typedAgainItIsTheSame() throws Exception {
        for (String n : new String[]{"0", "12", "1234", "1234567"})
            returns("dossiers", n);
        for (String n : new String[]{"0.5", "12.5", "1234.567", "1.234"})
            returns("metres", n);
        for (String n : new String[]{"0", "999", "1000", "1532111222333", "5000000000000000000", "1234"})
            returns("size", n);
        returns("done", "45.25");
        returns("from", "2025-04-01");
        returns("meets", "NO");
        returns("method", "SELF,SERVICE");
        returns("content", "Nghị quyết, quyết định");
    }

    private static String shown(String id, String value) {
        return Letter.WORDS.show(column(id), value);
    }

    @Test
    void shownAsPeopleWriteIt() {
        assertEquals("12.408", shown("dossiers", "12408"));
        assertEquals("1.234,5", shown("metres", "1234.5"));
        assertEquals("45,25 %", shown("done", "45.25"));
        assertEquals("1,53 TB", shown("size", "1532111222333"));
        assertEquals("512 B", shown("size", "512"));
        assertEquals("01/04/2025", shown("from", "2025-04-01"));
        assertEquals("Có", shown("meets", "YES"));
        assertEquals("Tự thực hiện; Sử dụng dịch vụ", shown("method", "SELF,SERVICE"));
    }

    /** In the base that the response asks for; what is typed from it gives the same bytes. */
    @Test
    void volumesAreShownInTheBaseThatIsAskedFor() throws Exception {
        CellWords two = Letter.WORDS.of(new Letter().say("1.c//base", "2^30").sheet());
        CellWords ten = Letter.WORDS.of(new Letter().say("1.c//base", "10^3").sheet());
        assertEquals("1,5 GiB", two.show(column("size"), "1610612736"));
        assertEquals("1,61 GB", ten.show(column("size"), "1610612736"));
        assertEquals("1,39 TiB", two.show(column("size"), "1532111222333"));
        assertEquals("1.000 B", two.show(column("size"), "1000"));
        for (String n : new String[]{"0", "1023", "1024", "1610612736", "1532111222333", "5000000000000000000"})
            assertEquals(n, Typed.value(Letter.SURVEY, new Cell("1.c", "", "size"), two.edit(column("size"), n)), n);
    }

    @Test
    void whatIsNoValueIsShownAsItIsKept() {
        assertEquals("", shown("dossiers", ""));
        assertEquals("nhiều", shown("dossiers", "nhiều"));
        assertEquals("tháng 4", shown("from", "tháng 4"));
        assertEquals("GONE", shown("method", "GONE"));
        assertEquals("9".repeat(50), shown("size", "9".repeat(50)));
    }
}
