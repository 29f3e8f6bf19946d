package org.khoso.report.internal;

import java.io.IOException;
import java.io.OutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements of WordprocessingML. Elements and attributes are given without their prefix {@code w}. */
final class WordXml {
    static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    static final String LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String W = "w";
    private final XMLStreamWriter xml;

    WordXml(OutputStream out, String root) throws IOException {
        try {
            xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(W, root, MAIN);
            xml.writeNamespace(W, MAIN);
            xml.writeNamespace("r", LINKS);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Opens an element. @param attributes names and values in turn; a name with a prefix belongs to r or xml */
    WordXml open(String name, Object... attributes) throws IOException {
        try {
            xml.writeStartElement(W, name, MAIN);
            for (int i = 0; i < attributes.length; i += 2)
                attribute((String) attributes[i], String.valueOf(attributes[i + 1]));
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return this;
    }

    private void attribute(String name, String value) throws XMLStreamException {
        if (name.startsWith("r:"))
            xml.writeAttribute("r", LINKS, name.substring(2), value);
        else if (name.startsWith("xml:"))
            xml.writeAttribute("xml", "http://www.w3.org/XML/1998/namespace", name.substring(4), value);
        else
            xml.writeAttribute(W, MAIN, name, value);
    }

    WordXml close() throws IOException {
        try {
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return this;
    }

    /** An element without content. */
    WordXml empty(String name, Object... attributes) throws IOException {
        return open(name, attributes).close();
    }

    WordXml text(String text) throws IOException {
        try {
            xml.writeCharacters(text);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        return this;
    }

    void end() throws IOException {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    static long twips(double points) {
        return Math.round(points * 20);
    }

    static long ofMillimetres(double mm) {
        return Math.round(mm * 1440 / 25.4);
    }
}
