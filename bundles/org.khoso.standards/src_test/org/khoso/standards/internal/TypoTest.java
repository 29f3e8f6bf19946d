package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khoso.api.Message;
import org.khoso.model.io.Nearest;

/** A slip of the pen in a province's file: file, line, what was written, what may stand there, what was most likely meant. */
class TypoTest {
    private static final String HEAD = "id: t\nversion: \"1\"\nlayer: province\nextends: tt05-2025@2025.1\nreason: r\n";

    private static Message told(String yaml, String key) throws Exception {
        List<Message> all = Data.with(yaml).warnings();
        return all.stream().filter(m -> m.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError(all.toString()));
    }

    @Test
    void aKey() throws Exception {
        Message m = told(HEAD + "recordSet:\n  - id: tt05.pic", "model.yaml-unknown-key-near");
        assertEquals(List.of("test/0.yaml", 6, "recordSet"), m.args().subList(0, 3));
        assertEquals("recordSets", m.args().get(5));
        m = told(HEAD + "recordSets:\n  - id: tt05.pic\n    fields:\n      - {code: x, maxLenght: 3}", "model.yaml-unknown-key-near");
        assertEquals(9, m.args().get(1));
        assertEquals("maxLength", m.args().get(5));
        assertTrue(m.args().get(4).toString().contains("obligation"));
    }

    @Test
    void aValue() throws Exception {
        assertEquals("province", told(HEAD.replace("layer: province", "layer: provincce"), "standards.bad-value-near").args().get(4));
        Message m = told(HEAD + "recordSets:\n  - id: x\n    kind: record\n    fields:\n      - {code: x, type: DAT}",
                "model.yaml-bad-value-near");
        assertEquals("DATE", m.args().get(5));
    }

    @Test
    void aName() throws Exception {
        Message m = told(HEAD + "rules:\n  - {id: a, kind: required, recordSet: tt05.pik, reason: r}", "standards.no-record-set-near");
        assertEquals(List.of("test/0.yaml:7", "tt05.pik", "tt05.pic"), m.args());
        m = told(HEAD + "recordSets:\n  - id: tt05.aip_hoso.ead\n    fields:\n      - {code: titel, maxLength: 100}",
                "standards.no-field-near");
        assertEquals(List.of("test/0.yaml:9", "titel", "title"), m.args());
    }

    @Test
    void onlyWhatIsNear() {
        List<String> words = List.of("fields", "rules", "recordSets");
        assertEquals(Optional.of("fields"), Nearest.of("feilds", words));
        assertEquals(Optional.of("recordSets"), Nearest.of("recordsets", words));
        assertEquals(Optional.empty(), Nearest.of("something", words));
        assertEquals(Optional.empty(), Nearest.of("", words));
    }
}
