package org.khoso.standards.internal;

import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EClassifier;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.model.holdings.HoldingsPackage;
import org.khoso.model.standard.FieldKind;

/** Where the values of fields are kept: features of holdings.ecore, or extension rows. */
final class Concepts {
    private static final String EXTENSION = "ext:";
    private static final Map<FieldType, Class<?>> JAVA = Map.of(FieldType.TEXT, String.class, FieldType.NUMBER, Long.class,
            FieldType.DECIMAL, BigDecimal.class, FieldType.DATE, PartialDate.class, FieldType.BOOLEAN, Boolean.class);

    private Concepts() {
    }

    /** @return the concept of a field; a field that names none has an extension row of its own code */
    static String of(String concept, String code) {
        return concept == null || concept.isBlank() ? EXTENSION + code : concept;
    }

    /** @return whether a file names a feature */
    static boolean isFeature(String concept) {
        return concept != null && !concept.isBlank() && !concept.startsWith(EXTENSION);
    }

    /** @return class of a kind of object; null if there is none */
    static EClass type(String kind) {
        for (Kind k : Kind.values())
            if (k.code().equals(kind)) {
                EClassifier c = HoldingsPackage.eINSTANCE.getEClassifier(k.className());
                return c instanceof EClass e ? e : null;
            }
        return null;
    }

    /** @return whether values of that type can stand in the feature */
    static boolean fits(EStructuralFeature feature, FieldKind type) {
        return JAVA.get(FieldType.valueOf(type.getName())) == feature.getEType().getInstanceClass();
    }
}
