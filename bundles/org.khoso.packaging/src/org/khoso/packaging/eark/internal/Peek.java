package org.khoso.packaging.eark.internal;

import java.io.IOException;
import java.io.InputStream;
import org.khoso.model.io.XmlInput;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the root element of a document, and no more. What is wrong with the document is told of by who reads it all. */
public final class Peek {
    /** A root element stands in the first bytes; what is longer is not looked at. */
    private static final int BYTES = 1 << 16;
    private final Bag bag;

    /** @param bag the files of the package */
    public Peek(Bag bag) {
        this.bag = bag;
    }

    /** What a root element is. @param name its name without prefix @param namespace its namespace @param profile its attribute PROFILE; null if it has none */
    public record Root(String namespace, String name, String profile) {
    }

    /** Ends the reading. */
    private static final class Enough extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    String profile(Entry e) {
        Root root = root(e);
        return root == null || root.profile() == null ? null : root.profile().strip();
    }

    /** @return the root element; null if the document has none that can be read */
    public Root root(Entry e) {
        Root[] found = new Root[1];
        XMLReader reader = XmlInput.sax();
        reader.setContentHandler(new DefaultHandler() {
            @Override
            public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
                found[0] = new Root(uri, local, a.getValue("PROFILE"));
                throw new Enough();
            }
        });
        try (InputStream in = bag.open(e)) {
            reader.parse(new InputSource(new java.io.ByteArrayInputStream(in.readNBytes(BYTES))));
        } catch (SAXException | IOException | RuntimeException ex) {
            return found[0]; // the end that was asked for, or damage that is told of when all of it is read
        }
        return found[0];
    }
}
