package org.khoso.search.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.search.IndexSearcher;

/** Reads what is stored of one document; of its pages only those asked for. */
final class StoredReader extends StoredFieldVisitor {
    private final IndexSearcher searcher;
    private final int doc;
    private final Set<Integer> wanted;
    private final Map<Integer, String> texts = new HashMap<>();
    private int page = -1;
    private byte[] head;
    private byte[] table = {};

    private StoredReader(IndexSearcher searcher, int doc, Set<Integer> wanted) {
        this.searcher = searcher;
        this.doc = doc;
        this.wanted = wanted;
    }

    static StoredReader of(IndexSearcher searcher, int doc) throws IOException {
        return new StoredReader(searcher, doc, Set.of()).read();
    }

    private StoredReader read() throws IOException {
        searcher.storedFields().document(doc, this);
        return this;
    }

    Stored head() throws IOException {
        return Stored.read(head);
    }

    List<Stored.PageRef> pages() {
        return Stored.pages(table);
    }

    /** @return texts of pages by their place in the table */
    Map<Integer, String> texts(Set<Integer> places) throws IOException {
        return places.isEmpty() ? Map.of() : new StoredReader(searcher, doc, places).read().texts;
    }

    @Override
    public Status needsField(FieldInfo field) {
        if (!field.name.equals(Fields.PAGE))
            return Status.YES;
        page++;
        return wanted.contains(page) ? Status.YES : texts.size() == wanted.size() ? Status.STOP : Status.NO;
    }

    @Override
    public void stringField(FieldInfo field, String value) {
        texts.put(page, value);
    }

    @Override
    public void binaryField(FieldInfo field, byte[] value) {
        if (field.name.equals(Fields.HEAD))
            head = value;
        else
            table = value;
    }
}
