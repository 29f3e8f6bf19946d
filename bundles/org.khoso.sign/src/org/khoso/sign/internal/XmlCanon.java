package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.xml.crypto.Data;
import javax.xml.crypto.NodeSetData;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dom.DOMCryptoContext;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.TransformException;
import javax.xml.crypto.dsig.TransformService;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Canonical form of parts of an XML document, by the JDK. The whole document is walked each time, so the walks are counted. */
final class XmlCanon {
    /** Canonical XML 1.0 without comments: where nothing else is said. */
    static final String USUAL = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final Set<String> KNOWN = Set.of(USUAL, USUAL + "#WithComments", "http://www.w3.org/2006/12/xml-c14n11",
            "http://www.w3.org/2006/12/xml-c14n11#WithComments", "http://www.w3.org/2001/10/xml-exc-c14n#",
            "http://www.w3.org/2001/10/xml-exc-c14n#WithComments");
    private static final long MOST_VISITS = 40_000_000;
    private long visits;

    /** Too much to do. */
    static final class TooMuch extends GeneralSecurityException {
        private static final long serialVersionUID = 1L;
    }

    static boolean knows(String algorithm) {
        return KNOWN.contains(algorithm);
    }

    private static final class Context extends DOMCryptoContext {
    }

    private record Nodes(Set<Node> all) implements NodeSetData<Node> {
        @Override
        public Iterator<Node> iterator() {
            return all.iterator();
        }
    }

    /**
     * @param top       element, or the document
     * @param without   nodes that are left out with all below them
     * @param comments  whether comments count
     * @param algorithm one that {@link #knows}
     * @param method    element that names the algorithm, with its parameters; null for none
     * @return bytes of the canonical form
     */
    byte[] of(XmlTree tree, Node top, Set<Node> without, boolean comments, String algorithm, Element method)
            throws IOException, GeneralSecurityException {
        visits += tree.nodes();
        if (visits > MOST_VISITS)
            throw new TooMuch();
        try {
            TransformService service = TransformService.getInstance(algorithm, "DOM");
            var context = new Context();
            if (method != null)
                service.init(new DOMStructure(method), context);
            Data out = service.transform(new Nodes(nodes(top, without, comments)), context);
            try (InputStream in = ((OctetStreamData) out).getOctetStream()) {
                return in.readAllBytes();
            }
        } catch (TransformException | ClassCastException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static Set<Node> nodes(Node top, Set<Node> without, boolean comments) {
        Set<Node> all = new LinkedHashSet<>();
        for (Node n = top; n != null;) {
            if (without.contains(n)) {
                n = XmlTree.after(n, top);
                continue;
            }
            if (comments || n.getNodeType() != Node.COMMENT_NODE)
                all.add(n);
            if (n instanceof Element e)
                for (int i = 0; i < e.getAttributes().getLength(); i++)
                    all.add(e.getAttributes().item(i));
            n = XmlTree.next(n, top);
        }
        return all;
    }
}
