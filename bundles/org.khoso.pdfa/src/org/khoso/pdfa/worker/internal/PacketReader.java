package org.khoso.pdfa.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.xml.sax.EntityResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Reads metadata packets as veraPDF's parsers do. Making a parser costs as much as reading a usual packet with it, so one reads some
 * hundred small packets; it keeps their names, so one for a large packet is used once. For one thread.
 */
public final class PacketReader extends DocumentBuilder {
    private static final int SMALL = 64 * 1024;
    private static final int TIMES = 200;
    private final DocumentBuilderFactory factory = factory();
    private DocumentBuilder reader;
    private int left;

    /** veraPDF's settings; the names of features that it means to set are no names, and end there what is set. */
    private static DocumentBuilderFactory factory() {
        DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();
        f.setNamespaceAware(true);
        f.setIgnoringComments(true);
        try {
            f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        } catch (ParserConfigurationException e) {
            return f; // another parser than the JDK's
        }
        return f;
    }

    /** @return this, when the next parse is sure to have a reader */
    public DocumentBuilder ready() throws ParserConfigurationException {
        if (reader == null || left <= 0) {
            reader = factory.newDocumentBuilder();
            reader.setErrorHandler(null);
            left = TIMES;
        }
        return this;
    }

    @Override
    public Document parse(InputSource source) throws SAXException, IOException {
        InputStream bytes = source.getByteStream();
        int then = bytes != null && bytes.available() <= SMALL ? left - 1 : 0;
        left = 0; // one that fails is not used again
        Document document = reader.parse(source);
        left = then;
        return document;
    }

    @Override
    public void setErrorHandler(ErrorHandler handler) {
        reader.setErrorHandler(handler);
    }

    @Override
    public void setEntityResolver(EntityResolver resolver) {
        reader.setEntityResolver(resolver);
    }

    @Override
    public boolean isNamespaceAware() {
        return reader.isNamespaceAware();
    }

    @Override
    public boolean isValidating() {
        return reader.isValidating();
    }

    @Override
    public Document newDocument() {
        return reader.newDocument();
    }

    @Override
    public DOMImplementation getDOMImplementation() {
        return reader.getDOMImplementation();
    }
}
