package org.khoso.packaging.ui;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.khoso.api.Message;
import org.khoso.model.io.XmlInput;

/** A PREMIS document as labels and values: each object, event, agent and right under a heading of its own; who acted is named, not numbered. */
final class Premis {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final Set<String> PARTS = Set.of("object", "event", "agent", "rights");
    /** Elements that have a label in the messages; others are their own. */
    private static final Set<String> LABELLED = Set.of("objectIdentifierValue", "originalName", "messageDigestAlgorithm", "messageDigest",
            "formatName",
            "formatVersion", "formatRegistryKey", "contentLocationValue", "eventIdentifierValue", "eventType", "eventDateTime",
            "eventDetail", "eventOutcome",
            "eventOutcomeDetailNote", "linkingAgentIdentifierValue", "linkingAgentRole", "linkingObjectIdentifierValue",
            "linkingObjectRole", "agentName",
            "agentType", "agentVersion", "agentIdentifierValue", "relationshipType", "relationshipSubType", "relatedObjectIdentifierValue");
    private final Function<Message, String> say;
    private final List<String[]> rows = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private List<String[]> part;
    private String kind;

    /** @param say says sentences */
    Premis(Function<Message, String> say) {
        this.say = say;
    }

    /** @return label, value and element; a heading has no element; as far as the document can be read */
    List<String[]> rows(InputStream in) {
        try {
            XMLStreamReader r = Xmls.reader(in, Xmls.METS_BYTES);
            var text = new StringBuilder();
            String leaf = null;
            while (r.hasNext() && rows.size() < FileView.MOST)
                switch (r.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        leaf = r.getLocalName();
                        text.setLength(0);
                        if (PARTS.contains(leaf))
                            begin(r);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(text.length() < Xmls.MOST ? r.getText() : "");
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (r.getLocalName().equals(leaf))
                            leaf(leaf, text.toString().strip());
                        if (PARTS.contains(r.getLocalName()))
                            end();
                        leaf = null;
                    }
                    default -> {
                        // comments and the like say nothing here
                    }
                }
        } catch (XMLStreamException | RuntimeException e) {
            end();
            rows.add(new String[]{said("broken"), XmlInput.reason(e), ""});
        }
        for (String[] row : rows)
            if (names.containsKey(row[1]) && !row[2].equals("agentIdentifierValue"))
            row[1] = names.get(row[1]) + " (" + row[1] + ")";
        return rows;
    }

    private void begin(XMLStreamReader r) {
        String type = r.getAttributeValue(XSI, "type");
        kind = type == null ? r.getLocalName() : type.substring(type.indexOf(':') + 1);
        part = new ArrayList<>();
    }

    private void leaf(String element, String value) {
        // types of identifiers say UUID throughout
        if (part != null && !value.isEmpty() && !PARTS.contains(element) && !element.endsWith("IdentifierType"))
            part.add(new String[]{LABELLED.contains(element) ? said(element) : element, value, element});
    }

    /** The heading names the part by what a person knows it by. */
    private void end() {
        if (part == null)
            return;
        String name = first("originalName", "eventType", "agentName");
        String heading = Set.of("file", "representation", "intellectualEntity", "bitstream", "event", "agent", "rights", "object")
                .contains(kind)
                        ? said("part." + kind)
                        : kind;
        rows.add(new String[]{heading, name.isEmpty() ? first("objectIdentifierValue") : name, ""});
        rows.addAll(part);
        String id = first("agentIdentifierValue");
        if (!id.isEmpty() && !first("agentName").isEmpty())
            names.put(id, first("agentName"));
        part = null;
    }

    private String first(String... elements) {
        for (String e : elements)
            for (String[] row : part)
                if (row[2].equals(e))
                return row[1];
        return "";
    }

    private String said(String key) {
        return say.apply(Message.of("packaging.ui.premis." + key));
    }
}
