package org.khoso.search.ui;

import java.util.HashMap;
import java.util.Map;
import org.khoso.api.FieldInfo;
import org.khoso.core.Session;
import org.khoso.ui.Tr;

/** Labels of fields by their codes, from the standards of the archive that is searched. */
final class Labels {
    private final Tr tr;
    private final Searching searching;
    private final Map<String, String> known = new HashMap<>();
    private Session of;

    Labels(Tr tr, Searching searching) {
        this.tr = tr;
        this.searching = searching;
    }

    /** @return label of a field; the same code in several record sets means the same, so the first label serves */
    String of(String code) {
        Session s = searching.session();
        if (s == null)
            return code;
        if (s != of) {
            known.clear();
            of = s;
        }
        return known.computeIfAbsent(code, c -> s.standards().recordSets().stream().flatMap(r -> r.fields().stream())
                .filter(f -> f.code().equals(c)).findFirst().map(FieldInfo::label).map(tr::say).orElse(c));
    }
}
