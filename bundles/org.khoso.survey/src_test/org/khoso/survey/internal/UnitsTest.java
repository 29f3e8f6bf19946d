package org.khoso.survey.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.khoso.api.survey.AdminUnits;
import org.khoso.api.survey.AdminUnits.Successor;
import org.khoso.api.survey.AdminUnits.Unit;

class UnitsTest {
    private static final LocalDate BEFORE = LocalDate.of(2025, 6, 30);
    private static final LocalDate MERGED = AdminUnits.MERGER;
    private static final LocalDate RENAMED = LocalDate.of(2026, 4, 30);

    private final AdminUnits units = new Units();

    private int count(LocalDate day, String level) {
        Set<String> codes = new HashSet<>();
        units.on(day, level).forEach(u -> assertTrue(codes.add(u.code()), u.code()));
        return codes.size();
    }

    private String name(LocalDate day, String level, String code) {
        return units.find(day, level, code).map(Unit::name).orElse("-");
    }

    private List<String> went(String level, String code) {
        return units.successors(level, code).stream().map(s -> s.unit().code() + (s.whole() ? "" : "?")).toList();
    }

    @Test
    void countsOfEachDay() {
        assertEquals(List.of(63, 696, 10035), List.of(count(BEFORE, "province"), count(BEFORE, "district"), count(BEFORE, "commune")));
        assertEquals(List.of(34, 0, 3321), List.of(count(MERGED, "province"), count(MERGED, "district"), count(MERGED, "commune")));
        assertEquals(List.of(34, 0, 3321), List.of(count(RENAMED, "province"), count(RENAMED, "district"), count(RENAMED, "commune")));
        assertEquals(63, count(LocalDate.of(2025, 5, 22), "province"));
    }

    @Test
    void everyUnitHasTheOneAboveOnTheSameDay() {
        for (LocalDate day : List.of(BEFORE, MERGED, RENAMED)) {
            for (Unit c : units.on(day, "commune"))
                assertTrue(units.find(day, day.equals(BEFORE) ? "district" : "province", c.parent()).isPresent(), c.toString());
            for (Unit d : units.on(day, "district"))
                assertTrue(units.find(day, "province", d.parent()).isPresent(), d.toString());
        }
    }

    @Test
    void codesUsedAgainMeanAnotherUnit() {
        for (String code : List.of("15", "24", "44", "52", "80", "82", "91"))
            assertNotEquals(name(BEFORE, "province", code), name(MERGED, "province", code), code);
        assertEquals("Tỉnh Bắc Giang", name(BEFORE, "province", "24"));
        assertEquals("Tỉnh Bắc Ninh", name(MERGED, "province", "24"));
        assertEquals(List.of("24"), went("province", "27"));
        assertEquals("Phường Trúc Bạch", name(BEFORE, "commune", "00004"));
        assertEquals("Phường Ba Đình", name(MERGED, "commune", "00004"));
        long reused = units.on(BEFORE, "commune").stream().filter(u -> units.find(MERGED, "commune", u.code()).isPresent()).count();
        assertTrue(reused > 3000, "most codes of new communes are those of an old one: " + reused);
    }

    @Test
    void renamingKeepsTheCode() {
        assertEquals("Tỉnh Đồng Nai", name(RENAMED.minusDays(1), "province", "75"));
        assertEquals("Thành phố Đồng Nai", name(RENAMED, "province", "75"));
        assertEquals("Xã Long Thành", name(MERGED, "commune", "26368"));
        assertEquals("Phường Long Thành", name(RENAMED, "commune", "26368"));
        assertEquals("Xã Phố Bảng", name(MERGED, "commune", "00745"));
    }

    @Test
    void everyFormerProvinceAndCommuneWentSomewhere() {
        Set<String> reached = new HashSet<>();
        for (Unit p : units.on(BEFORE, "province"))
            assertEquals(1, went("province", p.code()).size(), p.toString());
        Set<String> open = new HashSet<>();
        for (Unit c : units.on(BEFORE, "commune")) {
            List<Successor> to = units.successors("commune", c.code());
            if (to.isEmpty())
                open.add(c.code());
            assertTrue(to.size() == 1 || to.stream().noneMatch(Successor::whole), c.toString());
            String province = units.find(BEFORE, "district", c.parent()).orElseThrow().parent();
            to.forEach(s -> {
                reached.add(s.unit().code());
                assertEquals(went("province", province), List.of(s.unit().parent()), c + " must not leave its province");
            });
        }
        assertEquals(Set.of("31771", "13768"), open, "what corrections leave open");
        for (String island : List.of("318", "471", "498", "536", "755"))
            went("district", island).forEach(reached::add);
        assertEquals(3321, reached.size(), "every new commune comes from somewhere");
    }

    @Test
    void defectsOfTheMappingAreMended() {
        assertEquals(List.of("06978"), went("commune", "06970"));
        assertEquals(List.of("23938"), went("commune", "23938"));
        assertEquals(List.of("30604"), went("commune", "30622"), "resolution 1654/NQ-UBTVQH15, article 1, clause 31");
        assertEquals(List.of("07682"), went("commune", "07693"), "dissolved before the merger, still known");
        assertEquals(List.of(), went("district", "001"));
        assertEquals(List.of(), went("province", "00004"), "a code of another level");
    }

    @Test
    void levelsByLength() {
        assertEquals("province", AdminUnits.levelOf("01"));
        assertEquals("district", AdminUnits.levelOf("001"));
        assertEquals("commune", AdminUnits.levelOf("00001"));
        assertEquals(null, AdminUnits.levelOf("H26"));
        assertEquals(null, AdminUnits.levelOf("0001"));
        assertFalse(units.find(MERGED, "district", "001").isPresent());
    }
}
