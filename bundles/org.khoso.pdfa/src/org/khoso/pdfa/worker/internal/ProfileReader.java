package org.khoso.pdfa.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.ParserConfigurationException;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.Specification;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads one of veraPDF's profiles. Its own reader makes what it needs for all its XML first: 400 classes, and half of a start. */
final class ProfileReader {
    private ProfileReader() {
    }

    static ValidationProfile read(InputStream in) throws IOException {
        try {
            return profile(new PacketReader().ready().parse(new InputSource(in)).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private static ValidationProfile profile(Element e) {
        Set<Rule> rules = new HashSet<>();
        for (Element r : children(child(e, "rules"), "rule"))
            rules.add(rule(r));
        Set<Variable> variables = new HashSet<>();
        for (Element v : children(child(e, "variables"), "variable"))
            variables.add(Profiles.variableFromValues(v.getAttribute("name"), v.getAttribute("object"), text(v, "defaultValue"),
                    text(v, "value")));
        Element details = child(e, "details");
        return Profiles.profileFromValues(PDFAFlavour.valueOf(e.getAttribute("flavour")),
                Profiles.profileDetailsFromValues(text(details, "name"), after(child(details, "name")), details.getAttribute("creator"),
                        null),
                text(e, "hash"), rules, variables);
    }

    private static Rule rule(Element r) {
        Element id = child(r, "id");
        List<Reference> references = new ArrayList<>();
        for (Element x : children(child(r, "references"), "reference"))
            references.add(Profiles.referenceFromValues(x.getAttribute("specification"), x.getAttribute("clause")));
        Element error = child(r, "error");
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element a : children(child(error, "arguments"), "argument"))
            arguments.add(ErrorArgumentImpl.fromValues(a.getTextContent(), attribute(a, "name"), null));
        String deferred = attribute(r, "deferred");
        return Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"),
                        Integer.parseInt(id.getAttribute("testNumber"))),
                r.getAttribute("object"), deferred == null ? null : Boolean.valueOf(deferred), attribute(r, "tags"),
                line(after(id)), line(text(r, "test")),
                Profiles.errorFromValues(line(text(error, "message")), arguments), references);
    }

    /** @return the text of the next element: what a rule or profile is about has no name of its own here, it is the name of a field elsewhere */
    private static String after(Element e) {
        Node next = e == null ? null : e.getNextSibling();
        while (next != null && next.getNodeType() != Node.ELEMENT_NODE)
            next = next.getNextSibling();
        return next == null ? "" : next.getTextContent();
    }

    /** As veraPDF puts words into one line. */
    private static String line(String s) {
        return s.replaceAll("[\\s\u00A0\u2007\u202F]+", " ");
    }

    private static String attribute(Element e, String name) {
        return e.hasAttribute(name) ? e.getAttribute(name) : null;
    }

    private static String text(Element e, String name) {
        Element c = child(e, name);
        return c == null ? "" : c.getTextContent();
    }

    private static Element child(Element e, String name) {
        List<Element> all = children(e, name);
        return all.isEmpty() ? null : all.get(0);
    }

    private static List<Element> children(Element e, String name) {
        List<Element> all = new ArrayList<>();
        for (Node n = e == null ? null : e.getFirstChild(); n != null; n = n.getNextSibling())
            if (n instanceof Element c && c.getNodeName().equals(name))
            all.add(c);
        return all;
    }
}
