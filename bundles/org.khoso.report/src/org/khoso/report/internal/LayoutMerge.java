package org.khoso.report.internal;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.api.Message;
import org.khoso.model.io.YamlModel;

/**
 * Lays layouts over layouts: what the upper file says wins, lists are joined by id or name. A size or margin for which the layer
 * below names a range ({@code sizeRange}, {@code topRange} …) may only move within it. Works by metadata.
 */
final class LayoutMerge {
    private static final String RANGE = "Range";
    private static final List<String> KEYS = List.of("id", "name");
    private final List<Message> warnings;

    LayoutMerge(List<Message> warnings) {
        this.warnings = warnings;
    }

    void onto(EObject base, EObject over) {
        for (String name : new TreeSet<>(YamlModel.written(over))) {
            EStructuralFeature f = base.eClass().getEStructuralFeature(name);
            if (f.isMany())
                join(base, over, f);
            else if (f instanceof EReference && base.eGet(f) != null && over.eGet(f) != null)
                onto((EObject) base.eGet(f), (EObject) over.eGet(f));
            else if (allowed(base, f, over))
                base.eSet(f, over.eGet(f));
        }
    }

    private boolean allowed(EObject base, EStructuralFeature f, EObject over) {
        if (Objects.equals(base.eGet(f), over.eGet(f)))
            return true;
        if (f.getName().endsWith(RANGE) && base.eGet(f) != null)
            return refuse(base, f, over, base.eGet(f));
        EStructuralFeature range = base.eClass().getEStructuralFeature(f.getName() + RANGE);
        if (range == null || base.eGet(range) == null || within((String) base.eGet(range), ((Number) over.eGet(f)).doubleValue()))
            return true;
        return refuse(base, f, over, base.eGet(range));
    }

    private boolean refuse(EObject base, EStructuralFeature f, EObject over, Object limit) {
        warnings.add(Message.of("report.layout.refused", place(over), f.getName(), String.valueOf(key(base)), String.valueOf(over.eGet(f)),
                String.valueOf(limit)));
        return false;
    }

    /** @return whether a number lies in a range as 13-14 */
    static boolean within(String range, double value) {
        int at = range.indexOf('-');
        try {
            double from = Double.parseDouble(at < 0 ? range : range.substring(0, at));
            double to = Double.parseDouble(range.substring(at + 1));
            return value >= from && value <= to;
        } catch (NumberFormatException e) {
            return false; // a range that can't be read allows nothing
        }
    }

    private void join(EObject base, EObject over, EStructuralFeature list) {
        List<EObject> below = list(base, list);
        for (EObject o : List.copyOf(list(over, list))) {
            EObject same = find(below, key(o));
            if (same != null) {
                onto(same, o);
                move(below, same, o);
            } else
                below.add(place(below, o), o);
        }
    }

    private void move(List<EObject> list, EObject what, EObject over) {
        if (text(over, "follows") == null)
            return;
        list.remove(what);
        list.add(place(list, over), what);
    }

    /** @return index for an object: after the one that it names, else at the end */
    private int place(List<EObject> list, EObject o) {
        String after = text(o, "follows");
        if (after == null)
            return list.size();
        EObject before = find(list, after);
        if (before == null)
            warnings.add(Message.of("report.layout.no-such", place(o), after));
        return before == null ? list.size() : list.indexOf(before) + 1;
    }

    static EObject find(List<? extends EObject> list, Object key) {
        for (EObject o : list)
            if (key != null && key.equals(key(o)))
            return o;
        return null;
    }

    static Object key(EObject object) {
        for (String k : KEYS) {
            EStructuralFeature f = object.eClass().getEStructuralFeature(k);
            if (f != null)
                return object.eGet(f);
        }
        return null;
    }

    static String place(EObject o) {
        return YamlModel.place(o).orElse("");
    }

    private static String text(EObject o, String feature) {
        EStructuralFeature f = o.eClass().getEStructuralFeature(feature);
        return f == null ? null : (String) o.eGet(f);
    }

    @SuppressWarnings("unchecked")
    private static List<EObject> list(EObject object, EStructuralFeature feature) {
        return (List<EObject>) object.eGet(feature);
    }
}
