package org.khoso.search.internal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.khoso.api.AccessFilter;

/** Adds to a query what an actor may see and what was chosen; without weight in the ranking. */
final class Filters {
    private final AccessFilter access;
    private final Map<String, List<String>> chosen;

    Filters(AccessFilter access, Map<String, List<String>> chosen) {
        this.access = access;
        this.chosen = chosen == null ? Map.of() : chosen;
    }

    /** @return the query under access and all choices but those in one facet field, which shows its siblings */
    Query apply(Query text, String except) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(text, Occur.MUST);
        access(all);
        chosen.forEach((field, values) -> {
            if (!field.equals(except))
                all.add(oneOf(Fields.FACET + field, values), Occur.FILTER);
        });
        return all.build();
    }

    /** @return the query under access alone */
    Query applyAccess(Query text) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(text, Occur.MUST);
        access(all);
        return all.build();
    }

    private void access(BooleanQuery.Builder all) {
        if (access.units() != null)
            all.add(oneOf(Fields.UNIT, access.units()), Occur.FILTER);
        if (access.fonds() != null)
            all.add(oneOf(Fields.FONDS, access.fonds().stream().map(Object::toString).toList()), Occur.FILTER);
        if (access.accessModes() != null)
            all.add(oneOf(Fields.MODE, access.accessModes()), Occur.FILTER);
    }

    boolean chosen(String field) {
        return chosen.containsKey(field);
    }

    boolean any() {
        return !chosen.isEmpty();
    }

    private static Query oneOf(String field, Collection<String> values) {
        return values.isEmpty() ? new MatchNoDocsQuery() : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
