package org.khoso.packaging.ui;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.packaging.ui.Xmls.Description;
import org.khoso.ui.Tr;

/** Gives the elements of a description their labels: those of the record set that it fits best. */
final class Labels {
    private final StandardsCatalog standards;
    private final Tr tr;

    Labels(StandardsCatalog standards, Tr tr) {
        this.standards = standards;
        this.tr = tr;
    }

    /** @return label, value and element, in the order of the document; an element that no standard knows is its own label */
    List<String[]> rows(Description d, String oaisType) {
        Optional<RecordSetInfo> set = standards.recordSets().stream().filter(s -> hits(s, d) > 0)
                .max(Comparator.comparingLong(s -> score(s, d, oaisType)));
        return d.values().stream().map(v -> {
            Optional<FieldInfo> field = set.flatMap(s -> s.field(v.element()));
            return new String[]{field.map(f -> tr.say(f.label())).orElse(v.element()), value(field, v.value()), v.element()};
        }).toList();
    }

    private String value(Optional<FieldInfo> field, String value) {
        return field.map(FieldInfo::codeList).flatMap(id -> id == null ? Optional.<CodeList>empty() : standards.codeList(id))
                .flatMap(list -> list.value(value))
                .map(i -> value + " · " + tr.say(i.label())).orElse(value);
    }

    private static long hits(RecordSetInfo s, Description d) {
        return d.values().stream().filter(v -> s.field(v.element()).isPresent()).count();
    }

    /** The schema that the document names weighs most, then the package's type, then how many elements are known. */
    private long score(RecordSetInfo s, Description d, String oaisType) {
        boolean type = oaisType != null && !oaisType.isEmpty() && standards.profiles().stream()
                .anyMatch(p -> p.packageType().startsWith(oaisType) && List.of(String.valueOf(p.dossier()),
                        String.valueOf(p.text()),
                        String.valueOf(p.photo()), String.valueOf(p.av())).contains(s.id()));
        return (d.schema().equals(s.schemaFile()) ? 100_000 : 0) + (type ? 10_000 : 0) + hits(s, d);
    }
}
