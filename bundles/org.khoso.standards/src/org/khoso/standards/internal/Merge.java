package org.khoso.standards.internal;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.model.io.YamlModel;

/**
 * Lays one object of standard.ecore over another: what the upper file says wins, lists are joined by code, id or name. Works
 * by metadata, so a new attribute needs nothing here. Remembers which file decided what, and lets nothing through that
 * {@link Overrides} refuses.
 */
final class Merge {
    private static final List<String> KEYS = List.of("code", "id", "name");
    private final Map<EObject, String> files = new IdentityHashMap<>();
    private final Map<EObject, String> origins = new IdentityHashMap<>();
    private final Map<String, String> layers = new LinkedHashMap<>();
    private final Map<EObject, Map<String, String>> overridden = new IdentityHashMap<>();
    private final Set<EObject> added = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final Overrides overrides;

    Merge(Overrides overrides) {
        this.overrides = overrides;
    }

    /** Notes the file of an object and all within. */
    void read(EObject object, String file, String layer) {
        layers.put(file, layer);
        note(object, file, file);
        object.eAllContents().forEachRemaining(o -> note(o, file, file));
    }

    /** Notes that an object follows from another: it stands in the same files. */
    void derive(EObject object, EObject from) {
        note(object, file(from), origin(from));
        object.eAllContents().forEachRemaining(o -> note(o, file(from), origin(from)));
    }

    private void note(EObject object, String file, String origin) {
        files.put(object, file);
        origins.put(object, origin);
    }

    /** @return the file that has the object first */
    String origin(EObject object) {
        return origins.getOrDefault(object, "");
    }

    /** @return the layer of a file */
    String layer(String file) {
        return layers.getOrDefault(file, "");
    }

    /** @return features that overlays decided, with their files */
    Map<String, String> changes(EObject object) {
        return overridden.getOrDefault(object, Map.of());
    }

    /** @return the file that decided the object as it stands */
    String file(EObject object) {
        return files.getOrDefault(object, "");
    }

    /** @return whether an overlay said something about that feature */
    boolean overridden(EObject object, String feature) {
        return changes(object).containsKey(feature);
    }

    /** @return whether an overlay put it there */
    boolean added(EObject object) {
        return added.contains(object);
    }

    /** Lays an object over another. @return whether anything of it was taken */
    boolean onto(EObject base, EObject over) {
        boolean own = origin(base).equals(origin(over)); // a file may say of itself what it likes
        boolean any = false;
        for (String name : new java.util.TreeSet<>(YamlModel.written(over))) {
            EStructuralFeature f = base.eClass().getEStructuralFeature(name);
            if (!f.isMany() && java.util.Objects.equals(base.eGet(f), over.eGet(f)))
                continue; // says the same again: nothing is decided
            if (!own && !overrides.allowed(base, f, over)) {
                overrides.refuse(base, f, over, layer(origin(base)), layer(origin(over)));
                continue;
            }
            boolean taken = true;
            if (f.isMany() && f instanceof EReference)
                taken = join(base, over, f, own);
            else if (f instanceof EReference && base.eGet(f) != null && over.eGet(f) != null)
                taken = onto((EObject) base.eGet(f), (EObject) over.eGet(f));
            else
                base.eSet(f, over.eGet(f));
            if (taken && !own)
                overridden.computeIfAbsent(base, k -> new LinkedHashMap<>()).put(name, file(over));
            any |= taken;
        }
        if (any)
            files.put(base, file(over));
        return any;
    }

    private boolean join(EObject base, EObject over, EStructuralFeature list, boolean own) {
        boolean any = list(over, list).isEmpty();
        List<EObject> below = list(base, list);
        for (EObject o : List.copyOf(list(over, list))) {
            EObject same = find(below, o);
            if (same != null) {
                any |= onto(same, o);
                continue;
            }
            if (!own && !overrides.addable(base, o)) {
                overrides.refuse(base, list, o, layer(origin(base)), layer(origin(o)));
                continue;
            }
            any = true;
            below.add(o);
            added.add(o);
        }
        return any;
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
