package org.khoso.sign.internal;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Tells parts of an XML signature that are about the signature. */
final class XmlOwn {
    private XmlOwn() {
    }

    /** What a signature says of itself is nothing that somebody wanted to sign: its key, or when it was made. */
    static boolean of(Element signature, Node top) {
        if (top == null || (signature.compareDocumentPosition(top) & Node.DOCUMENT_POSITION_CONTAINED_BY) == 0)
            return false;
        if (!XmlTree.is(top, XmlNames.DS, "Object"))
            return property(top);
        int other = 0;
        int own = 0;
        for (Node n = top.getFirstChild(); n != null; n = n.getNextSibling())
            if (property(n))
            own++;
            else if (n.getNodeType() == Node.ELEMENT_NODE || n.getNodeType() == Node.TEXT_NODE && !n.getTextContent().isBlank())
            other++;
        return own > 0 && other == 0;
    }

    private static boolean property(Node n) {
        return XmlTree.is(n, XmlNames.DS, "KeyInfo") || XmlTree.is(n, XmlNames.DS, "SignatureProperties")
                || XmlTree.is(n, XmlNames.DS, "SignatureProperty") || XmlTree.is(n, XmlNames.XADES, "QualifyingProperties");
    }
}
