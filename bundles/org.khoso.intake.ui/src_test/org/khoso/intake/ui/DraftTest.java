package org.khoso.intake.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Delivery.Sheet;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.intake.ui.Draft.Certainty;

class DraftTest {
    private static final RecordSetInfo DOSSIER = set("d", Kind.DOSSIER, "", field("title", "title", "Tiêu đề hồ sơ"),
            field("ma", "referenceCode", "Mã hồ sơ"));
    private static final RecordSetInfo TEXT = set("t", Kind.RECORD, "text", field("subject", "title", "Trích yếu"),
            field("so", "number", "Số"));
    private static final List<RecordSetInfo> SETS = List.of(DOSSIER, TEXT);

    static FieldInfo field(String code, String concept, String label) {
        return new FieldInfo(code, concept, new Bilingual(label, null), FieldType.TEXT, 0, "M", Confidence.VERBATIM, Confidence.VERBATIM,
                null, false,
                false, "", null);
    }

    static RecordSetInfo set(String id, Kind kind, String type, FieldInfo... fields) {
        return new RecordSetInfo(id, "1", "s", kind, type, new Bilingual(id, null), "", Confidence.VERBATIM, Confidence.VERBATIM, true,
                null, null,
                List.of(fields));
    }

    private static Draft draft() {
        var sheet = new Sheet("a.xlsx", "Mục lục", 1, 1, List.of("Mã", "Tiêu đề", "Khác", "Khác 2"),
                List.of(List.of("1", "A", "x"), List.of("2", "A", "")), 2);
        var m = new SheetMapping("a.xlsx", "Mục lục", 1, 1, Role.DOSSIERS, "d", Map.of(0, "ma", 1, "title", 2, "@folder"),
                Map.of(0, 1.0, 1, 0.5, 2, 0.9));
        return new Draft(Path.of("x"), List.of(sheet), new Mapping(List.of(m)), SETS);
    }

    @Test
    void saysWhatIsDoubtful() {
        Draft d = draft();
        assertEquals(Certainty.SURE, d.certainty(0, 0));
        assertEquals(Certainty.DOUBTFUL, d.certainty(0, 1));
        assertEquals(Certainty.NONE, d.certainty(0, 3));
        assertEquals(1, d.doubtful());
        d.map(0, 1, "title");
        assertEquals(Certainty.CHOSEN, d.certainty(0, 1));
        d.map(0, 3, "title");
        assertEquals(Certainty.TWICE, d.certainty(0, 1));
        assertEquals(3, d.rival(0, 1).orElse(-1));
        assertEquals(1, d.rival(0, 3).orElse(-1));
        assertEquals(-1, d.rival(0, 0).orElse(-1));
        assertEquals(2, d.doubtful());
        d.map(0, 3, "");
        assertEquals("", d.target(0, 3));
        assertEquals(0, d.doubtful());
    }

    @Test
    void keepsWhatMeansTheSameWhenTheRoleChanges() {
        Draft d = draft();
        assertEquals(0, d.choice(0));
        d.choose(0, d.choices().get(1));
        assertEquals("subject", d.target(0, 1));
        assertEquals("", d.target(0, 0), "a record of this set has no code");
        assertEquals("@folder", d.target(0, 2));
        d.choose(0, d.choices().get(2));
        assertEquals(Role.MIXED, d.mapping(0).role());
        assertEquals("title", d.target(0, 1));
        d.choose(0, d.choices().get(3));
        assertEquals(Role.IGNORED, d.mapping(0).role());
        assertEquals(0, d.doubtful());
        d.choose(0, d.choices().get(0));
        assertEquals("title", d.target(0, 1));
    }

    @Test
    void takesASavedMappingOfAnotherFile() {
        Draft d = draft();
        var saved = new Mapping(List.of(new SheetMapping("b.xlsx", "Mục lục", 3, 4, Role.RECORDS, "t", Map.of(1, "so"), Map.of(1, 1.0))));
        assertEquals(1, d.take(saved));
        assertEquals("so", d.target(0, 1));
        assertEquals(1, d.mapping(0).headerFirst(), "the header is where this file has it");
        assertEquals("a.xlsx", d.mapping(0).file());
    }

    @Test
    void showsDifferentExamples() {
        assertEquals("1 · 2", draft().examples(0, 0));
        assertEquals("A", draft().examples(0, 1));
        assertEquals("", draft().examples(0, 3));
    }

    @Test
    void remembersARunsChoicesAsWritten() {
        assertTrue(new Choices("", " ", "", "").settings(null).fondsCode() == null);
        assertEquals("09/2025", new Choices("", "", "", "09/2025").settings(null).digitisedOn().display());
    }
}
