package org.khoso.packaging.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.model.Concepts;

/** The record sets of TT 05/2025 as a catalogue, without the bundle that loads standards. */
public final class TestCatalog implements StandardsCatalog {
    private final Map<String, RecordSetInfo> sets = new LinkedHashMap<>();
    private final Map<String, CodeList> lists = new LinkedHashMap<>();

    public TestCatalog() {
        List<String[]> rows = rows();
        for (String[] r : rows)
            if (r[0].equals("L"))
            lists.put(r[1], new CodeList(r[1], "", Confidence.of(r[2]),
                    Stream.of(r[3].split(",")).map(c -> new CodeList.Value(c, new Bilingual(c, c))).toList()));
        RecordSetInfo set = null;
        for (String[] r : rows) {
            if (r[0].equals("S")) {
                set = new RecordSetInfo(r[1], "2025.1", "tt05-2025", r[2].isEmpty() ? Kind.DOSSIER : Kind.RECORD, r[2],
                        new Bilingual(r[1], r[1]), r[3], Confidence.of(r[6]), Confidence.of(r[7]), true, r[4], r[5], new ArrayList<>());
                sets.put(r[1], set);
            } else if (r[0].equals("F"))
                set.fields().add(field(set, r));
        }
    }

    private FieldInfo field(RecordSetInfo set, String[] r) {
        String concept = r[1].equals("totalDoc") ? Concepts.RECORD_COUNT : "ext:" + r[1];
        FieldType type = switch (r[2]) {
            case "Number" -> FieldType.NUMBER;
            case "Date" -> FieldType.DATE;
            case "Boolean" -> FieldType.BOOLEAN;
            default -> FieldType.TEXT;
        };
        // code lists of booleans are not lists of a text
        String list = type == FieldType.TEXT && lists.containsKey(r[1]) ? r[1] : null;
        return new FieldInfo(r[1], concept, new Bilingual(r[5], null), type, Integer.parseInt(r[3]), r[4], set.label(),
                set.obligations(), list, r[1].equals("language"), false, set.source(), null);
    }

    private static List<String[]> rows() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(TestCatalog.class.getResourceAsStream("catalog.tsv"), StandardCharsets.UTF_8))) {
            return in.lines().map(l -> l.split("\t", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<RecordSetInfo> recordSets() {
        return List.copyOf(sets.values());
    }

    @Override
    public Optional<RecordSetInfo> recordSet(String id) {
        return Optional.ofNullable(sets.get(id));
    }

    @Override
    public Optional<CodeList> codeList(String id) {
        return Optional.ofNullable(lists.get(id));
    }

    @Override
    public List<RuleInfo> rules(String recordSet) {
        return List.of();
    }

    @Override
    public List<StandardInfo> standards() {
        return List.of();
    }

    @Override
    public List<Profile> profiles() {
        return List.of(
                new Profile("tt05.aip_hoso", new Bilingual("AIP", null), "AIP_hoso", null, "tt05.aip_hoso.ead", "tt05.aip.doc",
                        "tt05.pic", "tt05.media", "TT 05/2025/TT-BNV PL I", Confidence.SEVERAL),
                new Profile("tt05.sip_hoso", new Bilingual("SIP", null), "SIP_hoso", null, "tt05.sip_hoso.ead", "tt05.sip.doc",
                        "tt05.pic", "tt05.media", "TT 05/2025/TT-BNV PL III", Confidence.SEVERAL),
                loose("AIP_tailieu", "tt05.aip_tailieu.ead", "tt05.aip.doc"), loose("SIP_tailieu", "tt05.sip_tailieu.ead", "tt05.sip.doc"),
                loose("DIP", "tt05.dip.ead", "tt05.dip.doc"));
    }

    private static Profile loose(String type, String header, String text) {
        return new Profile(header, new Bilingual(type, null), type, null, header, text, "tt05.pic", "tt05.media", "TT 05/2025/TT-BNV",
                Confidence.SEVERAL);
    }

    @Override
    public StandardsCatalog with(List<Path> directories) {
        return this;
    }
}
