package org.khoso.standards.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.model.io.YamlModel;
import org.khoso.model.standard.RecordSet;
import org.khoso.model.standard.Standard;
import org.khoso.model.standard.StandardPackage;

/** Reads files of standards data and lays them over each other: national, then province, then office. */
final class Layers {
    private static final List<String> ORDER = List.of("national", "province", "office");
    private final Map<String, Standard> standards = new LinkedHashMap<>();
    private final List<KhosoException> problems = new ArrayList<>();
    private final List<Message> flags = new ArrayList<>();
    private final Merge merge = new Merge(new Overrides(flags));
    /** What overlays put on top of a record set, e.g. {@code +hue-2026.1}: it is another version then. */
    private final Map<RecordSet, String> suffixes = new java.util.IdentityHashMap<>();

    Layers(List<Source> sources) {
        List<Standard> pending = new ArrayList<>();
        for (Source s : sources)
            read(s, pending);
        pending.sort(Comparator.comparingInt(s -> ORDER.indexOf(s.getLayer())));
        while (!pending.isEmpty()) {
            Standard next = takeReady(pending);
            if (next != null)
                lay(next);
        }
        new Validation(standards.values(), merge, flags).references();
    }

    /** @return standards by id, overlays laid on */
    Collection<Standard> standards() {
        return standards.values();
    }

    Merge merge() {
        return merge;
    }

    /** @return files that could not be used */
    List<KhosoException> problems() {
        return problems;
    }

    /** @return what a person should know: overlays made for another version, names that lead nowhere */
    List<Message> flags() {
        return flags;
    }

    /** @return version of a record set with its overlays */
    String version(Standard standard, RecordSet set) {
        return standard.getVersion() + suffixes.getOrDefault(set, "");
    }

    private void read(Source source, List<Standard> pending) {
        try {
            Standard s = YamlModel.load(new ByteArrayInputStream(source.data()), source.name(),
                    StandardPackage.Literals.STANDARD);
            merge.read(s, source.name(), Labels.orEmpty(s.getLayer()));
            Validation.alone(s);
            RuleIds.complete(s);
            pending.add(s);
        } catch (KhosoException e) {
            problems.add(e);
        } catch (IOException e) {
            problems.add(new KhosoException(Message.of("standards.unreadable", source.name()), null, e));
        }
    }

    /** The first whose base is there; if none is, the first. */
    private Standard takeReady(List<Standard> pending) {
        for (Iterator<Standard> i = pending.iterator(); i.hasNext();) {
            Standard s = i.next();
            if (s.getExtends() == null || standards.containsKey(base(s))) {
                i.remove();
                return s;
            }
        }
        Standard lost = pending.remove(0);
        problem("standards.base-missing", lost, lost.getExtends());
        return null;
    }

    private static String base(Standard overlay) {
        return overlay.getExtends().substring(0, overlay.getExtends().indexOf('@'));
    }

    private void lay(Standard s) {
        if (standards.containsKey(s.getId())) {
            problem("standards.twice", s, s.getId());
            return;
        }
        if (s.getExtends() == null) {
            if (newNames(s))
                standards.put(s.getId(), s);
            return;
        }
        String wanted = s.getExtends().substring(s.getExtends().indexOf('@') + 1);
        String there = standards.get(base(s)).getVersion();
        if (!wanted.equals(there))
            flags.add(Told.of("standards.version-differs", place(s), s.getId(), s.getExtends(), there));
        standards.put(s.getId(), s);
        layAll(s, s.getRecordSets(), StandardPackage.STANDARD__RECORD_SETS);
        layAll(s, s.getCodeLists(), StandardPackage.STANDARD__CODE_LISTS);
        layAll(s, s.getProfiles(), StandardPackage.STANDARD__PROFILES);
    }

    private boolean newNames(Standard s) {
        for (int list : new int[]{StandardPackage.STANDARD__RECORD_SETS, StandardPackage.STANDARD__CODE_LISTS,
                StandardPackage.STANDARD__PROFILES})
            for (EObject o : list(s, list))
                if (below(s, o, list) != null) {
                    problem("standards.twice", o, o.eGet(o.eClass().getEStructuralFeature("id")));
                    return false;
                }
        return true;
    }

    /** What is there already is changed where it is; what is new stays in the overlay. */
    private <T extends EObject> void layAll(Standard overlay, EList<T> objects, int list) {
        for (T o : List.copyOf(objects)) {
            EObject below = below(overlay, o, list);
            if (below == null)
                continue;
            merge.onto(below, o);
            objects.remove(o);
            if (below instanceof RecordSet set)
                suffixes.merge(set, "+" + overlay.getId() + "." + overlay.getVersion(), String::concat);
        }
    }

    private EObject below(Standard above, EObject wanted, int list) {
        for (Standard s : standards.values()) {
            EObject same = s == above ? null : Merge.find(list(s, list), wanted);
            if (same != null)
                return same;
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static List<EObject> list(Standard s, int feature) {
        return (List<EObject>) s.eGet(s.eClass().getEStructuralFeature(feature));
    }

    private void problem(String key, EObject where, Object detail) {
        problems.add(new KhosoException(Told.of(key, place(where), detail), null, null));
    }

    private static String place(EObject o) {
        return YamlModel.place(o).orElse("");
    }
}
