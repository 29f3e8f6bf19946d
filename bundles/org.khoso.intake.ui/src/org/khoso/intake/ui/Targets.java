package org.khoso.intake.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.api.intake.Mapping.Role;
import org.khoso.api.intake.Mapping.SheetMapping;
import org.khoso.text.Fold;
import org.khoso.ui.Tr;

/** What a column of a sheet can be: fields of the record sets, or what is no field. Names come from the standards in force. */
final class Targets {
    /** No target: what stands in such a column is kept as a remark. */
    static final String NONE = "";
    private static final List<String> SPECIAL = List.of(Mapping.FILE, Mapping.FOLDER, Mapping.ROW_NUMBER, Mapping.SECRECY);

    /** A target. @param id as a mapping stores it @param label as people read it */
    record Target(String id, String label) {
    }

    private final List<Target> all;
    private final Map<String, String> labels = new HashMap<>();

    private Targets(List<Target> all) {
        this.all = List.copyOf(all);
        all.forEach(t -> labels.putIfAbsent(t.id(), t.label()));
    }

    /** @param sets record sets of the archive's profile: dossier, text, photo, av */
    static Targets of(SheetMapping sheet, List<RecordSetInfo> sets, Tr tr) {
        List<Target> all = new ArrayList<>();
        all.add(new Target(NONE, tr.say("intake.ui.target.none")));
        boolean mixed = sheet.role() == Role.MIXED;
        for (RecordSetInfo s : sets)
            if (s.id().equals(sheet.recordSet()))
            s.fields().forEach(f -> all.add(new Target(f.code(), label(s, f, mixed, tr))));
        if (mixed)
            for (RecordSetInfo s : sets)
                if (s.kind() == Kind.RECORD)
                s.fields().forEach(f -> all.add(new Target(s.id() + "/" + f.code(), label(s, f, true, tr))));
        SPECIAL.forEach(id -> all.add(new Target(id, tr.say("intake.ui.target." + id.substring(1)))));
        if (sheet.role() == Role.RECORDS)
            all.add(new Target(Mapping.DOSSIER, tr.say("intake.ui.target.dossier")));
        return new Targets(all);
    }

    private static String label(RecordSetInfo set, FieldInfo field, boolean named, Tr tr) {
        String label = tr.say(field.label());
        return named
                ? tr.say("intake.ui.target.of", label,
                        tr.say("intake.ui.of." + (set.kind() == Kind.DOSSIER ? "dossier" : set.recordType())))
                : label;
    }

    /** @return every target, that of no use first */
    List<Target> all() {
        return all;
    }

    /** @return what a target is called; its code where the record set does not know it */
    String label(String id) {
        return labels.getOrDefault(id == null ? NONE : id, id);
    }

    /** @return targets that fit what was typed, best first: those that begin with it, then a word that does, then any place; accents do not matter */
    List<Target> matching(String typed) {
        String wanted = Fold.fold(typed.strip());
        if (wanted.isEmpty())
            return all;
        List<List<Target>> ranks = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (Target t : all) {
            String name = Fold.fold(t.label());
            int rank = name.equals(wanted)
                    ? 0
                    : name.startsWith(wanted)
                            ? 1
                            : (" " + name).contains(" " + wanted)
                                    ? 2
                                    : name.contains(wanted) || t.id().toLowerCase(java.util.Locale.ROOT).contains(wanted) ? 3 : -1;
            if (rank >= 0)
                ranks.get(rank).add(t);
        }
        return ranks.stream().flatMap(List::stream).toList();
    }

    /** @return the target in another role of the sheet: the field of the same meaning, or none */
    static String translate(String id, SheetMapping from, SheetMapping to, List<RecordSetInfo> sets) {
        if (id.startsWith("@"))
            return id.equals(Mapping.DOSSIER) && to.role() != Role.RECORDS ? NONE : id;
        int slash = id.indexOf('/');
        String own = slash < 0 ? from.recordSet() : id.substring(0, slash);
        Optional<FieldInfo> field = set(own, sets).flatMap(s -> s.field(id.substring(slash + 1)));
        Optional<RecordSetInfo> next = set(to.recordSet(), sets);
        if (field.isEmpty() || next.isEmpty())
            return NONE;
        Optional<FieldInfo> same = next.get().byConcept(field.get().concept());
        if (same.isPresent())
            return same.get().code();
        return to.role() != Role.MIXED
                ? NONE
                : sets.stream().filter(s -> s.kind() == Kind.RECORD).filter(s -> s.byConcept(field.get().concept()).isPresent()).findFirst()
                        .map(s -> s.id() + "/" + s.byConcept(field.get().concept()).get().code()).orElse(NONE);
    }

    private static Optional<RecordSetInfo> set(String id, List<RecordSetInfo> sets) {
        return sets.stream().filter(s -> s.id().equals(id)).findFirst();
    }
}
