package org.khoso.packaging.verify.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Sees to it that each id of a document stands once and that pointers lead to one; a validator would keep all of them in memory. */
final class Ids extends XMLFilterImpl {
    /** Pointers of which more than the hash is kept, to be named. */
    private static final int NAMED = 100;
    private final Schemas.Grammar grammar;
    private final ErrorHandler errors;
    private final Hashes ids;
    /** Pointers to what had not come yet. */
    private final Hashes open;
    private final Map<String, Integer> named = new LinkedHashMap<>();
    /** Line of the last pointer that is not among the named. */
    private int unnamed;
    private Locator where;

    Ids(Schemas.Grammar grammar, Scratch scratch, ErrorHandler errors) {
        this.grammar = grammar;
        this.errors = errors;
        ids = new Hashes(scratch);
        open = new Hashes(scratch);
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        where = locator;
        super.setDocumentLocator(locator);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
        if (uri.equals(grammar.namespace()))
            for (int i = 0; i < a.getLength(); i++)
                if (a.getURI(i).isEmpty())
                attribute(a.getLocalName(i), a.getValue(i));
        super.startElement(uri, local, name, a);
    }

    private void attribute(String name, String value) throws SAXException {
        if (grammar.ids().contains(name) && !ids.add(Hashes.of(value.trim())))
            error("cvc-id.2: " + value.trim(), where.getLineNumber());
        if (grammar.pointers().contains(name))
            for (String id : value.trim().split("[ \\t\\r\\n]+"))
                if (!id.isEmpty() && !ids.contains(Hashes.of(id)) && open.add(Hashes.of(id)))
                later(id);
    }

    private void later(String id) {
        if (named.size() < NAMED)
            named.put(id, where.getLineNumber());
        else
            unnamed = where.getLineNumber();
    }

    @Override
    public void endDocument() throws SAXException {
        boolean told = false;
        for (Map.Entry<String, Integer> pointer : named.entrySet())
            if (!ids.contains(Hashes.of(pointer.getKey()))) {
                error("cvc-id.1: " + pointer.getKey(), pointer.getValue());
                told = true;
            }
        if (!told && !open.isWithin(ids))
            error("cvc-id.1: ...", unnamed);
        super.endDocument();
    }

    private void error(String text, int line) throws SAXException {
        errors.error(new SAXParseException(text, null, null, line, 0));
    }
}
