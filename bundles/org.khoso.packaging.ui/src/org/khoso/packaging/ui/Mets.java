package org.khoso.packaging.ui;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.khoso.api.Message;

/** A METS as labels and values: what the package is, who wrote it, and each file with size and checksum. */
final class Mets {
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";
    /** Attributes of the head that a reader wants, in this order; those of the extension have its namespace. */
    private static final List<String> ROOT = List.of("OBJID", "LABEL", "TYPE", "PROFILE");
    private static final Map<String, List<String>> HEAD = Map.of("", List.of("CREATEDATE", "LASTMODDATE", "RECORDSTATUS"), CSIP,
            List.of("OAISPACKAGETYPE"));

    private static final java.util.Set<String> EARLIER = java.util.Set.of("SUPPLEMENT", "REPLACEMENT");
    private final Function<Message, String> say;
    private final List<String[]> rows = new ArrayList<>();
    private String group = "";
    private String headed = "";
    private String agent = "";
    private Xmls.Listed file;

    /** @param say says sentences */
    Mets(Function<Message, String> say) {
        this.say = say;
    }

    /** @return label, value and element; as far as the document can be read */
    List<String[]> rows(InputStream in) {
        try {
            XMLStreamReader r = Xmls.reader(in, Xmls.METS_BYTES);
            while (r.hasNext() && rows.size() < FileView.MOST)
                if (r.next() == XMLStreamConstants.START_ELEMENT)
                    element(r);
        } catch (XMLStreamException | RuntimeException e) {
            rows.add(new String[]{said("broken"), String.valueOf(e.getMessage()).replaceAll("\\s+", " "), ""});
        }
        return rows;
    }

    private void element(XMLStreamReader r) throws XMLStreamException {
        switch (r.getLocalName()) {
            case "mets" -> ROOT.forEach(a -> attribute(r, "", a));
            case "metsHdr" -> {
                HEAD.get(CSIP).forEach(a -> attribute(r, CSIP, a));
                HEAD.get("").forEach(a -> attribute(r, "", a));
            }
            case "altRecordID" -> {
                String type = String.valueOf(r.getAttributeValue(null, "TYPE"));
                row(EARLIER.contains(type) ? said("earlier." + type) : said("record-id", type), r.getElementText().strip(), "altRecordID");
            }
            case "agent" -> agent = String.valueOf(r.getAttributeValue(null, "ROLE"));
            case "name", "note" -> {
                String element = r.getLocalName();
                row(said("agent." + element) + " (" + agent + ")", r.getElementText().strip(), element);
            }
            case "mdRef" -> row(said("metadata", String.valueOf(r.getAttributeValue(null, "MDTYPE"))),
                    value(r, Xmls.listed(r)), "mdRef");
            case "fileGrp" -> {
                group = String.valueOf(r.getAttributeValue(null, "USE"));
                row(said("group"), group, "");
            }
            case "dmdSec", "amdSec" -> heading(r.getLocalName());
            case "file" -> file = Xmls.listed(r);
            case "FLocat" -> row(group, value(r, file), "file");
            case "structMap" -> row(said("map"), String.valueOf(r.getAttributeValue(null, "LABEL")), "");
            case "div" -> row(said("division"), division(r), "div");
            default -> {
                // nothing that a person asks for
            }
        }
    }

    /** One heading for all sections of a sort. */
    private void heading(String section) {
        if (!section.equals(headed))
            row(said("section." + section), "", "");
        headed = section;
    }

    private static String division(XMLStreamReader r) {
        String label = r.getAttributeValue(null, "LABEL");
        String type = r.getAttributeValue(null, "TYPE");
        return label == null ? String.valueOf(type) : type == null ? label : label + " · " + type;
    }

    private String said(String key, Object... arguments) {
        return say.apply(Message.of("packaging.ui.mets." + key, arguments));
    }

    private void attribute(XMLStreamReader r, String namespace, String name) {
        String value = r.getAttributeValue(namespace.isEmpty() ? null : namespace, name);
        if (value != null)
            row(said(name), value, name);
    }

    private String value(XMLStreamReader r, Xmls.Listed l) {
        String href = String.valueOf(r.getAttributeValue(Xmls.XLINK, "href"));
        return l == null || l.checksum() == null
                ? href
                : said("file", href, l.size() == null ? "?" : l.size(), String.valueOf(l.algorithm()), l.checksum());
    }

    private void row(String label, String value, String element) {
        rows.add(new String[]{label, value, element});
    }
}
