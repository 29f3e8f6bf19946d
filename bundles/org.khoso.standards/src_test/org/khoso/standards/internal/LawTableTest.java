package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.ConversionInfo;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;

/**
 * What the shipped data must say, line by line, in {@code law.txt} beside this test: rules as clauses put them, and what Khoso decided
 * itself (concepts, translations, facets, the conversion). The tables of the documents are compared in {@link ShippedDataTest}. The
 * file is kept by hand: whoever changes the data changes the line that says so, and looks at the clause.
 */
class LawTableTest {
    private static final Path TABLE = Path.of("src_test/org/khoso/standards/internal/law.txt");

    @Test
    void theDataSaysWhatTheTableSays() throws Exception {
        TreeSet<String> wanted = new TreeSet<>(Files.readAllLines(TABLE));
        TreeSet<String> there = new TreeSet<>(lines(Data.shipped()));
        TreeSet<String> lost = new TreeSet<>(wanted);
        lost.removeAll(there);
        TreeSet<String> extra = new TreeSet<>(there);
        extra.removeAll(wanted);
        assertEquals("", String.join("\n", lost) + String.join("\n", extra), () -> "lost " + lost + ", new " + extra);
    }

    private static List<String> lines(StandardsCatalog c) {
        List<String> lines = new ArrayList<>();
        c.standards().forEach(s -> lines.add(String.join(" | ", "standard", s.id(), both(s.title()), s.document(), s.validFrom() + ".."
                + s.validTo(), s.verified() ? "verified" : "not verified", s.layer())));
        for (var p : c.profiles())
            lines.add(String.join(" | ", "profile", p.id(), both(p.title()), p.packageType(), p.fonds(), p.dossier(), p.text(), p.photo(),
                    p.av(), p.clause(), p.confidence().code()));
        for (RecordSetInfo s : c.recordSets()) {
            lines.add(String.join(" | ", "set", s.id(), s.version(), s.kind().code(), s.recordType(), both(s.title()), s.source(),
                    s.label().code() + s.obligations().code()));
            s.fields().forEach(f -> lines.add(field(s, f)));
            c.rules(s.id()).forEach(r -> lines.add(rule(r)));
        }
        for (String id : new String[]{"maintenance", "mode", "language", "confidenceLevel", "format", "riskRecovery", "riskRecoveryStatus",
                "typeName", "typePic", "typeMedia", "colour", "recordStatus", "purpose", "feeObjectType", "nd30.types", "nd30.copies",
                "nd30.urgency", "secrecy", "org.H"})
            c.codeList(id).ifPresent(l -> {
                lines.add(String.join(" | ", "list", id, l.source(), l.confidence().code()));
                l.values().forEach(v -> lines.add(String.join(" | ", "code", id, v.code(), both(v.label()))));
            });
        c.conversions().forEach(v -> conversion(v, lines));
        overridable(c, lines);
        return lines;
    }

    private static String field(RecordSetInfo s, FieldInfo f) {
        return String.join(" | ", "field", s.id() + "/" + f.code(), f.concept(), both(f.label()), f.type().name(), f.maxLength() + "",
                f.obligation() + f.confidence().code() + f.obligationConfidence().code(), Objects.toString(f.codeList(), ""),
                (f.repeatable() ? "repeatable " : "") + (f.facet() ? "facet" : ""), f.fallback(), both(f.rule()));
    }

    private static String rule(RuleInfo r) {
        return String.join(" | ", "rule", r.id(), r.kind(), r.field(), r.level().code(), r.confidence().code(), r.clause(), r.anchor(),
                r.validFrom() + ".." + r.validTo(), sorted(r.parameters()));
    }

    private static void conversion(ConversionInfo v, List<String> lines) {
        lines.add(String.join(" | ", "conversion", v.id(), v.from(), v.to(), both(v.title()), v.clause(), v.confidence().code()));
        for (var p : v.sets())
            for (var s : p.steps())
                lines.add(String.join(" | ", "step", p.from() + " > " + p.to(), s.field(), s.from().toString(), s.how(),
                        sorted(s.parameters()),
                        both(s.note())));
    }

    /** What a layer above may do, tried out: an overlay that hides every field and rule, and adds a code to every list. */
    private static void overridable(StandardsCatalog c, List<String> lines) {
        StringBuilder overlay = new StringBuilder(
                "id: try\nversion: \"1\"\nlayer: office\nextends: tt05-2025@2025.1\nreason: r\nrecordSets:\n");
        for (RecordSetInfo s : c.recordSets()) {
            overlay.append("  - id: ").append(s.id()).append("\n    fields:\n");
            for (FieldInfo f : s.fields())
                overlay.append("      - {code: ").append(f.code()).append(", removed: true, obligation: \"")
                        .append("?".equals(f.obligation()) ? "O" : "?")
                        .append("\", maxLength: 0, type: ").append(f.type().name().equals("TEXT") ? "NUMBER" : "TEXT")
                        .append(", codeList: other, repeatable: ").append(!f.repeatable()).append("}\n");
        }
        refused(overlay, lines);
        overlay.setLength(overlay.indexOf("recordSets:"));
        overlay.append("rules:\n");
        for (RecordSetInfo s : c.recordSets())
            for (RuleInfo r : c.rules(s.id()))
                overlay.append("  - {id: ").append(r.id()).append(", recordSet: ").append(s.id()).append(", removed: true}\n");
        overlay.append("codeLists:\n");
        for (String id : new String[]{"typePic", "colour", "mode", "maintenance", "language", "format", "purpose", "secrecy", "org.H"})
            overlay.append("  - {id: ").append(id).append(", values: [{code: zz}]}\n");
        refused(overlay, lines);
    }

    private static void refused(StringBuilder overlay, List<String> lines) {
        try {
            for (var w : Data.with(overlay.toString()).warnings())
                if (w.key().endsWith("override-refused"))
                lines.add("refused | " + w.args().get(1));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String both(Bilingual b) {
        return b.vi() + " / " + b.en();
    }

    private static String sorted(Object o) {
        if (o instanceof Map<?, ?> m) {
            TreeMap<String, String> t = new TreeMap<>();
            m.forEach((k, v) -> t.put(k.toString(), sorted(v)));
            return t.toString();
        }
        return o instanceof List<?> l ? l.stream().map(LawTableTest::sorted).toList().toString() : String.valueOf(o);
    }
}
