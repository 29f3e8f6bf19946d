package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Message;
import org.khoso.testkit.fuzz.Fuzz;
import org.khoso.testkit.fuzz.Shape;

/** Broken files of standards and of overlays: a catalogue, and for each file that is left out a sentence with file and line. */
class StandardsFuzzTest {
    private static final String[] WORDS = {"recordSets:", "- id: x", "extends: nat@1", "layer: province", "pattern: \"(a+)+$\"",
            "maxLength: ", "codeList: ",
            "type: DATE", "override: true", "reason: ", "rules: [{kind: required}]", "obligation: M", "&a ", "*a", "<<: ", "!!set", "|-\n",
            ">\n", "? ", "---\n",
            "...\n", "%YAML 1.1\n"};
    private static final String NATIONAL = """
            id: nat
            version: "1"
            layer: national
            title: {vi: Gốc, en: Base}
            codeLists:
              - {id: nat.modes, values: [{code: "01", label: {vi: Một, en: One}}]}
            recordSets:
              - id: nat.doc
                kind: record
                title: {vi: Văn bản, en: Documents}
                fields:
                  - {code: title, label: {vi: Trích yếu, en: Title}, type: TEXT, maxLength: 200, concept: title}
                  - {code: mode, label: {vi: Chế độ, en: Mode}, type: TEXT, codeList: nat.modes, concept: "ext:mode"}
            """;

    private static final String OVERLAY = """
            id: prov
            version: "1"
            layer: province
            extends: nat@1
            reason: "Kế hoạch 45/KH-UBND"
            title: {vi: "Tỉnh", en: "Province"}
            codeLists:
              - id: prov.lots
                label: V
                values:
                  - {code: L-01, label: {vi: "Lô 1", en: "Lot 1"}}
            recordSets:
              - id: nat.doc
                fields:
                  - {code: title, maxLength: 100}
                  - code: lot
                    concept: ext:lot
                    label: {vi: "Số lô", en: "Lot"}
                    type: TEXT
                    maxLength: 20
                    obligation: M
                    codeList: prov.lots
                    facet: true
            """;

    @TempDir
    Path folder;

    private static List<Message> told(Catalog c) {
        c.recordSets().forEach(s -> c.rules(s.id()).forEach(r -> c.origin(r.id())));
        return c.warnings();
    }

    @Test
    void standards() throws Exception {
        Fuzz fuzz = Fuzz.of("standards YAML", Catalog.class).shape(Shape.YAML).words(WORDS);
        for (Source s : Data.sources())
            if (s.data().length < 40_000)
            fuzz.seed(s.data());
        fuzz.run((file, in) -> {
            Files.write(in.resolve("f.yaml"), file);
            return told(new Catalog(Source.in(in, new ArrayList<>())));
        });
    }

    /** Sentences were as long as the names in the file. */
    @Test
    void whatIsSaidIsShortHoweverLongTheFileIs() throws Exception {
        String longest = "x".repeat(10_000);
        for (String[] change : new String[][]{{"codeList: prov.lots", "codeList: " + longest}, {"layer: province", "layer: " + longest}, {
                "nat@1", "nat@" + longest}, {"- id: nat.doc", "- id: " + longest}}) {
            Catalog sound = new Catalog(List.of(Data.source("base/nat.yaml", NATIONAL)));
            Catalog c = (Catalog) sound
                    .with(List.of(Files.writeString(folder.resolve("tinh.yaml"), OVERLAY.replace(change[0], change[1])).getParent()));
            assertFalse(c.warnings().isEmpty(), change[0]);
            for (Message m : c.warnings())
                assertTrue(m.args().toString().length() < 4000, m.key());
        }
    }

    @Test
    void overlays() throws Exception {
        Source base = Data.source("base/nat.yaml", NATIONAL);
        Catalog sound = new Catalog(List.of(base));
        assertEquals(List.of(), sound.warnings());
        assertEquals(1, sound.recordSets().size());
        byte[] overlay = OVERLAY.getBytes(StandardCharsets.UTF_8);
        assertEquals(List.of(), new Catalog(List.of(base, new Source("tinh.yaml", overlay))).warnings());
        Fuzz.of("overlay YAML", Catalog.class).shape(Shape.YAML).words(WORDS).seed(overlay).run((file, in) -> {
            Files.write(in.resolve("tinh.yaml"), file);
            return told((Catalog) sound.with(List.of(in)));
        });
    }
}
