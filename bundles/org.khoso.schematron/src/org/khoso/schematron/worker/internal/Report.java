package org.khoso.schematron.worker.internal;

import java.util.ArrayList;
import java.util.List;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the report (SVRL) while it is made, and ends the making once there is enough: to name the place of a node takes time. */
final class Report extends DefaultHandler {
    private static final String SVRL = "http://purl.oclc.org/dsdl/svrl";
    private static final int MOST = 500;
    private static final int LONGEST = 500;
    private final List<Said> said = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Said open;
    private int depth;
    private boolean more;

    /** There is more than anybody reads. */
    static final class Enough extends SAXException {
        private static final long serialVersionUID = 1L;
    }

    /** @return what was said */
    Said.All all() {
        return new Said.All(List.copyOf(said), more);
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) throws SAXException {
        depth++;
        if (open != null)
            text.append(' ');
        else if (uri.equals(SVRL) && List.of("failed-assert", "successful-report", "error").contains(local)) {
            if (said.size() == MOST) {
                more = true;
                throw new Enough();
            }
            String severity = attribute(a, "severity");
            open = new Said(attribute(a, "id"), severity.isEmpty() ? attribute(a, "role") : severity, attribute(a, "location"), "");
            text.setLength(0);
            depth = 0;
        }
    }

    @Override
    public void characters(char[] c, int from, int n) {
        if (open != null && text.length() < 10 * LONGEST)
            text.append(c, from, n);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (open != null && depth == 0) {
            said.add(new Said(open.id(), open.severity(), open.location(), shorten(text.toString())));
            open = null;
        }
        depth--;
    }

    private static String attribute(Attributes a, String name) {
        String value = a.getValue("", name);
        return value == null ? "" : shorten(value);
    }

    /** @return the text on one line, without what is no letter */
    static String shorten(String s) {
        String plain = s.replaceAll("[\\s\\p{Cntrl}\\p{Cs}]+", " ").strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }
}
