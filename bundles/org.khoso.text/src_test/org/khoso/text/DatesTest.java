package org.khoso.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.PartialDate;
import org.khoso.api.PartialDate.Precision;

class DatesTest {
    @Test
    void monthsByNameAndBlanks() {
        String[][] cases = {{"Ng\u00e0y 01 th\u00e1ng Gi\u00eang n\u0103m 1990", "01/01/1990"},
                {"th\u00e1ng Ch\u1ea1p n\u0103m 1989", "12/1989"}, {"m\u00f9ng 2 th\u00e1ng 9 n\u0103m 1945", "02/09/1945"},
                {"ng\u00e0y m\u1ed3ng 2 th\u00e1ng n\u0103m n\u0103m 1946", "02/05/1946"}, {"19980512", "12/05/1998"},
                {"../5/1982", "05/1982"}, {"\u2026/\u2026/1983", "1983"}, {"15/VII/1986", "15/07/1986"},
                {"5-Sep-1996", "05/09/1996"}, {"Sept 5, 1996", "05/09/1996"}, {"12/XIII/1986", "12/XIII/1986"}};
        for (String[] c : cases)
            assertEquals(c[1], Dates.parse(c[0]).display());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"01/4/2025|2025-04-01|2025-04-01|DAY", "1-4-2025|2025-04-01|2025-04-01|DAY",
            "1.4.2025|2025-04-01|2025-04-01|DAY",
            "ngày 01 tháng 4 năm 2025|2025-04-01|2025-04-01|DAY", "Ngày 1 tháng 4 năm 2025|2025-04-01|2025-04-01|DAY",
            "ngày 1 tháng 4, năm 2025|2025-04-01|2025-04-01|DAY", "1 tháng 4 năm 2025|2025-04-01|2025-04-01|DAY",
            "tháng 4 năm 2025|2025-04-01|2025-04-30|MONTH",
            "tháng 4/2025|2025-04-01|2025-04-30|MONTH", "năm 1996|1996-01-01|1996-12-31|YEAR", "ngày 01/4/2025|2025-04-01|2025-04-01|DAY",
            "?/5/96|1996-05-01|1996-05-31|MONTH", "??/??/1996|1996-01-01|1996-12-31|YEAR", "5/1996|1996-05-01|1996-05-31|MONTH",
            "1996|1996-01-01|1996-12-31|YEAR", "1996-1998|1996-01-01|1998-12-31|RANGE", "1996 - 1998|1996-01-01|1998-12-31|RANGE",
            "1996–1998|1996-01-01|1998-12-31|RANGE", "1996-98|1996-01-01|1998-12-31|RANGE", "00/00/1998|1998-01-01|1998-12-31|YEAR",
            "00/05/1998|1998-05-01|1998-05-31|MONTH", "04/1975 - 12/1976|1975-04-01|1976-12-31|RANGE",
            "04/1975-12/1976|1975-04-01|1976-12-31|RANGE",
            "01/04/1975-30/12/1976|1975-04-01|1976-12-30|RANGE", "1-4-1975 - 2-5-1976|1975-04-01|1976-05-02|RANGE",
            "từ 01/4/1975 đến 02/5/1976|1975-04-01|1976-05-02|RANGE", "từ năm 1975 đến năm 1976|1975-01-01|1976-12-31|RANGE",
            "2025-04-01|2025-04-01|2025-04-01|DAY", "2025-04-01T10:20:30|2025-04-01|2025-04-01|DAY",
            "01/04/2025 00:00:00|2025-04-01|2025-04-01|DAY",
            "2025-04|2025-04-01|2025-04-30|MONTH", "29/02/2024|2024-02-29|2024-02-29|DAY", "5/96|1996-05-01|1996-05-31|MONTH",
            "01/02/30|1930-02-01|1930-02-01|DAY", "01/02/29|2029-02-01|2029-02-01|DAY", " 1 / 4 / 2025 |2025-04-01|2025-04-01|DAY",
            "15/00/1998|1998-01-01|1998-12-31|YEAR", "1998-1998|1998-01-01|1998-12-31|YEAR"})
    void reads(String text, String from, String to, Precision precision) {
        PartialDate d = Dates.parse(text);
        assertEquals(new PartialDate(LocalDate.parse(from), LocalDate.parse(to), precision, text), d);
        assertEquals(d.from(), Dates.parse(Normalizer.normalize(text, Form.NFD)).from());
    }

    /** As catalogues of provinces have them: quarters, halves, forms left open, digits and dashes of other keyboards. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Quý III/1997|1997-07-01|1997-09-30|RANGE", "quý 1 năm 1998|1998-01-01|1998-03-31|RANGE",
            "Q4/2001|2001-10-01|2001-12-31|RANGE", "QUÝ IV NĂM 1999|1999-10-01|1999-12-31|RANGE", "quý II-1996|1996-04-01|1996-06-30|RANGE",
            "6 tháng đầu năm 1998|1998-01-01|1998-06-30|RANGE", "sáu tháng cuối năm 1998|1998-07-01|1998-12-31|RANGE",
            "cuối năm 1987|1987-01-01|1987-12-31|YEAR", "Đầu năm 1990|1990-01-01|1990-12-31|YEAR",
            "ngày 5 tháng 9 năm 1996|1996-09-05|1996-09-05|DAY",
            "05-9-96|1996-09-05|1996-09-05|DAY", "9/1996|1996-09-01|1996-09-30|MONTH", "T9/1996|1996-09-01|1996-09-30|MONTH",
            "Th.9/1996|1996-09-01|1996-09-30|MONTH", "ngày ... tháng 9 năm 1996|1996-09-01|1996-09-30|MONTH",
            "ngày     tháng 9 năm 1996|1996-09-01|1996-09-30|MONTH", "ngày … tháng … năm 1996|1996-01-01|1996-12-31|YEAR",
            "ngày ___ tháng ___ năm 1996|1996-01-01|1996-12-31|YEAR", "５/９/１９９６|1996-09-05|1996-09-05|DAY",
            "５／９／１９９６|1996-09-05|1996-09-05|DAY",
            "5‑9‑1996|1996-09-05|1996-09-05|DAY", "5−9−1996|1996-09-05|1996-09-05|DAY", "5 - 9 - 1996|1996-09-05|1996-09-05|DAY",
            "05/9/1996.|1996-09-05|1996-09-05|DAY", "5/9 năm 1996|1996-09-05|1996-09-05|DAY",
            "ngày 5/9, năm 1996|1996-09-05|1996-09-05|DAY",
            "tháng 9 năm 1996 đến tháng 3 năm 1997|1996-09-01|1997-03-31|RANGE", "1996 tới 1998|1996-01-01|1998-12-31|RANGE",
            "01/01/1000|1000-01-01|1000-01-01|DAY", "31/12/2199|2199-12-31|2199-12-31|DAY", "5/32|1932-05-01|1932-05-31|MONTH",
            "31/00/1998|1998-01-01|1998-12-31|YEAR"})
    void habits(String text, String from, String to, Precision precision) {
        PartialDate d = Dates.parse(text);
        assertEquals(new PartialDate(LocalDate.parse(from), LocalDate.parse(to), precision, text), d);
        assertEquals(d.from(), Dates.parse(Normalizer.normalize(text, Form.NFD)).from());
        assertEquals(d.to(), Dates.parse("\u00a0" + text.toUpperCase(java.util.Locale.ROOT) + " ").to());
    }

    /** What nobody can tell is kept as it was written: a spreadsheet's number for a day is told by its cell, not by its digits. */
    @ParameterizedTest
    @ValueSource(strings = {"quý V/1997", "quý 0/1997", "quý III", "30/2/1999", "không ngày", "35307", "khoảng cuối năm 1987", "cuối năm",
            "5/31", "96-98",
            "01/01/0999", "32/00/1998", "01/01/2200", "1996-96", "1998-95", "đầu năm 98", "7 tháng đầu năm 1998", "t", "th. 9",
            "ngày ... tháng ... năm ..."})
    void nobodyCanTell(String text) {
        assertEquals(PartialDate.unknown(text), Dates.parse(text));
    }

    @Test
    void atMostEightyCharacters() {
        assertEquals(Precision.YEAR, Dates.parse(" ".repeat(76) + "1996").precision());
        assertEquals(Precision.UNKNOWN, Dates.parse(" ".repeat(77) + "1996").precision());
    }

    /** However a day is written, it is the same day. */
    @Test
    void aDayInAllItsForms() {
        Random r = new Random(7);
        for (int i = 0; i < 3000; i++) {
            LocalDate day = LocalDate.of(1930, 1, 1).plusDays(r.nextInt(36_000));
            String y = String.valueOf(day.getYear());
            String roman = List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII").get(day.getMonthValue() - 1);
            String d = r.nextBoolean() ? String.valueOf(day.getDayOfMonth()) : "%02d".formatted(day.getDayOfMonth());
            String m = r.nextBoolean() ? String.valueOf(day.getMonthValue()) : "%02d".formatted(day.getMonthValue());
            for (String s : List.of(d + "/" + m + "/" + y, d + "-" + m + "-" + y, d + "." + m + "." + y, d + " / " + m + " / " + y,
                    "ng\u00e0y " + d + " th\u00e1ng " + m + " n\u0103m " + y, "Ng\u00e0y " + d + "/" + m + "/" + y,
                    d + "/" + roman + "/" + y, day.toString(),
                    y + "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth()), d + "/" + m + "/" + y + " 00:00:00"))
                assertEquals(day, Dates.parse(s).from(), s);
            if (day.getYear() < 2030)
                assertEquals(day, Dates.parse(d + "/" + m + "/" + y.substring(2)).from());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/1998", "29/02/2023", "4/13/2025", "", "   ", "khoảng năm 1996", "?", "00/00/0000", "5/12", "1998-1996",
            "12345", "32/1/2020",
            "1/4-2025", "không rõ", "01042025", "-", "1996-", "99/1996", "=1+1"})
    void refusesButKeeps(String text) {
        assertEquals(PartialDate.unknown(text), Dates.parse(text));
    }

    @Test
    void nullAndHuge() {
        assertEquals(PartialDate.unknown(""), Dates.parse(null));
        String huge = "1-".repeat(1 << 20);
        assertEquals(PartialDate.unknown(huge), Dates.parse(huge));
    }

    @Test
    void serials() {
        assertEquals("01/04/2025", Dates.ofSerial(45748, false).display());
        assertEquals("01/04/2025", Dates.ofSerial(45748.75, false).display());
        assertEquals("01/01/1900", Dates.ofSerial(1, false).display());
        assertEquals("01/03/1900", Dates.ofSerial(61, false).display());
        assertEquals(PartialDate.unknown("60"), Dates.ofSerial(60, false));
        assertEquals("01/04/2025", Dates.ofSerial(45748 - 1462, true).display());
        assertEquals("31/12/9999", Dates.ofSerial(2958465.9, false).display());
        for (double bad : new double[]{Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -1, 0, 1e300, 2958466})
            assertEquals(Precision.UNKNOWN, Dates.ofSerial(bad, false).precision());
        assertEquals("", Dates.ofSerial(Double.NaN, false).text());
        assertEquals("-1", Dates.ofSerial(-1, false).text());
        assertEquals("0.5", Dates.ofSerial(0.5, false).text());
        assertEquals("1.0E300", Dates.ofSerial(1e300, false).text());
        assertEquals("01/01/1904", Dates.ofSerial(0, true).display());
        assertEquals("28/02/1900", Dates.ofSerial(59, false).display());
    }

    @Test
    void whatIsShownIsReadAgain() {
        long seed = System.nanoTime();
        Random r = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            String s = Texts.random(r);
            PartialDate d = Dates.parse(s);
            assertEquals(s, d.text());
            LocalDate day = LocalDate.of(1930, 1, 1).plusDays(r.nextInt(70_000));
            assertEquals(day, Dates.parse(PartialDate.day(day).display()).from(), "seed " + seed);
            assertEquals(day, Dates.parse(day.toString()).to());
            PartialDate range = new PartialDate(day, day.plusDays(1 + r.nextInt(9000)), Precision.RANGE, "");
            PartialDate again = Dates.parse(range.display());
            assertTrue(again.from().equals(range.from()) && again.to().equals(range.to()), range.display());
        }
    }
}
