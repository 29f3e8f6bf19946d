package org.khoso.intake.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The fields and code lists of the shipped standards, read straight from their data files. */
final class TestStandards implements StandardsCatalog {
    private final List<RecordSetInfo> sets = new ArrayList<>();
    private final List<CodeList> lists = new ArrayList<>();

    TestStandards() {
        for (String file : List.of("tt05-2025", "tt02-2019", "vn-lists"))
            load(Path.of("../org.khoso.standards.vn/KHOSO-INF/standards/" + file + ".yaml"));
    }

    private void load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Map<?, ?> data = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(in);
            list(data, "recordSets").forEach(m -> sets.add(set(m)));
            list(data, "codeLists").forEach(m -> lists.add(codes(m)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<?, ?>> list(Map<?, ?> m, String key) {
        return m.get(key) == null ? List.of() : (List<Map<?, ?>>) m.get(key);
    }

    private static Bilingual text(Object o) {
        return o instanceof Map<?, ?> m
                ? new Bilingual(String.valueOf(m.get("vi")), m.get("en") == null
                        ? null
                        : String.valueOf(m.get("en")))
                : new Bilingual(String.valueOf(o), null);
    }

    private static RecordSetInfo set(Map<?, ?> m) {
        List<FieldInfo> fields = list(m, "fields").stream().map(f -> new FieldInfo(f.get("code").toString(),
                f.get("concept").toString(),
                text(f.get("label")), f.get("type") == null ? FieldType.TEXT : FieldType.valueOf(f.get("type").toString()),
                f.get("maxLength") == null
                        ? 0
                        : (int) f.get("maxLength"),
                "O",
                Confidence.SEVERAL, Confidence.SEVERAL, (String) f.get("codeList"), Boolean.TRUE.equals(f.get("repeatable")),
                false, "",
                new Bilingual("", ""))).toList();
        return new RecordSetInfo(m.get("id").toString(), "1", "x", Kind.valueOf(m.get("kind").toString().toUpperCase()),
                m.get("recordType") == null ? "" : m.get("recordType").toString(), text(m.get("title")), "", Confidence.SEVERAL,
                Confidence.SEVERAL,
                true, null, null, fields);
    }

    private static CodeList codes(Map<?, ?> m) {
        return new CodeList(m.get("id").toString(), "", Confidence.SEVERAL,
                list(m, "values").stream().map(v -> new CodeList.Value(v.get("code").toString(), text(v.get("label")))).toList());
    }

    /** @return the same with a field more, as an archive's own layer adds it */
    TestStandards adding(String set, FieldInfo field) {
        var more = new TestStandards();
        more.sets.replaceAll(s -> !s.id().equals(set)
                ? s
                : new RecordSetInfo(s.id(), s.version(), s.standard(), s.kind(), s.recordType(), s.title(), s.source(), s.label(),
                        s.obligations(), s.verified(), s.rootElement(), s.schemaFile(),
                        java.util.stream.Stream.concat(s.fields().stream(), java.util.stream.Stream.of(field)).toList()));
        return more;
    }

    /** @return record sets for AIP_hoso */
    List<RecordSetInfo> aip() {
        return List.of(recordSet("tt05.aip_hoso.ead").get(), recordSet("tt05.aip.doc").get(), recordSet("tt05.pic").get(),
                recordSet("tt05.media").get());
    }

    /** @return record sets of TT 02/2019 */
    List<RecordSetInfo> tt02() {
        return List.of(recordSet("tt02.file").get(), recordSet("tt02.document").get(), recordSet("tt02.photo").get(),
                recordSet("tt02.av").get());
    }

    @Override
    public List<RecordSetInfo> recordSets() {
        return sets;
    }

    @Override
    public Optional<RecordSetInfo> recordSet(String id) {
        return sets.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    @Override
    public Optional<CodeList> codeList(String id) {
        return lists.stream().filter(l -> l.id().equals(id)).findFirst();
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
        return List.of();
    }

    @Override
    public StandardsCatalog with(List<Path> directories) {
        return this;
    }
}
