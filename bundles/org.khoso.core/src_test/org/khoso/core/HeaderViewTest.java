package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** The description of a lot: counted, taken over, given; what is missing is told before anything is written. */
class HeaderViewTest {
    private static final Bilingual LABEL = new Bilingual("Nhãn", "Label");
    private static final RecordSetInfo SET = new RecordSetInfo("lot", "1", "test", Kind.DOSSIER, "", LABEL, "", Confidence.DESIGN,
            Confidence.DESIGN, true, "root", "lot.xsd",
            List.of(field("code", Concepts.REFERENCE_CODE, "M"), field("name", Concepts.TITLE, "M"),
                    field("many", Concepts.RECORD_COUNT, "M"), field("from", "ext:from", "M"), field("more", Concepts.NOTE, "O")));
    private static final Holding DOSSIER = new Holding(UUID.randomUUID(), Kind.DOSSIER, null, 0, Map.of(Concepts.TITLE, "Hồ sơ cũ"));

    private static FieldInfo field(String code, String concept, String obligation) {
        return new FieldInfo(code, concept, LABEL, FieldType.TEXT, 0, obligation, Confidence.DESIGN, Confidence.DESIGN, null, false, false,
                "",
                LABEL);
    }

    private static HeaderView view(Map<String, String> given, int lot) throws KhosoException {
        return HeaderView.of(UUID.randomUUID(), SET, DOSSIER, 7, new PackageTerms("NEW", null, given, null, lot, null, ""));
    }

    @Test
    void countedTakenOverAndGiven() throws KhosoException {
        HeaderView v = view(Map.of("code", "H49.2026.01.0000009", "from", "1", "many", "99"), 0);
        assertEquals("H49.2026.01.0000009", v.code());
        assertEquals("Hồ sơ cũ", v.text("name"));
        assertEquals("7", v.text("many"), "what can be counted is not believed");
        assertEquals("", v.text("more"));
        assertEquals("mine", view(Map.of("code", "c", "from", "0", "name", "mine"), 0).text("name"));
    }

    @Test
    void theCodeOfLotsCountsOn() throws KhosoException {
        Map<String, String> given = Map.of("code", "H49.2026.01.0000009", "from", "1");
        assertEquals("H49.2026.01.0000010", view(given, 1).code());
        assertEquals("H49.2026.01.0000111", view(given, 102).code());
        assertEquals("none", view(Map.of("code", "none", "from", "1"), 3).code());
    }

    @Test
    void whatIsMissingOrNoFieldIsTold() {
        assertEquals("core.package.fields-missing", assertThrows(KhosoException.class, () -> view(Map.of("code", "c"), 0)).problem().key());
        assertEquals("core.package.no-field",
                assertThrows(KhosoException.class, () -> view(Map.of("code", "c", "from", "1", "form", "1"), 0)).problem().key());
    }
}
