package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.Holding;

/** A field shows what is stored, else its fallback, and half a fallback never. */
class HoldingViewTest {
    private final RecordSetInfo set = new RecordSetInfo("s", "1", "s", Kind.RECORD, "text", new Bilingual("s", "s"), "", Confidence.DESIGN,
            Confidence.DESIGN, true, null, null,
            List.of(field("keep", "retention", "{parent.retention}"), field("copy", "contingency", "{parent.contingency}"),
                    field("id", "identifier", "{parent.referenceCode}.{ordinal}"), field("none", "notes", "")));

    private static FieldInfo field(String code, String concept, String fallback) {
        return new FieldInfo(code, concept, new Bilingual(code, code), FieldType.TEXT, 0, "M", Confidence.VERBATIM, Confidence.VERBATIM,
                null,
                false, false, "", new Bilingual("", ""), fallback);
    }

    private static Holding holding(Kind kind, Map<String, Object> values) {
        return new Holding(UUID.randomUUID(), kind, null, 1, new HashMap<>(values));
    }

    @Test
    void storedValuesWin() {
        var view = new HoldingView(holding(Kind.RECORD, Map.of("retention", "02")), set, holding(Kind.DOSSIER, Map.of("retention", "01")));
        assertEquals("02", view.value("keep"));
    }

    @Test
    void valuesOfTheParentKeepTheirType() {
        var view = new HoldingView(holding(Kind.RECORD, Map.of()), set, holding(Kind.DOSSIER, Map.of("contingency", true)));
        assertEquals(true, view.value("copy"));
        assertEquals("1", view.text("copy"));
        assertNull(view.value("keep"));
        assertNull(view.value("none"));
    }

    @Test
    void composedTextsAreWholeOrMissing() {
        var parent = holding(Kind.DOSSIER, Map.of("referenceCode", "H$1.2"));
        assertEquals("H$1.2.7", new HoldingView(holding(Kind.RECORD, Map.of("ordinal", 7)), set, parent).value("id"));
        assertNull(new HoldingView(holding(Kind.RECORD, Map.of()), set, parent).value("id"));
        assertNull(new HoldingView(holding(Kind.RECORD, Map.of("ordinal", 7)), set).value("id"));
    }
}
