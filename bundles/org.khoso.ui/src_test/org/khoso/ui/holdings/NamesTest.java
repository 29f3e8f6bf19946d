package org.khoso.ui.holdings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

class NamesTest {
    private static String name(Kind kind, Map<String, Object> values) {
        return Names.of(new Holding(UUID.randomUUID(), kind, null, 1, values), "(none)");
    }

    @Test
    void noLineIsEmpty() {
        assertEquals("(none)", name(Kind.RECORD, Map.of()));
        assertEquals("3.  (none)", name(Kind.RECORD, Map.of(Concepts.ORDINAL, 3L)));
        assertEquals("3.  12 QD", name(Kind.RECORD, Map.of(Concepts.ORDINAL, 3L, Concepts.NUMBER, "12", Concepts.NOTATION, "QD")));
        assertEquals("3.  Title", name(Kind.RECORD, Map.of(Concepts.ORDINAL, 3L, Concepts.NUMBER, "12", Concepts.TITLE, "Title")));
        assertEquals("H1  (none)", name(Kind.DOSSIER, Map.of(Concepts.REFERENCE_CODE, "H1", Concepts.TITLE, "  ")));
        assertEquals("H1", name(Kind.FONDS, Map.of(Concepts.REFERENCE_CODE, "H1", Concepts.TITLE, "H1")));
    }
}
