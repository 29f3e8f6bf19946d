package org.khoso.standards.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.api.Confidence;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.model.io.Nearest;
import org.khoso.model.io.YamlModel;
import org.khoso.model.standard.CodeList;
import org.khoso.model.standard.Field;
import org.khoso.model.standard.Profile;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Rule;
import org.khoso.model.standard.Standard;
import org.khoso.model.standard.StandardPackage;

/** What the metadata can't say about a file of standards data. Each complaint names file and line. */
final class Validation {
    private static final Set<String> LAYERS = Set.of("national", "province", "office");
    private static final Set<String> LABELS = Arrays.stream(Confidence.values()).map(Confidence::code)
            .collect(Collectors.toSet());
    private static final Set<String> LEVELS = Arrays.stream(Level.values()).map(Level::code).collect(Collectors.toSet());
    private static final Set<String> KINDS = Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.toSet());
    private static final String FALLBACK = "([^{}]|\\{(parent\\.)?[\\w:.-]+})*";
    private static final Set<String> OBLIGATIONS = Set.of("M", "O", "C", "?");
    private final Collection<Standard> standards;
    private final Merge merge;
    private final List<Message> flags;

    Validation(Collection<Standard> standards, Merge merge, List<Message> flags) {
        this.standards = standards;
        this.merge = merge;
        this.flags = flags;
    }

    /** Checks a file without the others. */
    static void alone(Standard s) throws KhosoException {
        need(s, "id", "version", "layer");
        oneOf(s, "layer", LAYERS);
        if (s.getExtends() != null) {
            if (!s.getExtends().matches("[^@]+@[^@]+"))
                throw fail("standards.extends-form", s, s.getExtends());
            need(s, "reason");
        } else
            need(s, StandardPackage.Literals.STANDARD__TITLE.getName());
        unique(s.getRecordSets(), "id");
        unique(s.getCodeLists(), "id");
        unique(s.getProfiles(), "id");
        for (RecordSet set : s.getRecordSets())
            recordSet(set);
        for (CodeList list : s.getCodeLists()) {
            oneOf(list, "label", LABELS);
            unique(list.getValues(), "code");
        }
        for (Profile p : s.getProfiles())
            oneOf(p, "label", LABELS);
        for (Rule r : s.getRules()) {
            need(r, "recordSet");
            rule(r);
        }
    }

    private static void recordSet(RecordSet set) throws KhosoException {
        oneOf(set, "kind", KINDS);
        oneOf(set, "label", LABELS);
        oneOf(set, "obligationLabel", LABELS);
        unique(set.getFields(), "code");
        for (Field f : set.getFields()) {
            oneOf(f, "obligation", OBLIGATIONS);
            oneOf(f, "confidence", LABELS);
            oneOf(f, "obligationConfidence", LABELS);
            if (f.getMaxLength() < 0)
                throw fail("standards.bad-value", f, "maxLength", f.getMaxLength(), "0, 1, 2...");
            if (f.getFallback() != null && !f.getFallback().matches(FALLBACK))
                throw fail("standards.bad-value", f, "fallback", f.getFallback(), "{concept}, {parent.concept}");
            for (Rule r : f.getRules())
                rule(r);
        }
        for (Rule r : set.getRules())
            rule(r);
    }

    private static void rule(Rule r) throws KhosoException {
        oneOf(r, "level", LEVELS);
        oneOf(r, "label", LABELS);
        if (r.getId() == null && r.getKind() == null)
            throw fail("standards.missing", r, "kind");
    }

    private static void need(EObject o, String... features) throws KhosoException {
        for (String f : features) {
            Object v = o.eGet(feature(o, f));
            if (v == null || v instanceof String s && s.isBlank())
                throw fail("standards.missing", o, f);
        }
    }

    private static void oneOf(EObject o, String feature, Set<String> allowed) throws KhosoException {
        Object v = o.eGet(feature(o, feature));
        if (v == null || allowed.contains(v.toString()))
            return;
        String near = Nearest.of(v.toString(), allowed).orElse("");
        throw fail(near.isEmpty() ? "standards.bad-value" : "standards.bad-value-near", o, feature, v, allowed.stream().sorted().collect(
                Collectors.joining(", ")), near);
    }

    private static void unique(List<? extends EObject> objects, String key) throws KhosoException {
        Set<Object> seen = new HashSet<>();
        for (EObject o : objects) {
            need(o, key);
            if (!seen.add(o.eGet(feature(o, key))))
                throw fail("standards.twice-in-file", o, o.eGet(feature(o, key)));
        }
    }

    /** Flags names that lead nowhere once all layers are there. */
    void references() {
        Set<String> lists = names(standards.stream().flatMap(s -> s.getCodeLists().stream()).map(CodeList::getId));
        Set<String> sets = names(standards.stream().flatMap(s -> s.getRecordSets().stream()).map(RecordSet::getId));
        for (Standard s : standards) {
            for (RecordSet set : s.getRecordSets())
                for (Field f : set.getFields())
                    field(set, f, lists);
            for (Profile p : s.getProfiles())
                Stream.of(p.getFonds(), p.getDossier(), p.getText(), p.getPhoto(), p.getAv())
                        .filter(x -> x != null && !sets.contains(x)).forEach(x -> lost("standards.no-record-set", p, x, sets));
            for (Rule r : s.getRules())
                if (!sets.contains(r.getRecordSet()))
                lost("standards.no-record-set", r, String.valueOf(r.getRecordSet()), sets);
        }
    }

    /** A name that leads nowhere, with the one that is most likely meant. */
    private void lost(String key, EObject where, String name, Set<String> there) {
        String near = Nearest.of(name, there).orElse("");
        flag(near.isEmpty() ? key : key + "-near", where, name, near);
    }

    private void field(RecordSet set, Field f, Set<String> lists) {
        if (f.getLabel() == null && !f.isRemoved()) // whoever mistypes the code of a field makes a new one that has none
            lost("standards.no-field", f, f.getCode(), names(set.getFields().stream().filter(x -> x != f).map(Field::getCode)));
        if (f.getCodeList() != null && !f.getCodeList().isEmpty() && !lists.contains(f.getCodeList()))
            lost("standards.no-code-list", f, f.getCodeList(), lists);
        if (Concepts.isFeature(f.getConcept())) {
            EClass type = Concepts.type(set.getKind());
            EStructuralFeature feature = type == null ? null : type.getEStructuralFeature(f.getConcept());
            if (feature == null)
                lost("standards.no-concept", f, f.getConcept(), type == null
                        ? Set.of()
                        : names(type.getEAllStructuralFeatures().stream().map(EStructuralFeature::getName)));
            else if (!Concepts.fits(feature, f.getType()))
                flag("standards.concept-type", f, f.getConcept(), f.getType().getName());
        }
    }

    private void flag(String key, EObject where, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = YamlModel.place(where).orElse(merge.file(where));
        System.arraycopy(more, 0, args, 1, more.length);
        flags.add(Told.of(key, args));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toSet());
    }

    private static EStructuralFeature feature(EObject o, String name) {
        return o.eClass().getEStructuralFeature(name);
    }

    private static KhosoException fail(String key, EObject where, Object... more) {
        Object[] args = new Object[more.length + 1];
        args[0] = YamlModel.place(where).orElse("");
        System.arraycopy(more, 0, args, 1, more.length);
        return new KhosoException(Told.of(key, args), null, null);
    }
}
