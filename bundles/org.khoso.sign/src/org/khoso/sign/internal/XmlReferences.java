package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.SubIndication;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * What an XML signature is over: each reference is followed inside the document or to a file beside it, never to the network, and only
 * transforms that can't run anything are applied.
 */
final class XmlReferences {
    private static final int MOST = 100;
    private static final int MOST_TRANSFORMS = 10;
    private static final int LARGEST = 64 << 20;
    private static final String ENVELOPED = XmlNames.DS + "enveloped-signature";
    private static final String BASE64 = XmlNames.DS + "base64";
    private static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";
    private static final String XPATH_FILTER = "http://www.w3.org/2002/06/xmldsig-filter2";
    private static final String MANIFEST = XmlNames.DS + "Manifest";
    private final XmlTree tree;
    private final XmlCanon canon;
    private final Element signature;
    private final Outside outside;
    private final Told told;
    private final Progress progress;
    private final Set<Node> properties = new HashSet<>();
    private final Set<String> digests = new HashSet<>();
    private final List<String> parts = new ArrayList<>();
    private boolean data;

    /** What lies outside the document. */
    interface Outside {
        /** @param uri as the reference has it; null if it has none @return bytes; null if it is not there */
        Bytes of(String uri) throws IOException;
    }

    /** A set of nodes, or bytes, on its way through transforms. */
    private static final class State {
        private XmlTree tree;
        private Node top;
        private boolean comments;
        private final Set<Node> without = new HashSet<>();
        private Bytes bytes;
    }

    /** A reference that can't be followed. */
    private static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;
        private final SubIndication why;
        private final transient String key;
        private final transient Object[] args;
        private final boolean failed;

        Unusable(boolean failed, SubIndication why, String key, Object... args) {
            this.failed = failed;
            this.why = why;
            this.key = key;
            this.args = args;
        }
    }

    XmlReferences(XmlTree tree, XmlCanon canon, Element signature, Outside outside, Told told, Progress progress) {
        this.tree = tree;
        this.canon = canon;
        this.signature = signature;
        this.outside = outside;
        this.told = told;
        this.progress = progress;
    }

    /** Follows all of them and tells what does not hold. */
    void check(Element signedInfo) throws IOException, GeneralSecurityException {
        List<Element> all = XmlTree.children(signedInfo, XmlNames.DS, "Reference");
        if (all.isEmpty() || all.size() > MOST)
            told.failed(SubIndication.FORMAT_FAILURE, "xml-references", all.size(), MOST);
        else
            for (Element r : all)
                one(r);
    }

    private void one(Element r) throws IOException, GeneralSecurityException {
        String uri = r.hasAttribute("URI") ? r.getAttribute("URI") : null;
        try {
            String method = algorithm(XmlTree.child(r, XmlNames.DS, "DigestMethod"));
            String name = XmlNames.digest(method);
            byte[] must = XmlTree.base64(XmlTree.child(r, XmlNames.DS, "DigestValue"));
            if (must == null)
                throw new Unusable(true, SubIndication.FORMAT_FAILURE, "xml-damaged", "DigestValue");
            if (name == null)
                throw new Unusable(false, SubIndication.CRYPTO_CONSTRAINTS_FAILURE, "unknown-digest", method);
            digests.add(name);
            State s = start(uri);
            Node top = s.top;
            transforms(r, s);
            if (s.bytes == null)
                canonical(s, XmlCanon.USUAL, null);
            byte[] is = Digests.of(s.bytes, Set.of(name), progress).values().get(name);
            if (!MessageDigest.isEqual(must, is))
                throw new Unusable(true, SubIndication.HASH_FAILURE, "xml-changed", uri == null ? "" : uri);
            covered(r, uri, top);
        } catch (Unusable e) {
            if (e.failed)
                told.failed(e.why, e.key, e.args);
            else
                told.unsure(e.why, e.key, e.args);
        }
    }

    static String algorithm(Element e) {
        return e == null ? "" : e.getAttribute("Algorithm");
    }

    private State start(String uri) throws IOException, Unusable {
        State s = new State();
        s.tree = tree;
        if (uri != null && (uri.isEmpty() || uri.equals("#xpointer(/)"))) {
            s.top = tree.document();
            s.comments = !uri.isEmpty();
        } else if (uri != null && uri.startsWith("#")) {
            boolean pointer = uri.startsWith("#xpointer(id(") && uri.endsWith("))") && uri.length() > 17;
            String id = pointer ? uri.substring(14, uri.length() - 3) : uri.substring(1);
            s.comments = pointer;
            s.top = tree.byId(id);
            if (tree.twice(id))
                throw new Unusable(true, SubIndication.FORMAT_FAILURE, "xml-two-ids", id);
            if (s.top == null)
                throw new Unusable(false, SubIndication.SIGNED_DATA_NOT_FOUND, "xml-no-element", id);
        } else {
            s.bytes = outside.of(uri);
            if (s.bytes == null)
                throw new Unusable(false, SubIndication.SIGNED_DATA_NOT_FOUND, "xml-no-file", uri == null ? "" : uri);
        }
        return s;
    }

    private void transforms(Element reference, State s) throws IOException, GeneralSecurityException, Unusable {
        List<Element> all = XmlTree.children(XmlTree.child(reference, XmlNames.DS, "Transforms"), XmlNames.DS, "Transform");
        if (all.size() > MOST_TRANSFORMS)
            throw new Unusable(true, SubIndication.FORMAT_FAILURE, "xml-references", all.size(), MOST_TRANSFORMS);
        for (Element t : all) {
            String a = algorithm(t);
            if (XmlCanon.knows(a))
                canonical(s, a, t);
            else if (a.equals(ENVELOPED) && s.bytes == null && s.tree == tree)
                s.without.add(signature);
            else if ((a.equals(XPATH) || a.equals(XPATH_FILTER)) && XmlXPath.withoutSignatures(t) && s.bytes == null)
                signatures(s);
            else if (a.equals(BASE64))
                decoded(s);
            else
                throw new Unusable(false, SubIndication.SIG_CONSTRAINTS_FAILURE, "xml-transform", a);
        }
    }

    private static void signatures(State s) {
        for (Node n = s.top; n != null; n = XmlTree.next(n, s.top))
            if (XmlTree.is(n, XmlNames.DS, XmlNames.SIGNATURE))
            s.without.add(n);
    }

    private void canonical(State s, String algorithm, Element method) throws IOException, GeneralSecurityException, Unusable {
        if (s.bytes != null)
            parse(s);
        byte[] form = canon.of(s.tree, s.top, s.without, s.comments && algorithm.endsWith("WithComments"), algorithm, method);
        s.bytes = () -> new java.io.ByteArrayInputStream(form);
    }

    /** Bytes that a transform wants as nodes. */
    private static void parse(State s) throws IOException, Unusable {
        try (InputStream in = s.bytes.open()) {
            s.tree = XmlTree.of(in.readNBytes(XmlTree.LARGEST + 1));
            s.top = s.tree.document();
            s.comments = true;
            s.without.clear();
            s.bytes = null;
        } catch (SAXException e) {
            throw new Unusable(false, SubIndication.SIG_CONSTRAINTS_FAILURE, "xml-content");
        }
    }

    private static void decoded(State s) throws IOException, Unusable {
        try {
            byte[] text;
            if (s.bytes == null)
                text = s.top.getTextContent().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            else
                try (InputStream in = s.bytes.open()) {
                    text = in.readNBytes(LARGEST);
                }
            byte[] plain = Base64.getMimeDecoder().decode(text);
            s.bytes = () -> new java.io.ByteArrayInputStream(plain);
        } catch (IllegalArgumentException e) {
            throw new Unusable(true, SubIndication.FORMAT_FAILURE, "xml-damaged", "base64");
        }
    }

    /** Notes what the reference covers, for whoever takes the document for signed. */
    private void covered(Element reference, String uri, Node top) {
        if (XmlTree.is(top, XmlNames.XADES, "SignedProperties")) {
            properties.add(top);
            return;
        }
        if (XmlOwn.of(signature, top))
            return;
        data = true;
        boolean whole = top == tree.document() || top == tree.document().getDocumentElement();
        boolean own = top != null && (signature.compareDocumentPosition(top) & Node.DOCUMENT_POSITION_CONTAINED_BY) != 0;
        if (top != null && !whole && !own)
            parts.add(uri + " (" + top.getLocalName() + ")");
        if (reference.getAttribute("Type").equals(MANIFEST))
            told.note(org.khoso.api.Level.SHOULD, "xml-manifest");
    }

    /** @return whether these properties are under the signature */
    boolean covers(Element signedProperties) {
        return properties.contains(signedProperties);
    }

    /** @return whether anything but properties is under the signature */
    boolean data() {
        return data;
    }

    /** @return elements that are signed where the document around them is not */
    List<String> parts() {
        return parts;
    }

    /** @return names of the digests in use */
    Set<String> digests() {
        return digests;
    }
}
