package org.khoso.intake.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Bilingual;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.intake.internal.Fixture.Result;
import org.khoso.model.Concepts;

/** What a column's field cannot hold is said by the field's name and kept as a remark. */
class KeptTextTest {
    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void write() throws Exception {
        fixture = new Fixture(folder);
        fixture.csv("HS.csv", "STT,Mã hồ sơ,Tiêu đề hồ sơ\n1,H1,Một\n");
        fixture.csv("VB.csv", "STT,Mã hồ sơ,Trích yếu,Ngày văn bản,Ghi chú,Ghi chú khác\n"
                + "1,H1,Thư,1/2/1998,Người lập: Lê Văn Mẫu,thêm\n2,H1,Thư hai,2/2/1998,có,\n3,H1,Thư ba,3/2/1998,999.999.999.999.999.999.999,\n");
    }

    private FieldInfo field(FieldType type, String concept) {
        RecordSetInfo doc = fixture.sets.get(1);
        return doc.fields().stream().filter(f -> f.type() == type && (concept == null || f.concept().equals(concept))).findFirst()
                .orElseThrow();
    }

    private Result read(int... columns) throws Exception {
        FieldInfo[] fields = {field(FieldType.BOOLEAN, null), field(FieldType.NUMBER, null)};
        try (Delivery d = fixture.open()) {
            Mapping m = d.propose(fixture.sets);
            List<SheetMapping> sheets = m.sheets().stream().map(s -> {
                Map<Integer, String> to = new HashMap<>(s.columns());
                if (s.file().equals("VB.csv"))
                    for (int i = 0; i < columns.length; i++)
                        to.put(columns[i], fields[i].code());
                return new SheetMapping(s.file(), s.sheet(), s.headerFirst(), s.headerLast(), s.role(), s.recordSet(), to, s.confidence());
            }).toList();
            return fixture.read(d, new Mapping(sheets), false);
        }
    }

    private String note(IncomingRecord r) {
        return String.valueOf(r.values().get(field(FieldType.TEXT, Concepts.NOTE).code()));
    }

    @Test
    void textInAYesNoField() throws Exception {
        FieldInfo flag = field(FieldType.BOOLEAN, null);
        Result r = read(4);
        List<IncomingRecord> records = r.dossier("H1").records();
        assertFalse(records.get(0).values().containsKey(flag.code()), "text is no yes or no");
        assertTrue(note(records.get(0)).contains("Ghi chú: Người lập: Lê Văn Mẫu"), note(records.get(0)));
        assertTrue(note(records.get(0)).contains("thêm"), "an older remark stays");
        assertEquals(true, records.get(1).values().get(flag.code()));
        Finding f = r.dossier("H1").findings().stream().filter(x -> x.rule().equals("intake/flag-unreadable")).findFirst().orElseThrow();
        assertEquals(flag.code(), f.place());
        assertTrue(f.message().args().containsAll(List.of("Người lập: Lê Văn Mẫu", "VB.csv!2", "Ghi chú")), f.message().args().toString());
        assertTrue(f.message().args().stream().anyMatch(a -> a instanceof Bilingual b && b.equals(flag.label())),
                "the label, not the concept");
    }

    @Test
    void numbersThatNoNumberHolds() throws Exception {
        Result r = read(5, 4);
        List<IncomingRecord> records = r.dossier("H1").records();
        assertTrue(note(records.get(2)).contains("999.999.999.999.999.999.999"), note(records.get(2)));
        assertEquals(3, records.size());
        assertTrue(r.all().stream().anyMatch(x -> x.startsWith("intake/number-unreadable|")), r.all().toString());
    }

    @Test
    void twoColumnsForOneFieldBothStay() throws Exception {
        String title = field(FieldType.TEXT, Concepts.TITLE).code();
        try (Delivery d = fixture.open()) {
            Mapping m = d.propose(fixture.sets);
            List<SheetMapping> sheets = m.sheets().stream().map(s -> {
                Map<Integer, String> to = new HashMap<>(s.columns());
                if (s.file().equals("VB.csv"))
                    to.put(4, title);
                return new SheetMapping(s.file(), s.sheet(), s.headerFirst(), s.headerLast(), s.role(), s.recordSet(), to, s.confidence());
            }).toList();
            Result r = fixture.read(d, new Mapping(sheets), false);
            assertEquals("Thư; Người lập: Lê Văn Mẫu", r.dossier("H1").records().get(0).values().get(title));
        }
    }

    @Test
    void aMappingWithoutARecordSetThatFitsIsRefusedBeforeAnythingIsRead() throws Exception {
        try (Delivery d = fixture.open()) {
            for (var role : List.of(Role.DOSSIERS, Role.RECORDS, Role.MIXED))
                for (String set : new String[]{null, "", "no.such.set", role == Role.RECORDS ? "tt05.aip_hoso.ead" : "tt05.aip.doc"}) {
                    Mapping m = new Mapping(List.of(new SheetMapping("HS.csv", "", 1, 1, role, set, Map.of(1, "title"), Map.of())));
                    var e = assertThrows(KhosoException.class, () -> fixture.read(d, m, false), role + " " + set);
                    assertEquals("intake.no-set", e.problem().key());
                }
        }
    }

    @Test
    void aDossiersColumnOfAMixedSheetMayBeCalledByItsOwnRecordSet() throws Exception {
        try (Delivery d = fixture.open()) {
            String set = "tt05.aip_hoso.ead";
            Mapping m = new Mapping(List.of(new SheetMapping("HS.csv", "", 1, 1, Role.MIXED, set, Map.of(1, set + "/title"), Map.of())));
            assertDoesNotThrow(() -> fixture.read(d, m, false));
        }
    }
}
