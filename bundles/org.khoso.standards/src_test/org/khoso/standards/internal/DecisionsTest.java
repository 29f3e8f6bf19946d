package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.standards.internal.Transcript.Table;

/** What no document says: names of concepts, translations, facets, profiles, the ways of the conversion. Kept by hand beside this test. */
class DecisionsTest {
    private static final Path FOLDER = Path.of("../org.khoso.standards/src_test/org/khoso/standards/internal");
    private final Map<String, List<String>> sections = sections("decisions.txt");

    @Test
    void standardsAndProfiles() throws IOException {
        StandardsCatalog c = Data.shipped();
        Map<String, String> versions = new HashMap<>();
        c.recordSets().forEach(s -> versions.put(s.standard(), s.version()));
        List<String> there = new ArrayList<>();
        c.standards().forEach(s -> there.add(row(s.id(), versions.getOrDefault(s.id(), "2025.1"), s.layer(), s.document(), s.validFrom(),
                s.validTo(), s.verified() ? "verified" : "not verified", s.title().vi(), s.title().en())));
        assertEquals(Set.copyOf(sections.get("standard")), Set.copyOf(there));
        List<String> profiles = c.profiles().stream().map(p -> row(p.id(), p.title().vi(), p.title().en(), p.packageType(), p.fonds(),
                p.dossier(), p.text(), p.photo(), p.av(), p.clause(), p.confidence().code())).toList();
        assertEquals(Set.copyOf(sections.get("profile")), Set.copyOf(profiles));
        assertEquals(sections.get("profile").size(), profiles.size());
    }

    @Test
    void recordSets() throws IOException {
        Map<String, String> vi = Map.of("tt05", "TT 05/2025 – ", "tt02", "TT 02/2019 – ", "nd30", "NĐ 30/2020 – ", "tt06", "TT 06/2025 – ");
        for (String line : sections.get("set")) {
            String[] cell = line.split(" \\| ", -1);
            RecordSetInfo s = Data.shipped().recordSet(cell[0]).orElseThrow();
            String head = vi.get(cell[0].substring(0, 4));
            String english = head.replace("TT ", "Circular ").replace("NĐ ", "Decree ");
            assertEquals(cell[1], s.kind().code());
            assertEquals(cell[2], Objects.toString(s.recordType(), ""));
            assertEquals(new Bilingual(head + cell[3], english + cell[4]), s.title());
            if (cell[0].startsWith("tt02")) {
                RecordSetInfo copy = Data.shipped().recordSet(cell[0].replace("tt02", "cv903")).orElseThrow();
                assertEquals(List.of(s.kind(), s.recordType()), List.of(copy.kind(), copy.recordType()));
                assertEquals(new Bilingual("CV 903 – " + cell[3] + " (chưa kiểm chứng)", "Letter 903 – " + cell[4] + " (not verified)"),
                        copy.title());
            }
        }
        assertEquals(20, sections.get("set").size());
    }

    @Test
    void fields() throws IOException {
        Map<String, Map<String, String>> concepts = new HashMap<>();
        for (String kind : List.of("dossier", "record", "fonds"))
            sections.get("concept " + kind).forEach(l -> {
                for (String code : l.split(" = ")[1].split(" "))
                    concepts.computeIfAbsent(kind, k -> new HashMap<>()).put(code, l.split(" = ")[0]);
            });
        Map<String, String> words = pairs("word");
        Map<String, String> fallbacks = pairs("fallback");
        Set<String> facets = Set.of(String.join(" ", sections.get("facet")).split(" "));
        Map<String, Table> tables = Transcript.read();
        Map<String, Bilingual> wordings = wordings();
        for (RecordSetInfo set : Data.shipped().recordSets()) {
            Table table = tables.get(set.id().replace("cv903.", "tt02."));
            for (int i = 0; i < set.fields().size(); i++) {
                FieldInfo f = set.fields().get(i);
                String where = set.id() + "/" + f.code();
                assertEquals(concepts.get(set.kind().code()).getOrDefault(f.code(), "ext:" + f.code()), f.concept(), where);
                assertEquals(words.getOrDefault(f.label().vi() + " @" + f.code(), words.get(f.label().vi())), f.label().en(), where);
                assertEquals(facets.contains(f.code()), f.facet(), where);
                assertEquals(set.id().startsWith("tt05") && f.code().equals("language"), f.repeatable(), where);
                assertEquals(fallbacks.getOrDefault(where, ""), f.fallback(), where);
                String wording = table.rows().get(i).wording();
                if (!wording.isEmpty())
                    assertEquals(wordings.get(wording), f.rule(), where);
            }
        }
    }

    private Map<String, Bilingual> wordings() {
        Map<String, Bilingual> found = new HashMap<>();
        for (String line : sections.get("wording")) {
            String[] cell = line.split(" \\| ", -1);
            found.put(cell[0], new Bilingual(cell[1], cell[2]));
        }
        return found;
    }

    @Test
    void codesInEnglish() throws IOException {
        Map<String, String> wanted = pairs("code");
        for (Table t : Transcript.read().values()) {
            if (t.codes().isEmpty())
                continue;
            CodeList there = Data.shipped().codeList(t.id()).orElseThrow();
            List<String> words = wanted.get(t.id()).equals("as in Vietnamese")
                    ? List.copyOf(t.codes().values())
                    : List.of(wanted.get(t.id()).split(" · "));
            assertEquals(words, there.values().stream().map(v -> v.label().en()).toList(), t.id());
        }
    }

    /** One way for each field of the new record set, and for each old one that has none in it; each with words for people. */
    @Test
    void conversion() throws IOException {
        var c = Data.shipped().conversions();
        assertEquals(1, c.size());
        var v = c.get(0);
        assertEquals("tt02-tt05 | tt02-2019 | tt05.aip_hoso |  | D", row(v.id(), v.from(), v.to(), v.clause(), v.confidence().code()));
        assertEquals(
                new Bilingual("Từ TT 02/2019 sang TT 05/2025 (AIP hồ sơ)", "From Circular 02/2019 to Circular 05/2025 (AIP of a file)"),
                v.title());
        Map<String, List<String>> wanted = sections("conversion.txt");
        Map<String, String> names = new TreeMap<>(java.util.Comparator.reverseOrder()); // $partial before $part
        wanted.get("").forEach(l -> names.put(l.split(" = ", 2)[0], l.split(" = ", 2)[1]));
        for (var pair : v.sets()) {
            List<String> lines = new ArrayList<>(wanted.remove(pair.from() + " > " + pair.to()));
            lines.replaceAll(l -> {
                String filled = l;
                for (var n : names.entrySet())
                    filled = filled.replace(n.getKey(), n.getValue());
                return filled.replaceAll("\\| same$", "| Giữ nguyên / Kept as it is");
            });
            List<String> there = pair.steps().stream()
                    .map(s -> (s.field() + " < " + String.join(" ", s.from())).strip() + " : " + s.how()
                            + (s.parameters().isEmpty() ? "" : " " + sorted(s.parameters())) + " | " + s.note().vi() + " / "
                            + s.note().en())
                    .toList();
            assertEquals(String.join("\n", lines), String.join("\n", there));
        }
        assertEquals(Set.of(""), wanted.keySet());
    }

    @Test
    void nothingInTheFilesIsUnused() throws IOException {
        Set<String> used = new HashSet<>();
        Data.shipped().recordSets().forEach(s -> s.fields().forEach(f -> {
            used.add(f.label().vi());
            used.add(f.label().vi() + " @" + f.code());
        }));
        assertTrue(used.containsAll(pairs("word").keySet()), () -> "not used: " + pairs("word").keySet().stream()
                .filter(w -> !used.contains(w)).toList());
    }

    private Map<String, String> pairs(String section) {
        Map<String, String> found = new LinkedHashMap<>();
        sections.get(section).forEach(l -> found.put(l.split(" = ", 2)[0], l.split(" = ", 2)[1]));
        return found;
    }

    private static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        String at = "";
        try {
            for (String line : Files.readAllLines(FOLDER.resolve(file)))
                if (line.matches("\\[[\\w. >-]+]"))
                at = line.substring(1, line.indexOf(']'));
                else if (!line.isBlank() && !line.startsWith("#"))
                found.computeIfAbsent(at, k -> new ArrayList<>()).add(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    private static String row(Object... cells) {
        return String.join(" | ", java.util.Arrays.stream(cells).map(c -> Objects.toString(c, "")).toList());
    }

    private static String sorted(Object o) {
        if (o instanceof Map<?, ?> m) {
            TreeMap<String, String> t = new TreeMap<>();
            m.forEach((k, v) -> t.put(k.toString(), sorted(v)));
            return t.toString();
        }
        return o instanceof List<?> l ? l.stream().map(DecisionsTest::sorted).toList().toString() : String.valueOf(o);
    }
}
