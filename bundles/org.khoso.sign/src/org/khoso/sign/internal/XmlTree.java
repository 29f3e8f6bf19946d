package org.khoso.sign.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An XML document with its ids. An id that two elements have belongs to neither: readers differ in which they would take. */
final class XmlTree {
    /** Largest document that is looked at. */
    static final int LARGEST = 16 << 20;
    private static final int MOST_NODES = 400_000;
    private static final Set<String> IDS = Set.of("Id", "ID", "id");
    private final Document document;
    private final Map<String, Element> ids = new HashMap<>();
    private final Set<String> twice = new HashSet<>();
    private int nodes;

    private XmlTree(Document document) throws SAXException {
        this.document = document;
        for (Node n = document; n != null; n = next(n, document)) {
            if (++nodes > MOST_NODES)
                throw new SAXException("jdk.xml. nodes");
            if (n instanceof Element e)
                ids(e);
        }
    }

    /** @throws SAXException if the bytes are no XML that is read @throws IOException never of the bytes */
    static XmlTree of(byte[] bytes) throws IOException, SAXException {
        try (var in = new XmlBytes(new ByteArrayInputStream(bytes), LARGEST, LARGEST)) {
            return new XmlTree(XmlInput.trees().parse(in));
        } catch (XmlBytes.TooBig e) {
            throw new SAXException("jdk.xml. size");
        } catch (java.io.CharConversionException e) {
            throw new SAXException(e);
        } catch (java.io.UnsupportedEncodingException e) { // its message is what the file says, of any length
            throw new SAXException(new java.io.CharConversionException("encoding"));
        }
    }

    /** @return next node in the order of the document; null at the end of the top */
    static Node next(Node n, Node top) {
        if (n.getFirstChild() != null)
            return n.getFirstChild();
        return after(n, top);
    }

    /** @return next node that is not below this one */
    static Node after(Node n, Node top) {
        for (Node at = n; at != null && at != top; at = at.getParentNode())
            if (at.getNextSibling() != null)
            return at.getNextSibling();
        return null;
    }

    private void ids(Element e) {
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Attr a = (Attr) e.getAttributes().item(i);
            boolean id = a.getNamespaceURI() == null ? IDS.contains(a.getName()) : a.getName().equals("xml:id");
            if (id && ids.putIfAbsent(a.getValue(), e) != null && ids.get(a.getValue()) != e)
                twice.add(a.getValue());
        }
    }

    Document document() {
        return document;
    }

    int nodes() {
        return nodes;
    }

    /** @return element of an id; null if none has it, or two */
    Element byId(String id) {
        return twice.contains(id) ? null : ids.get(id);
    }

    boolean twice(String id) {
        return twice.contains(id);
    }

    /** @return whether an element is of that name */
    static boolean is(Node n, String namespace, String name) {
        return n instanceof Element && name.equals(n.getLocalName()) && namespace.equals(n.getNamespaceURI());
    }

    /** @return children of that name */
    static List<Element> children(Element parent, String namespace, String name) {
        List<Element> all = new ArrayList<>();
        for (Node n = parent == null ? null : parent.getFirstChild(); n != null; n = n.getNextSibling())
            if (is(n, namespace, name))
            all.add((Element) n);
        return all;
    }

    /** @return the only child of that name; null if there is none or several */
    static Element child(Element parent, String namespace, String name) {
        List<Element> all = children(parent, namespace, name);
        return all.size() == 1 ? all.getFirst() : null;
    }

    /** @return bytes of base64; null if it is none */
    static byte[] base64(Element e) {
        try {
            return e == null ? null : java.util.Base64.getMimeDecoder().decode(e.getTextContent().strip());
        } catch (IllegalArgumentException x) {
            return null;
        }
    }
}
