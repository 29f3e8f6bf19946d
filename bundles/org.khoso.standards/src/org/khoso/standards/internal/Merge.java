package org.khoso.standards.internal;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.model.io.YamlModel;

/**
 * Lays one object of standard.ecore over another: what the upper file says wins, lists are joined by code, id or name. Works
 * by metadata, so a new attribute needs nothing here. Remembers which file decided what.
 */
final class Merge {
    private static final List<String> KEYS = List.of("code", "id", "name");
    private final Map<EObject, String> files = new IdentityHashMap<>();
    private final Map<EObject, Set<String>> overridden = new IdentityHashMap<>();

    /** Notes the file of an object and all within. */
    void read(EObject object, String file) {
        files.put(object, file);
        object.eAllContents().forEachRemaining(o -> files.put(o, file));
    }

    /** @return the file that decided the object as it stands */
    String file(EObject object) {
        return files.getOrDefault(object, "");
    }

    /** @return whether an overlay said something about that feature */
    boolean overridden(EObject object, String feature) {
        return overridden.getOrDefault(object, Set.of()).contains(feature);
    }

    /** @return whether an overlay put it there */
    boolean added(EObject object) {
        return overridden.containsKey(object) && overridden.get(object).isEmpty();
    }

    /** Lays an object over another. */
    void onto(EObject base, EObject over) {
        Set<String> written = YamlModel.written(over);
        for (String name : written) {
            EStructuralFeature f = base.eClass().getEStructuralFeature(name);
            if (f.isMany())
                join(base, over, f);
            else if (f instanceof EReference && base.eGet(f) != null && over.eGet(f) != null)
                onto((EObject) base.eGet(f), (EObject) over.eGet(f));
            else
                base.eSet(f, over.eGet(f));
        }
        overridden.computeIfAbsent(base, k -> new HashSet<>()).addAll(written);
        files.put(base, file(over));
    }

    private void join(EObject base, EObject over, EStructuralFeature list) {
        List<EObject> below = list(base, list);
        for (EObject o : List.copyOf(list(over, list))) {
            EObject same = find(below, o);
            if (same != null) {
                onto(same, o);
                continue;
            }
            below.add(o);
            overridden.put(o, new HashSet<>());
        }
    }

    /** @return the object in a list with the same code, id or name; null if there is none */
    static EObject find(List<? extends EObject> list, EObject wanted) {
        Object key = key(wanted);
        for (EObject o : list)
            if (key != null && key.equals(key(o)))
            return o;
        return null;
    }

    private static Object key(EObject object) {
        for (String k : KEYS) {
            EStructuralFeature f = object.eClass().getEStructuralFeature(k);
            if (f != null)
                return object.eGet(f);
        }
        return null;
    }

    @SuppressWarnings("unchecked")
    private static List<EObject> list(EObject object, EStructuralFeature feature) {
        return (List<EObject>) object.eGet(feature);
    }
}
