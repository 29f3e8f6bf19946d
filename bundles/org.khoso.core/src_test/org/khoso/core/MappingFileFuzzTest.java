package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

class MappingFileFuzzTest {
    private static final Mapping SOUND = new Mapping(List.of(
            new SheetMapping("a.xlsx", "Hồ sơ", 2, 3, Role.DOSSIERS, "tt05.x", Map.of(0, "@stt", 1, "title"), Map.of(1, 0.75)),
            new SheetMapping("b.csv", "", 1, 1, Role.IGNORED, null, Map.of(), Map.of())));
    @TempDir
    Path dir;

    private Message problem(String json) throws Exception {
        Path f = Files.writeString(dir.resolve("m.json"), json.replace("~", "\n"));
        return assertThrows(KhosoException.class, () -> MappingFile.read(f)).problem();
    }

    @Test
    void whatWasSavedIsRead() throws Exception {
        assertEquals(SOUND, MappingFile.read(Files.writeString(dir.resolve("m.json"), "\ufeff" + Json.write(SOUND))));
    }

    @Test
    void saysLineKeyAndWhatIsMeant() throws Exception {
        Message m = problem("{\"sheets\":[~{\"file\":\"a\",\"sheet\":\"b\",~\"rol\":\"DOSSIERS\"}]}");
        assertEquals("core.mapping.unknown-near", m.key());
        assertEquals(List.of(3, "rol"), m.args().subList(1, 3));
        assertEquals("role", m.args().get(4));
        assertEquals("core.mapping.unknown", problem("{\"something\":1}").key());
        assertEquals("core.mapping.wrong", problem("{\"sheets\":null}").key());
        assertEquals("core.mapping.wrong", problem("{\"sheets\":[{\"file\":\"a\",\"sheet\":\"b\",\"role\":\"OTHER\"}]}").key());
        assertEquals("core.mapping.wrong",
                problem("{\"sheets\":[{\"file\":\"a\",\"sheet\":\"b\",\"role\":\"MIXED\",\"headerFirst\":5,\"headerLast\":4}]}").key());
        assertEquals("core.mapping.wrong", problem("null").key());
        assertEquals("core.json.bad", problem("{\"sheets\":[").key());
        assertEquals("core.mapping.too-big", problem(" ".repeat(5_000_000)).key());
    }

    /** A sheet without a record set ended the intake with an error that nobody understood. */
    @Test
    void aSheetThatIsUsedNamesARecordSet() {
        KhosoException e = assertThrows(KhosoException.class, () -> MappingFile.checked(SOUND, dir.resolve("m.json"), List.of()));
        assertEquals("core.mapping.no-set", e.problem().key());
        assertEquals("tt05.x", e.problem().args().get(3));
    }

    /** Rows of dossiers with the record set of documents passed, and broke the intake later. */
    @Test
    void theRecordSetFitsTheRows() throws Exception {
        KhosoException e = assertThrows(KhosoException.class,
                () -> MappingFile.checked(SOUND, dir.resolve("m.json"), List.of(set(Kind.RECORD))));
        assertEquals("core.mapping.no-set", e.problem().key());
        assertEquals(SOUND, MappingFile.checked(SOUND, dir.resolve("m.json"), List.of(set(Kind.DOSSIER))));
    }

    private static RecordSetInfo set(Kind kind) {
        return new RecordSetInfo("tt05.x", "1", "s", kind, "", new Bilingual("x", "x"), "", Confidence.DESIGN, Confidence.DESIGN, true,
                null,
                null, List.of());
    }

    @Test
    void broken() throws Exception {
        Fuzz.of("mapping file", MappingFile.class).shape(Shape.JSON).naming("m.json")
                .words("\"sheets\":", "null", "\"role\":\"MIXED\"", "\"headerFirst\":-1",
                        "\"columns\":{\"99999\":\"x\"}", "1e400", "\\u0000", "\"confidence\":{\"0\":NaN}")
                .seed(Json.write(SOUND).getBytes(StandardCharsets.UTF_8))
                .run((file, in) -> {
                    Files.write(in.resolve("m.json"), file);
                    MappingFile.read(in.resolve("m.json"));
                    return List.of();
                });
    }
}
