package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.model.io.YamlModel;
import org.khoso.model.standard.Rule;
import org.khoso.model.standard.Standard;
import org.khoso.model.standard.StandardPackage;

class BrokenFileTest {
    private static Standard load(byte[] yaml) throws Exception {
        return YamlModel.load(new ByteArrayInputStream(yaml), "f.yaml", StandardPackage.Literals.STANDARD);
    }

    private static Message problem(String yaml) {
        return assertThrows(KhosoException.class, () -> load(yaml.replace("~", "\n").getBytes(StandardCharsets.UTF_8))).problem();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"id: x~nonsense: 1|model.yaml-unknown-key|2", "id: x~recordSets: 5|model.yaml-list-wanted|2",
            "id: [a]|model.yaml-scalar-wanted|1", "id: x~verified: maybe|model.yaml-bad-value|2",
            "validFrom: 2025-02-30|model.yaml-bad-value|1",
            "id: x~id: y|model.yaml-twice|2", "- a|model.yaml-map-wanted|1", "id: \"x|model.yaml-syntax|1",
            "id: &a x~version: *a|model.yaml-alias|2",
            "recordSets:~  - id: s~    fields:~      - code: c~        type: STRANGE|model.yaml-bad-value|5",
            "recordSets:~  - id: s~    fields:~      - code: c~        maxLength: many|model.yaml-bad-value|5",
            "id: x~\tversion: 1|model.yaml-syntax|2", "? [a]~: b|model.yaml-syntax|1", "title: x|model.yaml-map-wanted|1",
            "? {a: b}~: c|model.yaml-syntax|1"})
    void namesFileAndLine(String yaml, String key, int line) {
        Message m = problem(yaml);
        assertEquals(key, m.key(), m.toString());
        assertEquals("f.yaml", m.args().get(0));
        assertEquals(line, m.args().get(1), m.toString());
    }

    @Test
    void unknownKeySaysWhichAreAllowed() {
        Message m = problem("recordSets:~  - id: x~    fieldz: []");
        assertEquals(List.of("f.yaml", 3, "fieldz", "RecordSet"), m.args().subList(0, 4));
        assertTrue(m.args().get(4).toString().contains("fields"), m.toString());
    }

    @Test
    void hostile() throws Exception {
        assertEquals("model.yaml-too-deep", problem("id: " + "[".repeat(100_000)).key());
        assertEquals("model.yaml-too-big", problem("id: " + "x".repeat(9 << 20)).key());
        assertEquals("model.yaml-empty", problem("# nothing").key());
        assertEquals("model.yaml-map-wanted", problem("!!javax.script.ScriptEngineManager [a]").key());
        assertEquals("model.yaml-not-utf8", assertThrows(KhosoException.class, () -> load(new byte[]{'i', (byte) 0xff})).problem().key());
        Random r = new Random(7);
        byte[] good = Data.sources().get(0).data();
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 60; i++) {
                byte[] bad = good.clone();
                for (int k = 0; k < 3; k++)
                    bad[r.nextInt(bad.length)] = (byte) r.nextInt(256);
                Catalog c = new Catalog(List.of(new Source("f.yaml", bad))); // a complaint or a catalogue, nothing else
                assertTrue(c.warnings().size() + c.recordSets().size() > 0);
            }
        });
    }

    @Test
    void composedWhateverTheFileHas() throws Exception {
        String nfd = java.text.Normalizer.normalize("\ufeffid: Huế", java.text.Normalizer.Form.NFD);
        assertEquals("Huế", load(nfd.getBytes(StandardCharsets.UTF_8)).getId());
    }

    @Test
    void parametersAsAMap() throws Exception {
        Standard s = load("rules: [{kind: k, parameters: {max: 3, list: [a, 01], deep: {x: true, y: 1.5, z: null}}}]"
                .getBytes(StandardCharsets.UTF_8));
        Rule rule = s.getRules().get(0);
        assertEquals(List.of("max", "list", "deep"), rule.getParameters().stream().map(p -> p.getName()).toList());
        assertEquals(3L, rule.getParameters().get(0).getValue());
        assertEquals(List.of("a", "01"), rule.getParameters().get(1).getValue());
        assertEquals(true, ((Map<?, ?>) rule.getParameters().get(2).getValue()).get("x"));
        assertEquals("f.yaml:1", YamlModel.place(rule).orElseThrow());
    }

    @Test
    void oneBadFileLeavesTheOthers() throws Exception {
        Catalog c = Data.with("id: [", "id: a\nversion: \"1\"\nlayer: planet\ntitle: {vi: a}",
                "id: b\nversion: \"1\"\nlayer: province\nextends: gone@1\nreason: r",
                "id: tt05-2025\nversion: \"1\"\nlayer: office\ntitle: {vi: a}",
                "id: d\nversion: \"1\"\nlayer: office\ntitle: {vi: a}\nrecordSets: [{id: tt05.pic, kind: record}]",
                "id: e\nversion: \"1\"\nlayer: office\nextends: tt05-2025\nreason: r",
                "id: f\nversion: \"1\"\nlayer: office\nextends: tt05-2025@2025.1",
                "id: g\nversion: \"1\"\nlayer: office\ntitle: {vi: a}\nrules: [{id: x}]");
        assertEquals(List.of("model.yaml-syntax", "standards.bad-value", "standards.extends-form", "standards.missing", "standards.missing",
                "standards.twice", "standards.twice", "standards.base-missing"), c.warnings().stream().map(Message::key).toList());
        assertEquals(6, c.standards().size());
    }

    @Test
    void everySentenceIsThere() throws Exception {
        for (String lang : new String[]{"vi", "en"})
            for (String dir : new String[]{".", "../org.khoso.model"}) {
                Properties p = new Properties();
                p.load(java.nio.file.Files.newBufferedReader(java.nio.file.Path.of(dir, "KHOSO-INF/messages", lang + ".properties")));
                List<String> missing = new ArrayList<>();
                try (var files = java.nio.file.Files.walk(java.nio.file.Path.of(dir, "src"))) {
                    for (var f : files.filter(x -> x.toString().endsWith(".java")).toList()) {
                        var m = java.util.regex.Pattern.compile("\"((?:standards|model)\\.[a-z0-9-]+)\"")
                                .matcher(java.nio.file.Files.readString(f));
                        while (m.find())
                            if (!p.containsKey(m.group(1)))
                                missing.add(m.group(1));
                    }
                }
                assertEquals(List.of(), missing, dir + " " + lang);
            }
    }
}
