package org.khoso.model.io;

import java.util.List;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.ENamedElement;

/** Words that may stand in a file, by the model. */
final class Words {
    private Words() {
    }

    /** @return keys of an object of that class */
    static List<String> keys(EClass type) {
        return type.getEAllStructuralFeatures().stream().filter(f -> f.isChangeable() && !f.isDerived()).map(ENamedElement::getName)
                .toList();
    }

    /** @return values of an enumeration; none if it is no enumeration */
    static List<String> literals(EDataType type) {
        return type instanceof EEnum e ? e.getELiterals().stream().map(l -> l.getLiteral()).toList() : List.of();
    }
}
