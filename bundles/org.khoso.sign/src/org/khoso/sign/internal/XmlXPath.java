package org.khoso.sign.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Understands the XPath of a transform without running it. */
final class XmlXPath {
    private static final Pattern PREFIXED = Pattern.compile("(?<=[:(/])([A-Za-z_][A-Za-z0-9_.-]*):" + XmlNames.SIGNATURE);

    private XmlXPath() {
    }

    /** The one expression that is in use: all but the signatures. */
    static boolean withoutSignatures(Element transform) {
        for (Node n = transform.getFirstChild(); n != null; n = n.getNextSibling())
            if (n instanceof Element e && e.getLocalName().equals("XPath")) {
                String text = e.getTextContent().replaceAll("\\s", "");
                Matcher prefix = PREFIXED.matcher(text); // without a prefix it is the name of something else
                if (!prefix.find() || !XmlNames.DS.equals(e.lookupNamespaceURI(prefix.group(1))))
                    return false;
                String name = prefix.group();
                boolean filter = e.getAttribute("Filter").equals("subtract");
                return filter
                        ? text.equals("/descendant::" + name) || text.equals("//" + name)
                        : text.equals("not(ancestor-or-self::" + name + ")");
            }
        return false;
    }
}
