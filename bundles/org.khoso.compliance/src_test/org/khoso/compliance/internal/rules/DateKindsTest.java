package org.khoso.compliance.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.khoso.compliance.internal.rules.Cases.RECORD;
import static org.khoso.compliance.internal.rules.Cases.day;
import static org.khoso.compliance.internal.rules.Cases.keys;
import static org.khoso.compliance.internal.rules.Cases.month;
import static org.khoso.compliance.internal.rules.Cases.params;
import static org.khoso.compliance.internal.rules.Cases.places;
import static org.khoso.compliance.internal.rules.Cases.record;
import static org.khoso.compliance.internal.rules.Cases.run;
import static org.khoso.compliance.internal.rules.Cases.year;
import static org.khoso.compliance.internal.rules.Cases.years;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.khoso.api.PartialDate;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.testkit.compliance.TestContext;

/** date, date-order. */
class DateKindsTest {
    private static final TestContext CONTEXT = new TestContext();
    /** 00:30 of 10 March 2026 in Viet Nam, still the 9th in Greenwich. */
    private static final DateForm DATE = new DateForm(Clock.fixed(Instant.parse("2026-03-09T17:30:00Z"), ZoneId.of("Asia/Ho_Chi_Minh")));

    private static int late(PartialDate date) {
        return run(DATE, "issued", params("notAfter", "today"), record("issued", date), CONTEXT).size();
    }

    @Test
    void todayIsNotLateTomorrowIs() {
        assertEquals(0, late(day(2026, 3, 10)));
        assertEquals(1, late(day(2026, 3, 11)));
        assertEquals(0, late(month(2026, 3)), "may have been before today");
        assertEquals(1, late(month(2026, 4)));
        assertEquals(0, late(year(2026)));
        assertEquals(1, late(year(2027)));
        assertEquals(0, late(years(2025, 2030)));
        assertEquals(0, late(PartialDate.unknown("?/5/96")));
    }

    @Test
    void precisionMustBeOneOfThoseNamed() {
        var dayOnly = params("precision", List.of("DAY"));
        assertEquals(0, run(DATE, "issued", dayOnly, record("issued", day(1996, 5, 1)), CONTEXT).size());
        var found = run(DATE, "issued", dayOnly, record("issued", month(1996, 5)), CONTEXT);
        assertEquals(List.of("check.date-precision"), keys(found));
        assertEquals("check.date-precision.remedy-day", found.get(0).remedy().key());
        assertEquals(0,
                run(DATE, "issued", params("precision", List.of("year", "MONTH")), record("issued", month(1996, 5)), CONTEXT).size());
        assertEquals(1, run(DATE, "issued", params("precision", "DAY"), record("issued", years(1996, 1998)), CONTEXT).size());
        assertEquals(0, run(DATE, "issued", params(), record("issued", years(1996, 1998)), CONTEXT).size());
        assertEquals(0, run(DATE, "issued", dayOnly, record("issued", PartialDate.unknown("x")), CONTEXT).size(), "the type rule says so");
        assertEquals(2,
                run(DATE, "issued", params("precision", "DAY", "notAfter", "2000-01-01"), record("issued", year(2001)), CONTEXT).size());
        assertThrows(BadRuleException.class, () -> run(DATE, "issued", params("notAfter", "soon"), RECORD, CONTEXT));
    }

    private static int order(PartialDate start, PartialDate end) {
        return run(new DateOrder(), "", params("before", "start", "after", "end"), record("start", start).with("end", end), CONTEXT).size();
    }

    @Test
    void orderIsWrongOnlyIfCertainlyWrong() {
        assertEquals(0, order(day(1996, 5, 1), day(1996, 5, 1)));
        assertEquals(1, order(day(1996, 5, 2), day(1996, 5, 1)));
        assertEquals(0, order(year(1996), month(1996, 5)));
        assertEquals(0, order(month(1996, 5), year(1996)));
        assertEquals(0, order(day(1996, 12, 31), year(1996)));
        assertEquals(1, order(day(1997, 1, 1), year(1996)));
        assertEquals(0, order(years(1996, 1998), day(1996, 1, 1)));
        assertEquals(1, order(years(1996, 1998), day(1995, 12, 31)));
        assertEquals(0, order(PartialDate.unknown("?"), day(1996, 1, 1)));
        assertEquals(0, order(day(1996, 1, 1), PartialDate.unknown("?")));
        assertEquals(0, order(null, day(1996, 1, 1)));
        assertEquals(0, order(day(1996, 1, 1), null));
    }

    @Test
    void placeIsTheFieldOfTheRuleOrTheLaterOne() {
        var wrong = record("start", day(1998, 1, 1)).with("end", day(1997, 1, 1));
        var p = params("before", "start", "after", "end");
        assertEquals(List.of("end"), places(run(new DateOrder(), "", p, wrong, CONTEXT)));
        assertEquals(List.of("start"), places(run(new DateOrder(), "start", p, wrong, CONTEXT)));
        assertThrows(BadRuleException.class, () -> run(new DateOrder(), "start", params("before", "start"), wrong, CONTEXT));
    }

    @Test
    void neverBothOrdersAreWrong() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            PartialDate a = random(random);
            PartialDate b = random(random);
            int both = order(a, b) + order(b, a);
            boolean apart = a.from().isAfter(b.to()) || b.from().isAfter(a.to());
            assertEquals(apart ? 1 : 0, both, a.display() + " " + b.display());
        }
    }

    private static PartialDate random(Random random) {
        LocalDate d = LocalDate.of(1990 + random.nextInt(4), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return switch (random.nextInt(4)) {
            case 0 -> PartialDate.day(d);
            case 1 -> month(d.getYear(), d.getMonthValue());
            case 2 -> year(d.getYear());
            default -> years(d.getYear(), d.getYear() + random.nextInt(3));
        };
    }
}
