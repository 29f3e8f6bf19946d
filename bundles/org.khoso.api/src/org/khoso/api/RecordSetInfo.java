package org.khoso.api;

import java.util.List;
import java.util.Optional;

/**
 * A record set of a standard: what is said of one kind of object. Immutable once used; a record keeps the id and version
 * it was described by.
 *
 * @param id             e.g. {@code tt05.aip_hoso.ead}
 * @param version        version of the data, e.g. {@code 2025.1}
 * @param standard       id of the standard, e.g. {@code tt05-2025}
 * @param kind           kind of object described
 * @param recordType     for records: {@code text}, {@code photo}, {@code av}; else empty
 * @param title          title
 * @param source         document, annex, pages
 * @param label          confidence of the fields
 * @param obligations    confidence of the obligations
 * @param verified       false for a set that says of itself that it is not verified (CV 903)
 * @param rootElement    root element in a package, or null
 * @param schemaFile     schema file in a package, or null
 * @param fields         fields in the order of the standard
 */
public record RecordSetInfo(String id, String version, String standard, Kind kind, String recordType, Bilingual title,
        String source, Confidence label, Confidence obligations, boolean verified, String rootElement, String schemaFile,
        List<FieldInfo> fields) {
    /** @return the field with that code */
    public Optional<FieldInfo> field(String code) {
        for (FieldInfo f : fields)
            if (f.code().equals(code))
            return Optional.of(f);
        return Optional.empty();
    }

    /** @return the field bound to that concept */
    public Optional<FieldInfo> byConcept(String concept) {
        for (FieldInfo f : fields)
            if (f.concept().equals(concept))
            return Optional.of(f);
        return Optional.empty();
    }
}
