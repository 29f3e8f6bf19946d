package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.model.Concepts;

/** A value that its concept cannot hold is said by the field's name, and its text stays. */
class IncomingValuesTest {
    private static FieldInfo field(String code, String concept, FieldType type) {
        return new FieldInfo(code, concept, new Bilingual("Nhan " + code, "Label " + code), type, 0, "O", Confidence.DESIGN,
                Confidence.DESIGN,
                null, false, false, "", null);
    }

    private static RecordSetInfo set(FieldInfo... fields) {
        return new RecordSetInfo("s", "1", "x", Kind.RECORD, "text", new Bilingual("S", "S"), "", Confidence.DESIGN, Confidence.DESIGN,
                true,
                null, null, List.of(fields));
    }

    private static IncomingValues.Fitted fit(Map<String, Object> values, Map<String, String> raw, FieldInfo... fields) {
        return IncomingValues.of(Kind.RECORD, "R1", "c.csv!!7", set(fields), values, raw);
    }

    @Test
    void textForAYesNoConcept() {
        var f = fit(Map.of("a", "maybe", "n", "old"), Map.of(), field("a", Concepts.PROCESS_TRAIL, FieldType.TEXT),
                field("n", Concepts.NOTE, FieldType.TEXT));
        assertEquals(Map.of(Concepts.NOTE, "old; Nhan a: maybe"), f.values());
        assertEquals("intake/value-unfit", f.findings().get(0).rule());
        assertEquals("a", f.findings().get(0).place());
        assertEquals("R1", f.findings().get(0).subject().code());
        assertTrue(f.findings().get(0).message().args().contains("c.csv!!7"));
        assertFalse(f.findings().toString().contains(Concepts.PROCESS_TRAIL), "the model's own names are not for readers");
    }

    @Test
    void withoutAFieldForNotesAndWithAConceptThatIsNotThere() {
        var f = fit(Map.of("a", "x", "b", 5L), Map.of("@remarks", "rest"), field("a", "noSuchConcept", FieldType.TEXT),
                field("b", Concepts.ISSUED_ON, FieldType.NUMBER));
        assertEquals(Map.of(IncomingValues.REMARKS, "Nhan a: x; Nhan b: 5; rest"), f.values());
        assertEquals(2, f.findings().size());
    }

    @Test
    void whatCanBeSaidInAnotherTypeIsKept() {
        var f = fit(Map.of("a", 7L, "b", PartialDate.unknown("?/5/96"), "c", new BigDecimal("3.0"), "e", "any"), Map.of(),
                field("a", Concepts.TITLE, FieldType.NUMBER), field("b", Concepts.NOTE, FieldType.DATE),
                field("c", Concepts.PAGE_COUNT, FieldType.DECIMAL), field("e", "ext:e", FieldType.BOOLEAN));
        assertEquals(Map.of(Concepts.TITLE, "7", Concepts.NOTE, "?/5/96", Concepts.PAGE_COUNT, 3L, "ext:e", "any"), f.values());
        assertEquals(List.of(), f.findings());
    }

    @Test
    void anEndlessTextIsCutToWhatTheStoreTakes() {
        var f = fit(Map.of("a", "x".repeat(1_500_000)), Map.of(), field("a", Concepts.TITLE, FieldType.TEXT));
        assertEquals(1_000_000, f.values().get(Concepts.TITLE).toString().length());
    }
}
