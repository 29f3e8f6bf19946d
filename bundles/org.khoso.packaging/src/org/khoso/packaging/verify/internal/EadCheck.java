package org.khoso.packaging.verify.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.FieldInfo;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.model.Concepts;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Holds the descriptive documents against the record sets of the standard, and their number against what the dossier says. */
final class EadCheck {
    private static final Pattern KIND = Pattern.compile("(?i)ead(_doc|_pic|_media)?");
    private final Bag bag;
    private final Report report;
    private final StandardsCatalog standards;
    private final Progress progress;
    private final Tables tables;
    private final Map<String, Set<String>> ownSchemas = new HashMap<>();

    EadCheck(Bag bag, Report report, StandardsCatalog standards, Progress progress, Rules rules) {
        this.bag = bag;
        this.report = report;
        this.standards = standards;
        this.progress = progress;
        tables = new Tables(rules);
    }

    /** @param supplement whether the package adds to an earlier one: then the dossier has documents that it has not */
    void check(String type, boolean supplement) {
        Optional<Profile> profile = standards.profiles().stream().filter(p -> p.packageType().equalsIgnoreCase(type)).findFirst();
        if (profile.isEmpty())
            report.add("package/no-record-set", "", type);
        EadHandler dossier = document(bag.get(StructureCheck.EAD), set(profile.map(Profile::dossier)), type);
        long[] records = {0};
        bag.forEach(e -> {
            if (e.path.startsWith(StructureCheck.DESCRIPTIONS) && !progress.cancelled()) {
                records[0]++;
                document(e, set(profile.map(p -> recordSet(p, e.name()))), type);
            }
        });
        if (!progress.cancelled())
            count(dossier, set(profile.map(Profile::dossier)), records[0], supplement);
    }

    private static String recordSet(Profile p, String name) {
        String n = name.toLowerCase(Locale.ROOT);
        return n.startsWith("ead_pic") ? p.photo() : n.startsWith("ead_media") ? p.av() : p.text();
    }

    private RecordSetInfo set(Optional<String> id) {
        return id.flatMap(standards::recordSet).orElse(null);
    }

    private EadHandler document(Entry entry, RecordSetInfo set, String type) {
        EadHandler ead = new EadHandler();
        if (entry == null || !bag.parse(entry, 0, null, ead))
            return null;
        if (set != null) {
            if (set.rootElement() != null && !set.rootElement().equals(ead.root))
                report.add("package/ead-root", entry.path, ead.root, set.rootElement());
            fields(entry, set, ead, tables.of(type, set));
        }
        ownSchema(entry, ead);
        return ead;
    }

    private void fields(Entry entry, RecordSetInfo set, EadHandler ead, Tables.Table other) {
        FieldCheck fields = new FieldCheck(report, standards, entry.path, standards.rules(set.id()), ead.values);
        for (FieldInfo f : set.fields()) {
            String name = ead.values.containsKey(f.code()) ? f.code() : tables.called(f.code(), ead.values.keySet());
            List<String> values = ead.values.getOrDefault(name, List.of());
            if (!name.equals(f.code()))
                report.add("package/ead-other-name", entry.path, name, f.code(), f.label());
            if (values.isEmpty() && other.leavesOut(f.code()) && f.obligation().equals("M"))
                report.add("package/ead-other-table", entry.path, f.code(), f.label());
            else
                fields.check(f, values);
        }
        for (String name : ead.values.keySet())
            if (set.field(name).isEmpty() && set.field(tables.called(name, other.codes(set))).isEmpty() && !other.adds(name))
            report.addField("package/ead-unknown", name, Level.SHOULD, set.label(), set.source(), entry.path, name);
    }

    private void count(EadHandler dossier, RecordSetInfo set, long records, boolean supplement) {
        Optional<FieldInfo> field = set == null ? Optional.empty() : set.byConcept(Concepts.RECORD_COUNT);
        if (dossier == null || field.isEmpty() || dossier.value(field.get().code()).isEmpty())
            return;
        String said = dossier.value(field.get().code());
        long number = said.matches("\\d{1,18}") ? Long.parseLong(said) : -1;
        if (number != records && !(supplement && number > records))
            report.add("package/record-count", StructureCheck.EAD, said, records, field.get().label());
    }

    /** A package whose documents break the schema that lies beside them contradicts itself. */
    private void ownSchema(Entry entry, EadHandler ead) {
        Matcher m = KIND.matcher(entry.name());
        String kind = m.lookingAt() ? m.group().toLowerCase(Locale.ROOT) : "";
        Set<String> declared = m.lookingAt() ? ownSchemas.computeIfAbsent(kind, this::declared) : Set.of();
        if (declared.isEmpty())
            return;
        for (String name : ead.values.keySet())
            if (!declared.contains(name)) {
                report.add("package/own-schema", entry.path, name, kind + ".xsd");
                return;
            }
    }

    private Set<String> declared(String kind) {
        Set<String> names = new HashSet<>();
        bag.forEach(e -> {
            if (e.path.equalsIgnoreCase("schemas/" + kind + ".xsd"))
                bag.parse(e, 0, null, new Declared(names));
        });
        return names;
    }

    /** Reads the names of elements of a schema. */
    private static final class Declared extends DefaultHandler {
        private final Set<String> names;

        Declared(Set<String> names) {
            this.names = names;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes a) {
            if (local.equals("element") && a.getValue("name") != null)
                names.add(a.getValue("name"));
            if (local.equals("element") && a.getValue("ref") != null)
                names.add(a.getValue("ref").replaceAll(".*:", ""));
        }
    }
}
