package org.khoso.packaging.verify.internal;

import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/** Shows a document to one handler as it is written, and to a validator after that; a validator adds attributes that the schema fixes. */
final class Tee extends XMLFilterImpl {
    private final ContentHandler first;

    Tee(ContentHandler first) {
        this.first = first;
    }

    /** Puts this in front of a validator. @return this */
    Tee before(ContentHandler next, ValidatorHandler validator) {
        validator.setContentHandler(new DefaultHandler());
        setContentHandler(next);
        return this;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        first.setDocumentLocator(locator);
        super.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
        first.startDocument();
        super.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        first.endDocument();
        super.endDocument();
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
        first.startElement(uri, local, name, a);
        super.startElement(uri, local, name, a);
    }

    @Override
    public void endElement(String uri, String local, String name) throws SAXException {
        first.endElement(uri, local, name);
        super.endElement(uri, local, name);
    }

    @Override
    public void characters(char[] c, int from, int n) throws SAXException {
        first.characters(c, from, n);
        super.characters(c, from, n);
    }
}
