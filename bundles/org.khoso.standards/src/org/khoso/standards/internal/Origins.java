package org.khoso.standards.internal;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.StandardsCatalog.Change;
import org.khoso.api.StandardsCatalog.Origin;

/** Says which layer an object of the merged model comes from, and which decided what about it. */
final class Origins {
    private Origins() {
    }

    static Origin of(EObject object, Merge merge) {
        List<Change> changes = new ArrayList<>();
        merge.changes(object).forEach((what, file) -> {
            String id = object.eClass().getEStructuralFeatures().get(0).getName();
            if (!what.equals(id) && !file.equals(merge.origin(object)))
                changes.add(new Change(what, merge.layer(file), file));
        });
        return new Origin(merge.layer(merge.origin(object)), merge.origin(object), List.copyOf(changes));
    }
}
