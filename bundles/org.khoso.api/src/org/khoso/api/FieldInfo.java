package org.khoso.api;

/**
 * A field of a record set, as loaded from a standard's data. Forms, columns, spreadsheets, index fields and packages are
 * made from these and from nothing else.
 *
 * @param code                 code in the standard, e.g. the element name in a package
 * @param concept              feature of {@code holdings.ecore} that stores it, or {@code ext:NAME} for an extension row
 * @param label                label
 * @param type                 type
 * @param maxLength            most characters (digits for numbers); 0 means no limit known
 * @param obligation           M mandatory, O optional, C conditional, ? unknown
 * @param confidence           how sure we are of the field
 * @param obligationConfidence how sure we are of the obligation
 * @param codeList             id of a code list, or null
 * @param repeatable           whether several values may stand in it, separated by ";"
 * @param facet                whether search offers it as a facet
 * @param clause               document and annex
 * @param rule                 the clause's wording in short, may be empty
 * @param fallback             value where none is stored: text in which <code>{concept}</code> stands for a value of the object and
 *                             <code>{parent.concept}</code> for one of what holds it; empty for none
 */
public record FieldInfo(String code, String concept, Bilingual label, FieldType type, int maxLength, String obligation,
        Confidence confidence, Confidence obligationConfidence, String codeList, boolean repeatable, boolean facet,
        String clause, Bilingual rule, String fallback) {
    /** A field without a fallback. */
    public FieldInfo(String code, String concept, Bilingual label, FieldType type, int maxLength, String obligation,
            Confidence confidence, Confidence obligationConfidence, String codeList, boolean repeatable, boolean facet,
            String clause, Bilingual rule) {
        this(code, concept, label, type, maxLength, obligation, confidence, obligationConfidence, codeList, repeatable, facet, clause,
                rule, "");
    }

    /** @return whether the value is an extension row, not a feature of the Ecore class */
    public boolean extension() {
        return concept.startsWith("ext:");
    }
}
