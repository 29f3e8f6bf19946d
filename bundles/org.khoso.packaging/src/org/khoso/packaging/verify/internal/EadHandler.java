package org.khoso.packaging.verify.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads a descriptive document: one element for each field. */
final class EadHandler extends DefaultHandler {
    /** Name of the root. */
    String root = "";
    /** Values by field. */
    final Map<String, List<String>> values = new LinkedHashMap<>();
    private int depth;
    private final StringBuilder text = new StringBuilder();

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
        if (depth++ == 0)
            root = local;
        if (depth == 2)
            text.setLength(0);
    }

    @Override
    public void characters(char[] c, int from, int n) {
        if (depth >= 2)
            text.append(c, from, n);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (--depth == 1)
            values.computeIfAbsent(local, k -> new ArrayList<>()).add(text.toString());
    }

    /** @return the first value of a field, empty if absent */
    String value(String field) {
        List<String> v = values.get(field);
        return v == null ? "" : v.get(0).strip();
    }
}
