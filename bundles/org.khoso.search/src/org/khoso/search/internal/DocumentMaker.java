package org.khoso.search.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.khoso.api.Scope;
import org.khoso.api.search.SearchProvider.Document;
import org.khoso.api.search.SearchProvider.Page;
import org.khoso.api.search.SearchProvider.Role;
import org.khoso.api.search.SearchProvider.Value;
import org.khoso.model.Concepts;
import org.khoso.text.Identifiers;

/** Makes the Lucene document of an object. */
final class DocumentMaker {
    /** More text than this in one object is not searchable; about 100,000 pages. */
    private static final long MOST_TEXT = 300_000_000;
    /** Terms have a limit in the index; a code is never that long. */
    private static final int LONGEST_TERM = 500;
    private static final FieldType WORDS = Fields.words();
    private static final System.Logger LOG = System.getLogger(DocumentMaker.class.getName());

    private DocumentMaker() {
    }

    static org.apache.lucene.document.Document make(Document d) throws IOException {
        var doc = new org.apache.lucene.document.Document();
        doc.add(new StringField(Fields.ID, d.id().toString(), Field.Store.NO));
        doc.add(new StringField(Fields.KIND, d.kind().code(), Field.Store.NO));
        scope(doc, d.scope());
        List<Stored.Value> values = described(d);
        Stored stored = Stored.of(d, values);
        doc.add(new StoredField(Fields.HEAD, stored.bytes()));
        zone(doc, Fields.Zone.TITLE, stored.title());
        for (Stored.Value v : values)
            zone(doc, Fields.Zone.DESCRIPTION, v.text());
        keys(doc, d);
        facets(doc, d.values());
        pages(doc, d);
        return doc;
    }

    private static void scope(org.apache.lucene.document.Document doc, Scope scope) {
        if (scope == null)
            return;
        term(doc, Fields.UNIT, scope.unit());
        term(doc, Fields.FONDS, scope.fonds() == null ? null : scope.fonds().toString());
        term(doc, Fields.MODE, scope.accessMode());
    }

    private static void term(org.apache.lucene.document.Document doc, String field, String value) {
        if (value != null)
            doc.add(new StringField(field, cut(value), Field.Store.NO));
    }

    private static void zone(org.apache.lucene.document.Document doc, Fields.Zone zone, String text) {
        doc.add(new Field(zone.exact, text, WORDS));
        doc.add(new Field(zone.folded, text, WORDS));
    }

    /** The values whose words are searched, each once: a code, then every value; a facet value by its label. */
    private static List<Stored.Value> described(Document d) {
        Set<Stored.Value> values = new LinkedHashSet<>();
        if (d.code() != null && !d.code().isBlank())
            values.add(new Stored.Value(Concepts.REFERENCE_CODE, d.code()));
        for (Value v : d.values()) {
            String text = v.role() == Role.FACET && v.label() != null ? v.label().vi() : v.text();
            if (text != null && !text.isBlank())
                values.add(new Stored.Value(Stored.text(v.field()), text));
        }
        return new ArrayList<>(values);
    }

    private static void keys(org.apache.lucene.document.Document doc, Document d) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(key(d.code()));
        for (Value v : d.values())
            if (v.role() == Role.TERM)
            keys.add(key(v.text()));
        keys.remove("");
        keys.forEach(k -> term(doc, Fields.KEY, k));
    }

    /** @return a whole value as one term */
    static String key(String text) {
        return cut(Identifiers.normal(text));
    }

    private static void facets(org.apache.lucene.document.Document doc, List<Value> values) {
        for (Value v : values) {
            if (v.role() != Role.FACET || v.text() == null || v.text().isBlank())
                continue;
            String field = Fields.FACET + v.field();
            doc.add(new StringField(field, cut(v.text()), Field.Store.NO));
            doc.add(new SortedSetDocValuesField(field, new BytesRef(Facets.encode(cut(v.text()), v.label()))));
        }
    }

    private static void pages(org.apache.lucene.document.Document doc, Document d) {
        List<Page> pages = new ArrayList<>();
        long length = 0;
        for (Page p : d.pages()) {
            if (p.text() == null || p.text().isBlank())
                continue;
            length += p.text().length();
            if (length > MOST_TEXT) {
                LOG.log(System.Logger.Level.WARNING, "search: {0} has too much text, from page {1} on it is not indexed",
                        d.id(), p.page());
                break;
            }
            pages.add(p);
        }
        if (pages.isEmpty())
            return;
        doc.add(new StoredField(Fields.PAGES, Stored.table(pages)));
        for (Page p : pages) {
            zone(doc, Fields.Zone.PAGE, p.text());
            doc.add(new StoredField(Fields.PAGE, p.text()));
        }
    }

    private static String cut(String s) {
        return s.length() <= LONGEST_TERM ? s : s.substring(0, LONGEST_TERM);
    }
}
