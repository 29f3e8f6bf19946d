package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.Message;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.standards.internal.Transcript.Row;
import org.khoso.standards.internal.Transcript.Table;

/** The shipped data says what the tables and lists of the documents say, and lets others change only what no sure text says. */
class TablesTest {
    /** Where a table has a type that Khoso keeps in another: leading zeros are kept, a rule asks for digits; a span is a date. */
    private static final Map<String, String> OTHER_TYPE = Map.of("FileCatalog", "TEXT", "tt02.fonds/ArchivesTime", "DATE");
    private static final Map<String, String> TYPES = Map.of("String", "TEXT", "LongText", "TEXT", "Text", "TEXT", "group", "TEXT", "Number",
            "NUMBER", "Date", "DATE", "Boolean", "BOOLEAN");
    /** Fields whose values the documents list; a list for physical condition is told of files only, for documents it is assumed. */
    private static final Set<String> LISTED = Set.of("maintenance", "mode", "language", "confidenceLevel", "format", "riskRecoveryStatus",
            "typeName", "typePic", "typeMedia", "colour", "purpose", "feeObjectType");

    @Test
    void everyFieldOfTheTables() throws IOException {
        StandardsCatalog c = Data.shipped();
        int fields = 0;
        for (Table t : Transcript.read().values()) {
            if (t.rows().isEmpty())
                continue;
            fields += t.rows().size();
            compare(t, c.recordSet(t.id()).orElseThrow(() -> new AssertionError(t.id())), t.label(), t.duties());
        }
        assertEquals(308, fields);
        for (String set : List.of("fonds", "file", "document", "photo", "av")) // CV 903 takes over what TT 02 has, on nobody's word
            compare(Transcript.read().get("tt02." + set), c.recordSet("cv903." + set).orElseThrow(), "K", "K");
        assertEquals(25, c.recordSets().size());
    }

    private static void compare(Table t, RecordSetInfo set, String label, String duties) {
        assertEquals(Confidence.of(label), set.label(), set.id());
        assertEquals(Confidence.of(duties), set.obligations(), set.id());
        assertEquals(t.root(), set.rootElement(), set.id());
        assertEquals(t.schema(), set.schemaFile(), set.id());
        assertEquals(set.id().startsWith("cv903") ? "CV 903/VTLTNN-QLII, 21/8/2023 (chưa kiểm chứng)" : t.clause(), set.source());
        assertEquals(t.rows().stream().map(Row::code).toList(), set.fields().stream().map(FieldInfo::code).toList(), set.id());
        for (int i = 0; i < t.rows().size(); i++) {
            Row row = t.rows().get(i);
            FieldInfo f = set.fields().get(i);
            String where = set.id() + "/" + f.code();
            String type = OTHER_TYPE.getOrDefault(t.id() + "/" + row.code(), OTHER_TYPE.getOrDefault(row.code(), TYPES.get(row.type())));
            assertEquals(row.vi(), f.label().vi(), where);
            assertEquals(type, f.type().name(), where);
            assertEquals(row.length(), f.maxLength(), where);
            assertEquals(row.duty(), f.obligation(), where);
            assertEquals(Confidence.of(label), f.confidence(), where);
            assertEquals(Confidence.of(duties), f.obligationConfidence(), where);
            boolean listed = t.id().startsWith("tt05") && LISTED.contains(f.code());
            assertEquals(listed ? f.code() : null, f.codeList(), where);
            assertEquals(row.wording().isEmpty(), f.rule().vi().isEmpty(), where);
        }
    }

    @Test
    void everyCodeOfTheLists() throws IOException {
        int lists = 0;
        for (Table t : Transcript.read().values()) {
            if (t.codes().isEmpty())
                continue;
            var there = Data.shipped().codeList(t.id()).orElseThrow(() -> new AssertionError(t.id()));
            assertEquals(t.source(), there.source());
            assertEquals(Confidence.of(t.label()), there.confidence(), t.id());
            assertEquals(List.copyOf(t.codes().keySet()), there.values().stream().map(v -> v.code()).toList(), t.id());
            assertEquals(List.copyOf(t.codes().values()), there.values().stream().map(v -> v.label().vi()).toList(), t.id());
            lists++;
        }
        assertEquals(19, lists);
    }

    /** Duties, types, lengths and lists become rules, with the label of what they stand on; nothing else does without being stated. */
    @Test
    void rulesThatFollowFromTheTables() throws IOException {
        StandardsCatalog c = Data.shipped();
        for (RecordSetInfo set : c.recordSets()) {
            Table t = Transcript.read().get(set.id().replace("cv903.", "tt02."));
            TreeSet<String> wanted = new TreeSet<>();
            for (FieldInfo f : set.fields()) {
                Row row = t.rows().stream().filter(r -> r.code().equals(f.code())).findFirst().orElseThrow();
                String id = set.id() + "/" + f.code() + "/";
                boolean list = f.codeList() != null;
                if (row.duty().equals("M"))
                    wanted.add(id + "required");
                if (!f.type().name().equals("TEXT") && !f.code().equals("ArchivesTime"))
                    wanted.add(id + "type");
                if (row.length() > 0 && !list && !List.of("DATE", "BOOLEAN").contains(f.type().name()))
                    wanted.add(id + "length");
                if (list)
                    wanted.add(id + "code-list");
            }
            List<String> there = c.rules(set.id()).stream().map(RuleInfo::id).toList();
            wanted.removeAll(there);
            assertEquals(Set.of(), wanted);
            for (RuleInfo r : c.rules(set.id()))
                if (r.kind().equals("length"))
                assertEquals((long) set.field(r.field()).orElseThrow().maxLength(), r.parameters().get("max"), r.id());
        }
    }

    /** What no text says for sure is open to change; what one says may only be made stricter. */
    @Test
    void whatLayersAboveMayChange() throws IOException {
        Map<String, Table> tables = Transcript.read();
        TreeSet<String> wanted = new TreeSet<>();
        StringBuilder overlay = new StringBuilder(
                "id: try\nversion: \"1\"\nlayer: office\nextends: tt05-2025@2025.1\nreason: r\nrecordSets:\n");
        for (RecordSetInfo set : Data.shipped().recordSets()) {
            Table t = tables.get(set.id().replace("cv903.", "tt02."));
            boolean copy = set.id().startsWith("cv903");
            overlay.append("  - id: ").append(set.id()).append("\n    fields:\n");
            for (FieldInfo f : set.fields()) {
                Row row = t.rows().stream().filter(r -> r.code().equals(f.code())).findFirst().orElseThrow();
                String other = f.type().name().equals("TEXT") ? "NUMBER" : "TEXT";
                overlay.append("      - {code: ").append(f.code()).append(", removed: true, obligation: \"")
                        .append("?".equals(row.duty()) ? "O" : "?").append("\", maxLength: ").append(row.length() + 1)
                        .append(", type: ").append(other).append(", codeList: other, repeatable: ").append(!f.repeatable()).append("}\n");
                String field = set.id() + "/" + f.code() + " ";
                if (t.sure() && !copy) {
                    wanted.addAll(List.of(field + "type", field + "repeatable"));
                    if (row.length() > 0)
                        wanted.add(field + "maxLength");
                    if (f.codeList() != null)
                        wanted.add(field + "codeList");
                }
                if (t.sureDuties() && !copy && row.duty().equals("M"))
                    wanted.addAll(List.of(field + "obligation", field + "removed"));
            }
        }
        assertEquals(wanted, refused(overlay.toString(), false));
    }

    @Test
    void rulesAndListsThatLayersAboveMayTakeAway() throws IOException {
        StandardsCatalog c = Data.shipped();
        TreeSet<String> wanted = new TreeSet<>();
        StringBuilder overlay = new StringBuilder("id: try\nversion: \"1\"\nlayer: office\nextends: tt05-2025@2025.1\nreason: r\nrules:\n");
        for (RecordSetInfo set : c.recordSets())
            for (RuleInfo r : c.rules(set.id())) {
                overlay.append("  - {id: ").append(r.id()).append(", recordSet: ").append(set.id()).append(", removed: true}\n");
                if (r.confidence().mayOblige() && !r.id().equals("tt06.destroy_list/retentionPeriod/term") || law(r))
                    wanted.add(r.id() + " removed");
            }
        overlay.append("codeLists:\n");
        for (Table t : Transcript.read().values())
            if (!t.codes().isEmpty()) {
                overlay.append("  - {id: ").append(t.id()).append(", values: [{code: zz}]}\n");
                if (t.sure())
                    wanted.add(t.id() + " values");
            }
        TreeSet<String> there = refused(overlay.toString(), true);
        assertEquals(List.of(), wanted.stream().filter(w -> !there.contains(w)).toList());
        assertEquals(List.of(), there.stream().filter(w -> !wanted.contains(w)).toList());
    }

    /** The law itself (Đ.15), though the form that it is applied to is known at second hand only. */
    private static boolean law(RuleInfo r) {
        return r.id().equals("tt06.destroy_list/retentionPeriod/term");
    }

    private static TreeSet<String> refused(String overlay, boolean whole) throws IOException {
        List<String> found = new ArrayList<>();
        for (Message w : Data.with(overlay).warnings())
            if (w.key().endsWith("override-refused"))
            found.add(w.args().get(1).toString());
        assertTrue(!found.isEmpty(), "nothing was refused");
        return new TreeSet<>(whole ? found : found.stream().filter(f -> f.contains("/")).toList());
    }
}
