package org.khoso.standards.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.Level;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Profile;

class ShippedDataTest {
    private static final int RULES = 811;
    private static final Set<String> KINDS = Set.of("required", "required-if", "type", "length", "pattern", "code-list", "date",
            "date-order", "unique",
            "counts-equal", "file-present", "file-format", "reference-exists", "naming", "retention", "partial-date", "cross-record",
            "resolution", "page-count", "text-layer", "color-depth", "bit-rate", "pdfa");

    @Test
    void nothingToComplainAbout() throws Exception {
        assertEquals(List.of(), Data.shipped().warnings());
    }

    /** What a table says in words is judged by a rule, carried by a type or list, or named with the reason why no rule can judge it. */
    @Test
    void everyWordingIsARuleOrHasAReason() throws Exception {
        Map<?, ?> rules = Data.rules();
        Assumptions.assumeTrue(rules != null, "rules.json is not here");
        Map<?, ?> bindings = (Map<?, ?>) Json
                .read(java.nio.file.Files.readString(java.nio.file.Path.of("../../releng/standards/bindings.json")));
        Map<?, ?> reasons = map(bindings.get("notJudged"));
        StandardsCatalog c = Data.shipped();
        Set<String> used = new HashSet<>();
        java.util.TreeSet<String> open = new java.util.TreeSet<>();
        for (Object set : map(rules.get("recordSets")).values())
            for (Object each : (List<?>) map(set).get("fields")) {
                String wording = text(map(each), "rule");
                String at = text(map(set), "id") + "/" + text(map(each), "code") + "/";
                boolean judged = c.rules(text(map(set), "id")).stream().map(RuleInfo::id)
                        .anyMatch(id -> id.startsWith(at) && !id.endsWith("/required") && !id.endsWith("/length"));
                if (reasons.containsKey(wording))
                    used.add(wording);
                else if (!wording.isEmpty() && !judged)
                    open.add(at + ": " + wording);
            }
        assertEquals(Set.of(), open);
        assertEquals(reasons.keySet(), used,
                "reasons that nothing needs " + reasons.keySet().stream().filter(r -> !used.contains(r)).toList());
    }

    @Test
    void noDutyWithoutAVerifiedClause() throws Exception {
        StandardsCatalog c = Data.shipped();
        Set<String> ids = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (RecordSetInfo set : c.recordSets())
            for (RuleInfo r : c.rules(set.id())) {
                assertTrue(r.level() != Level.MUST || r.confidence().mayOblige(), r.id());
                assertTrue(ids.add(r.id()), r.id());
                assertTrue(r.id().startsWith(set.id() + "/"), r.id());
                assertTrue(r.confidence() != Confidence.DESIGN || r.clause().isEmpty() || r.id().endsWith("/required"), r.id());
                assertTrue(r.field().isEmpty() || set.field(r.field()).isPresent(), r.id());
                assertTrue(r.decidedBy().endsWith(".yaml"), r.decidedBy());
                assertTrue(KINDS.contains(r.kind()), r.kind());
                kinds.add(r.kind());
            }
        assertEquals(KINDS, kinds);
        assertEquals(RULES, ids.size());
        assertEquals(Level.MUST, rule(c, "tt05.aip_hoso.ead/title/required").level());
        assertEquals(Level.SHOULD, rule(c, "tt02.file/Title/required").level());
        assertEquals(Level.SHOULD, rule(c, "tt05.pic/typePic/required").level());
        assertEquals(Level.SHOULD, rule(c, "tt05.pic/typePic/code-list").level());
        assertEquals("digitised", rule(c, "tt05.aip.doc/file/resolution").anchor());
    }

    @Test
    void cv903IsNeverVerified() throws Exception {
        StandardsCatalog c = Data.shipped();
        assertFalse(c.standards().stream().filter(s -> s.id().equals("cv903-2023")).findFirst().orElseThrow().verified());
        int sets = 0;
        for (RecordSetInfo set : c.recordSets())
            if (set.id().startsWith("cv903.")) {
                sets++;
                assertFalse(set.verified());
                assertTrue(set.title().vi().contains("chưa kiểm chứng") && set.title().en().contains("not verified"), set.title().vi());
                assertEquals(Confidence.UNVERIFIED, set.label());
                assertFalse(c.rules(set.id()).isEmpty());
                for (RuleInfo r : c.rules(set.id()))
                    assertTrue(r.level() != Level.MUST && r.confidence().compareTo(Confidence.UNVERIFIED) >= 0, r.id());
            }
        assertEquals(5, sets);
    }

    @Test
    void profilesFit() throws Exception {
        StandardsCatalog c = Data.shipped();
        assertEquals(
                Set.of("tt05.aip_hoso", "tt05.sip_hoso", "tt05.aip_tailieu", "tt05.sip_tailieu", "tt05.dip", "tt02", "cv903",
                        "nd30.outgoing",
                        "nd30.incoming"),
                new HashSet<>(c.profiles().stream().map(Profile::id).toList()));
        for (Profile p : c.profiles())
            for (String id : new String[]{p.fonds(), p.dossier(), p.text(), p.photo(), p.av()}) {
                if (id == null)
                    continue; // the decree describes text alone
                RecordSetInfo set = c.recordSet(id).orElseThrow();
                boolean record = id.equals(p.text()) || id.equals(p.photo()) || id.equals(p.av());
                assertEquals(id.equals(p.fonds()) ? "fonds" : record ? "record" : "dossier", set.kind().code());
                Set<String> concepts = new HashSet<>();
                for (FieldInfo f : set.fields())
                    assertTrue(concepts.add(f.concept()), id + " binds " + f.concept() + " twice");
            }
        for (Profile p : c.profiles()) // what a record is called and what it is about
            for (String id : new String[]{p.dossier(), p.text()})
                for (String concept : p.id().startsWith("nd30.") && id.equals(p.text())
                        ? new String[]{"dossierCode", "title"}
                        : new String[]{"referenceCode", "title"})
                    assertNotNull(c.recordSet(id).orElseThrow().byConcept(concept).orElse(null), id + " " + concept);
    }

    private static Map<?, ?> map(Object o) {
        return (Map<?, ?>) o;
    }

    private static String text(Map<?, ?> map, String key) {
        return (String) map.get(key);
    }

    static RuleInfo rule(StandardsCatalog c, String id) {
        return c.recordSets().stream().flatMap(s -> c.rules(s.id()).stream()).filter(r -> r.id().equals(id)).findFirst()
                .orElseThrow(() -> new AssertionError(id));
    }
}
