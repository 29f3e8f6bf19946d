package org.khoso.survey.sum.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.survey.sum.internal.SumSurvey.response;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.Consolidation;
import org.khoso.api.survey.Consolidation.Decision;
import org.khoso.api.survey.Consolidation.Geography;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Member;
import org.khoso.api.survey.Consolidation.Request;
import org.khoso.api.survey.Consolidation.Total;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.Consolidation.Why;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.State;
import org.khoso.survey.internal.Units;

class ConsolidationTest {
    private static final AdminUnits UNITS = new Units();
    private static final Unit HANOI = new Unit("province", "01", "");
    private static final Unit BA_DINH = new Unit("district", "001", "");

    private Consolidation sum(List<Decision> decisions, Response... responses) throws IOException {
        return new KhosoConsolidation(UNITS).consolidate(new Request(SumSurvey.LETTER, SumSurvey.DAY, List.of(), decisions),
                Arrays.asList(responses));
    }

    private Consolidation sum(Response... responses) throws IOException {
        return sum(List.of(), responses);
    }

    private static Measure measure(Consolidation c, String cell) {
        String[] p = cell.split("/", 3);
        String[] column = p[2].split("=");
        return c.measures().stream().filter(m -> m.item().equals(p[0]) && m.row().equals(p[1]) && m.column().equals(column[0])
                && m.option().equals(column.length > 1 ? column[1] : "")).findFirst().orElseThrow();
    }

    private static Total total(Consolidation c, Geography g, Unit unit, String cell) {
        return c.in(g).total(unit, measure(c, cell));
    }

    private static String value(Consolidation c, Geography g, Unit unit, String cell) {
        BigDecimal v = total(c, g, unit, cell).value();
        return v == null ? "-" : v.toPlainString();
    }

    private static String old(Consolidation c, Unit unit, String cell) {
        return value(c, Geography.OLD, unit, cell);
    }

    private static String merged(Consolidation c, Unit unit, String cell) {
        return value(c, Geography.NEW, unit, cell);
    }

    @Test
    void eachBodyCountsOnceInItsOwnRow() throws IOException {
        Consolidation c = sum(response("commune", "00001", "UBND phường Phúc Xá", "1.a/commune/dossiers=10", "1.a/commune/metres=0.1"),
                response("commune", "00004", "UBND phường Trúc Bạch", "1.a/commune/dossiers=20", "1.a/commune/metres=0.2"),
                response("district", "001", "UBND quận Ba Đình", "1.a/district/dossiers=5", "1.a/commune/dossiers=7"),
                response("province", "01", "UBND thành phố Hà Nội", "1.a/province/dossiers=100", "1.a/district/dossiers=3"));
        assertEquals("37", old(c, BA_DINH, "1.a/commune/dossiers"), "the district holds dossiers of communes, too");
        assertEquals("0.3", old(c, HANOI, "1.a/commune/metres"), "0.1 + 0.2 is exactly that");
        assertEquals("8", old(c, HANOI, "1.a/district/dossiers"));
        assertEquals("100", old(c, Unit.ALL, "1.a/province/dossiers"));
        assertEquals("-", old(c, Unit.ALL, "1.a/province/pages"), "blank is not zero");
        assertEquals("[1.a/district/dossiers 3 5 true, 1.a/commune/dossiers 7 30 true]",
                c.repeated().stream().map(r -> r.cell() + " " + r.stated() + " " + r.sum() + " " + r.added()).toList().toString());
        Total t = total(c, Geography.OLD, BA_DINH, "1.a/commune/metres");
        assertEquals(List.of(2, 0, 11), List.of(t.given(), t.none(), t.without()), "13 wards, without the district's own row");
        assertEquals(13, UNITS.on(SumSurvey.DAY, "commune").stream().filter(u -> u.parent().equals("001")).count());
        assertEquals(List.of("00001", "00004"),
                c.in(Geography.OLD).given(BA_DINH, measure(c, "1.a/commune/metres")).stream().map(Unit::code).toList());
        assertEquals("00006", c.in(Geography.OLD).without(BA_DINH, measure(c, "1.a/commune/metres")).getFirst().code());
        assertEquals(11, c.in(Geography.OLD).silent(BA_DINH).size());
        assertEquals(4, c.seen().added());
    }

    @Test
    void declaredNoneIsNeitherZeroNorMissing() throws IOException {
        Consolidation c = sum(response("commune", "00001", "", "3.a//#none=chưa trang bị"),
                response("commune", "00004", "", "3.a/1/qty=2", "3.a/2/qty=1", "3.a/1/capacity=1.5"));
        Total t = total(c, Geography.OLD, BA_DINH, "3.a/*/qty");
        assertEquals("3", t.value().toPlainString(), "rows that are free are summed together");
        assertEquals(List.of(1, 1, 12), List.of(t.given(), t.none(), t.without()));
        assertEquals("1", old(c, BA_DINH, "3.a//#none"));
    }

    @Test
    void choicesAreCountedAndPercentagesMadeAnew() throws IOException {
        Consolidation c = sum(
                response("commune", "00001", "", "1.c//method=SELF,SERVICE", "1.b/commune/percent=50", "1.a/commune/pages=50",
                        "1.a/commune/planPages=100", "1.đ/1/kind=SCANNER", "1.đ/2/kind=SCANNER", "2.b//has=YES"),
                response("commune", "00004", "", "1.c//method=SELF", "1.b/commune/percent=90", "1.a/commune/pages=2700",
                        "1.a/commune/planPages=3000"),
                response("commune", "00006", "", "1.b/commune/percent=7", "1.a/commune/pages=1000000"),
                response("commune", "00178", "", "1.a/commune/planPages=0", "1.a/commune/pages=0"));
        assertEquals("2", old(c, HANOI, "1.c//method=SELF"));
        assertEquals("1", old(c, HANOI, "1.c//method=SERVICE"));
        assertEquals("0", old(c, HANOI, "1.c//method=OTHER"));
        assertEquals("2", old(c, HANOI, "1.đ/*/kind=SCANNER"));
        assertEquals("1", old(c, HANOI, "2.b//has=YES"));
        assertEquals("88.71", old(c, HANOI, "1.b/commune/percent"), "2750 of 3100, of who gave both; no mean of 50 and 90");
        assertEquals(3, total(c, Geography.OLD, HANOI, "1.b/commune/percent").given());
        assertEquals("-", old(c, new Unit("district", "006", ""), "1.b/commune/percent"), "nothing planned is no hundred");
    }

    @Test
    void aTotalOfASuperiorIsComparedAndNeverAdded() throws IOException {
        Consolidation c = sum(response("commune", "00001", "", "1.a/commune/dossiers=10", "1.a/commune/pages=400", "2.a//existing=5000000"),
                response("commune", "00004", "", "1.a/commune/dossiers=20", "1.a/commune/pages=600", "2.a//existing=7000000"),
                response("district", "001", "", "1.a/commune/dossiers=30", "1.a/commune/pages=1000", "1.a/district/pages=77",
                        "1.a/province/pages=2"),
                response("province", "01", "", "1.a/commune/dossiers=30", "1.a/commune/pages=1000", "1.a/district/pages=78",
                        "1.a/province/pages=9", "2.a//existing=12000000", "2.a//expected=20000000"));
        assertEquals("30", old(c, Unit.ALL, "1.a/commune/dossiers"));
        assertEquals("1000", old(c, Unit.ALL, "1.a/commune/pages"));
        assertEquals("12000000", old(c, Unit.ALL, "2.a//existing"));
        assertEquals("77", old(c, Unit.ALL, "1.a/district/pages"), "the province's response is a report of totals: bytes are equal");
        assertEquals("11", old(c, Unit.ALL, "1.a/province/pages"), "its own holdings count, also beside those that a district has");
        assertEquals("20000000", old(c, Unit.ALL, "2.a//expected"), "nobody below has it");
        assertEquals(6, c.repeated().size());
        var wrong = c.repeated().stream().filter(Consolidation.Repeated::differs).toList();
        assertEquals(1, wrong.size());
        assertEquals("1.a/district/pages 78 77", wrong.getFirst().cell() + " " + wrong.getFirst().stated() + " " + wrong.getFirst().sum());
        assertEquals("01", wrong.getFirst().unit().code());
    }

    @Test
    void chanceIsNoTotal() throws IOException {
        Consolidation c = sum(response("commune", "00001", "", "3.b/body/backup=1", "1.a/commune/dossiers=7", "1.a/commune/pages=9"),
                response("commune", "00004", "", "3.b/body/backup=1"),
                response("district", "001", "", "3.b/body/backup=2", "1.a/commune/dossiers=7", "1.a/commune/pages=10"));
        assertEquals("4", old(c, BA_DINH, "3.b/body/backup"));
        assertEquals("14", old(c, BA_DINH, "1.a/commune/dossiers"));
        assertTrue(c.repeated().stream().allMatch(Consolidation.Repeated::added), "told, for somebody to look at");
        assertEquals(2, c.repeated().size());
    }

    @Test
    void aTotalInWhichSomethingIsMissingIsOneToo() throws IOException {
        Consolidation c = sum(
                response("commune", "00001", "", "1.a/commune/dossiers=100", "1.a/commune/pages=4000", "1.a/commune/documents=700"),
                response("commune", "00004", "", "1.a/commune/dossiers=5", "1.a/commune/pages=300", "1.a/commune/documents=30"),
                response("district", "001", "", "1.a/commune/dossiers=100", "1.a/commune/pages=4000", "1.a/commune/documents=700"));
        assertEquals("4300", old(c, Unit.ALL, "1.a/commune/pages"));
        assertEquals(3, c.repeated().stream().filter(Consolidation.Repeated::differs).count());
    }

    @Test
    void contradictingResponsesAreNotAdded() throws IOException {
        UUID other = new UUID(1, 2);
        Consolidation c = sum(response("commune", "00001", "", "1.a/commune/dossiers=10"),
                response(other, State.ACCEPTED, 0, "commune", "00001", "", "1.a/commune/dossiers=11"),
                response("commune", "00004", "", "1.a/commune/dossiers=20"), response("commune", "00004", "", "1.a/commune/dossiers=20"),
                response(other, State.SENT, 1, "commune", "00006", "", "1.a/commune/dossiers=1", "1.a/commune/pages=-1"),
                response(other, State.SENT, 2, "commune", "00006", "", "1.a/commune/dossiers=2"),
                response(other, State.SENT, 1, "commune", "00006", "", "1.a/commune/dossiers=1"));
        assertEquals("22", old(c, BA_DINH, "1.a/commune/dossiers"));
        assertEquals(1, c.conflicts().size());
        assertEquals("00001 [1.a/commune/dossiers]", c.conflicts().getFirst().unit().code() + " " + c.conflicts().getFirst().cells());
        assertEquals(List.of(Why.TWICE, Why.REPLACED, Why.REPLACED), c.left().stream().map(Consolidation.Left::why).toList());
        assertEquals(List.of(7, 2, 5), List.of(c.seen().read(), c.seen().added(), c.seen().left()));
        assertTrue(c.bad().isEmpty(), "what is replaced is no longer bad: " + c.bad());
        assertTrue(c.in(Geography.OLD).silent(BA_DINH).stream().anyMatch(u -> u.code().equals("00001")));
    }

    @Test
    void whatCannotBeAddedIsListed() throws IOException {
        Response fine = response("commune", "00006", "", "1.a/commune/dossiers=1");
        Consolidation c = sum(
                response("commune", "00001", "", "1.a/commune/dossiers=ten", "1.a/commune/pages=-5", "1.a/commune/documents=1.5",
                        "1.a/commune/metres=1e99", "1.a/commune/nothing=1", "9.z//x=1", "1.c//method=SELF,NEVER", "2.b//has=YES,NO",
                        "1.a/commune/fonds=123456789012345678901234567890", "1.a/commune/orgs= "),
                response(UUID.randomUUID(), State.DRAFT, 0, "commune", "00004", "", "1.a/commune/dossiers=20"),
                response("commune", "99999", "UBND xã Nowhere", "1.a/commune/dossiers=1"),
                response("province", "24", "UBND tỉnh Bắc Ninh", "1.a/province/dossiers=1"),
                SumSurvey.on(LocalDate.of(2025, 7, 2), response("commune", "00008", "", "1.a/commune/dossiers=1")),
                SumSurvey.on(LocalDate.of(2025, 4, 1), fine));
        assertEquals(8, c.bad().size(), c.bad().toString());
        assertEquals("123456789012345678901234567890", old(c, Unit.ALL, "1.a/commune/fonds"), "no number is too large to be exact");
        assertEquals(List.of(Why.UNSENT, Why.UNKNOWN, Why.OTHER_TIME, Why.OTHER_TIME),
                c.left().stream().map(Consolidation.Left::why).toList());
        assertEquals("1", old(c, Unit.ALL, "1.a/commune/dossiers"));
        assertFalse(Why.UNSENT.loss());
        assertTrue(Why.UNKNOWN.loss());
    }

    @Test
    void newGeographyMovesWholeUnitsAndProratesNothing() throws IOException {
        Response[] all = {response("commune", "00001", "", "1.a/commune/dossiers=1"),
                response("commune", "00004", "", "1.a/commune/dossiers=2"),
                response("commune", "00013", "", "1.a/commune/dossiers=4"), response("commune", "00019", "", "1.a/commune/dossiers=8"),
                response("district", "001", "", "1.a/district/dossiers=16", "1.a/commune/dossiers=32"),
                response("province", "01", "", "1.a/province/dossiers=64"), response("district", "318", "", "1.a/district/dossiers=5"),
                response("province", "24", "UBND tỉnh Bắc Giang", "1.a/province/dossiers=3"),
                response("province", "27", "", "1.a/province/dossiers=6"), response("commune", "30622", "", "1.a/commune/dossiers=9")};
        Consolidation c = sum(all);
        Unit hanoi = new Unit("province", "01", "");
        assertEquals("6", merged(c, new Unit("commune", "00004", ""), "1.a/commune/dossiers"), "Trúc Bạch and Quán Thánh");
        assertEquals("40", total(c, Geography.NEW, hanoi, "1.a/commune/dossiers").open().toPlainString(),
                "shared out, or held by the district");
        assertEquals("47", merged(c, hanoi, "1.a/commune/dossiers"));
        assertEquals("40", merged(c, new Unit("open", "01", ""), "1.a/commune/dossiers"));
        assertEquals("5", merged(c, new Unit("commune", "11948", ""), "1.a/district/dossiers"), "an island that was a district");
        assertEquals("9", merged(c, new Unit("province", "24", ""), "1.a/province/dossiers"), "24 is Bắc Ninh now");
        assertEquals("3", old(c, new Unit("province", "24", ""), "1.a/province/dossiers"));
        assertEquals("9", merged(c, new Unit("commune", "30604", ""), "1.a/commune/dossiers"));
        assertEquals(34, c.in(Geography.NEW).units("province").size());
        assertEquals(63, c.in(Geography.OLD).units("province").size());
        sameNationally(c);
        var open = c.open().stream().filter(o -> o.unit().code().equals("00019")).findFirst().orElseThrow();
        assertEquals("01 [00004, 00070, 00190, 00226]", open.above().code() + " " + open.candidates().stream().map(Unit::code).toList());

        Consolidation decided = sum(List.of(new Decision("00019", "00070", "d:2"), new Decision("001", "01", "d:3")), all);
        assertEquals("8", merged(decided, new Unit("commune", "00070", ""), "1.a/commune/dossiers"));
        assertNull(total(decided, Geography.NEW, hanoi, "1.a/commune/dossiers").open());
        assertEquals("47", merged(decided, hanoi, "1.a/commune/dossiers"));
        sameNationally(decided);
    }

    private static void sameNationally(Consolidation c) {
        for (Measure m : c.measures())
            assertEquals(c.in(Geography.OLD).total(Unit.ALL, m).value(), c.in(Geography.NEW).total(Unit.ALL, m).value(), m.toString());
    }

    @Test
    void decisionsThatCannotHoldAreRefused() {
        for (Decision d : List.of(new Decision("00019", "00025", "d:2"), new Decision("00019", "30604", "d:2"),
                new Decision("99999", "00004", "d:2"),
                new Decision("00019", "99999", "d:2"), new Decision("01", "01", "d:2"), new Decision("001", "30604", "d:2"))) {
            KhosoException e = assertThrows(KhosoException.class, () -> sum(List.of(d)), d.toString());
            assertEquals("d:2", e.problem().args().getFirst());
        }
        assertThrows(KhosoException.class,
                () -> sum(List.of(new Decision("00019", "00070", "d:2"), new Decision("00019", "00190", "d:3"))));
    }

    @Test
    void aRoundAfterTheMergerHasOneGeography() throws IOException {
        LocalDate day = LocalDate.of(2026, 5, 1);
        Consolidation c = new KhosoConsolidation(UNITS).consolidate(new Request(SumSurvey.LETTER, day, List.of(), List.of()),
                List.of(response("commune", "00004", "UBND phường Ba Đình", "1.a/commune/dossiers=2"),
                        response("commune", "00008", "UBND phường Liễu Giai", "1.a/commune/dossiers=4")));
        assertEquals("2", old(c, HANOI, "1.a/commune/dossiers"), "Liễu Giai had this code before the merger");
        assertEquals("2", merged(c, HANOI, "1.a/commune/dossiers"));
        assertEquals(Why.OTHER_TIME, c.left().getFirst().why());
        assertTrue(c.in(Geography.OLD).units("province").stream().anyMatch(u -> u.name().equals("Thành phố Đồng Nai")));
        assertTrue(c.open().isEmpty());
    }

    @Test
    void bodiesCountWithTheUnitAboveThem() throws IOException {
        Unit office = new Unit("body", "H26.1", "Sở Nội vụ");
        List<Member> members = new ArrayList<>(Expected.of(UNITS, SumSurvey.DAY));
        members.add(new Member(office, HANOI));
        Consolidation c = new KhosoConsolidation(UNITS).consolidate(new Request(SumSurvey.LETTER, SumSurvey.DAY, members, List.of()),
                List.of(response("body", "H26.1", "Sở Nội vụ", "1.a/province/dossiers=4"),
                        response("province", "01", "", "1.a/province/dossiers=6")));
        assertEquals("10", old(c, HANOI, "1.a/province/dossiers"));
        assertEquals("10", merged(c, HANOI, "1.a/province/dossiers"));
        assertEquals(0, total(c, Geography.OLD, HANOI, "1.a/province/dossiers").without());
        assertEquals(1, total(c, Geography.OLD, HANOI, "1.a/province/pages").without() - 1, "both are expected to count pages");
    }

    @Test
    void wordsAreHandedOutByUnit() throws IOException {
        Consolidation c = sum(response("province", "01", "", "1//overview=Đã triển khai", "1.a/province/content=Văn kiện"),
                response("commune", "00001", "", "1.d/1/name=Công ty A", "1.a/commune/dossiers=5", "2.c//#none=không có"));
        List<String> said = new ArrayList<>();
        c.words((unit, cell, value) -> said.add(unit.code() + " " + cell + " " + value));
        assertEquals(List.of("01 1//overview Đã triển khai", "01 1.a/province/content Văn kiện", "00001 1.d/1/name Công ty A",
                "00001 2.c//#none không có"), said);
        assertEquals("1", old(c, Unit.ALL, "1//overview"), "answers in words are counted");
        assertEquals(62, total(c, Geography.OLD, Unit.ALL, "1//overview").without());
    }
}
