package org.khoso.intake.mapping.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.intake.Mapping;
import org.khoso.model.Concepts;

/**
 * What a column may stand for, with all names it is known by.
 *
 * @param id    field code or {@code @} target
 * @param field field, null for {@code @} targets
 * @param names names, best first
 */
public record Target(String id, FieldInfo field, List<Name> names) {
    /**
     * A name.
     *
     * @param plain    without accents
     * @param accented with accents
     * @param weight   1 for labels and codes; a little less for synonyms, and less the further down the list they stand
     */
    public record Name(String plain, String accented, double weight) {
        static Name of(String text, double weight) {
            return new Name(Words.plain(text), Words.accented(text), weight);
        }
    }

    /** What looks like a field and is none: its columns stay remarks. */
    static final String REMARK = "@remark";
    private static final double ELSEWHERE = 0.96;

    /** @return type of the field, text for {@code @} targets */
    public FieldType type() {
        return field == null ? FieldType.TEXT : field.type();
    }

    /** @return all targets of a record set's rows */
    public static List<Target> of(RecordSetInfo set, Words synonyms) {
        return of(set, synonyms, List.of());
    }

    /** @param others record sets of any standard: what they call a concept is a name of the field here that means the same */
    public static List<Target> of(RecordSetInfo set, Words synonyms, Iterable<RecordSetInfo> others) {
        boolean dossier = set.kind() == Kind.DOSSIER;
        List<Target> out = new ArrayList<>();
        for (FieldInfo f : set.fields())
            out.add(elsewhere(field(f, set, dossier, synonyms), set, others));
        Map<String, List<String>> special = new LinkedHashMap<>(synonyms.lists("targets"));
        if (dossier || set.byConcept(Concepts.DOSSIER_CODE).isPresent())
            special.remove(Mapping.DOSSIER);
        if (dossier)
            special.remove(REMARK);
        special.forEach((id, words) -> out.add(new Target(id, null, names(words, 0.99))));
        return out;
    }

    private static Target field(FieldInfo f, RecordSetInfo set, boolean dossier, Words synonyms) {
        List<Name> names = new ArrayList<>();
        names.add(Name.of(f.label().vi(), 1));
        names.add(Name.of(bare(f.label().vi()), 1));
        if (f.label().en() != null) {
            names.add(Name.of(f.label().en(), 0.97));
            names.add(Name.of(bare(f.label().en()), 0.97));
        }
        names.add(Name.of(f.code(), 1));
        List<String> words = new ArrayList<>(synonyms.list(dossier ? "dossier" : "record", f.concept()));
        words.addAll(synonyms.list("both", f.concept()));
        if (!dossier && f.concept().equals(Concepts.DOSSIER_CODE))
            words.addAll(synonyms.list("targets", Mapping.DOSSIER));
        if (dossier && f.concept().equals(Concepts.REFERENCE_CODE) && set.byConcept(Concepts.NOTATION).isEmpty())
            names.addAll(names(synonyms.list("dossier", Concepts.NOTATION), 0.8)); // the only code that the row has
        names.addAll(names(words, 0.99));
        return new Target(f.code(), f, names);
    }

    /** Contractors keep the field codes of the standard that they know, whatever standard the archive follows. */
    private static Target elsewhere(Target t, RecordSetInfo set, Iterable<RecordSetInfo> others) {
        for (RecordSetInfo other : others)
            if (other.kind() == set.kind() && other.recordType().equals(set.recordType()) && !other.id().equals(set.id()))
            other.byConcept(t.field.concept()).ifPresent(f -> {
                t.names.add(Name.of(f.code(), ELSEWHERE));
                t.names.add(Name.of(f.label().vi(), ELSEWHERE));
            });
        return t;
    }

    private static List<Name> names(List<String> words, double weight) {
        List<Name> out = new ArrayList<>();
        for (int i = 0; i < words.size(); i++)
            out.add(Name.of(words.get(i), weight - i * 0.002));
        return out;
    }

    /** Without a remark in brackets at the end. */
    static String bare(String label) {
        int at = label.indexOf('(');
        return at > 0 ? label.substring(0, at).strip() : label;
    }
}
