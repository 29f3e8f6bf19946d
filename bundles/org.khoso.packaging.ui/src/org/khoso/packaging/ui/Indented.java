package org.khoso.packaging.ui;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Writes XML for reading: an element a line, two spaces a level, text beside its element. */
final class Indented {
    private static final int DEEPEST = 60;
    private static final int LONGEST = 20_000;

    private final StringBuilder out;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean open;

    Indented(StringBuilder out) {
        this.out = out;
    }

    /** Writes until the end of the document, or until there is more than anyone reads. */
    void write(XMLStreamReader r) throws XMLStreamException {
        while (r.hasNext() && out.length() < Xmls.MOST)
            switch (r.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(r);
                case XMLStreamConstants.END_ELEMENT -> end(r);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() < LONGEST)
                        text.append(r.getText());
                }
                case XMLStreamConstants.COMMENT -> line("<!-- " + r.getText().strip() + " -->");
                default -> {
                    // declarations and instructions are nothing to read
                }
            }
    }

    private void start(XMLStreamReader r) {
        flush();
        var tag = new StringBuilder("<").append(name(r));
        for (int i = 0; i < r.getNamespaceCount() && tag.length() < LONGEST; i++)
            tag.append(" xmlns").append(r.getNamespacePrefix(i) == null ? "" : ":" + r.getNamespacePrefix(i)).append("=\"")
                    .append(escaped(String.valueOf(r.getNamespaceURI(i)))).append('"');
        for (int i = 0; i < r.getAttributeCount() && tag.length() < LONGEST; i++) {
            String p = r.getAttributePrefix(i);
            tag.append(' ').append(p == null || p.isEmpty() ? "" : p + ":").append(r.getAttributeLocalName(i)).append("=\"")
                    .append(escaped(r.getAttributeValue(i))).append('"');
        }
        line(tag.append('>').toString());
        depth++;
        open = true;
    }

    private void end(XMLStreamReader r) {
        depth--;
        String said = text.toString().strip();
        text.setLength(0);
        if (open) {
            out.setLength(out.length() - 1);
            out.append(escaped(said)).append("</").append(name(r)).append(">\n");
        } else {
            if (!said.isEmpty())
                line(escaped(said));
            line("</" + name(r) + ">");
        }
        open = false;
    }

    private void flush() {
        String said = text.toString().strip();
        text.setLength(0);
        if (!said.isEmpty())
            line(escaped(said));
    }

    private void line(String s) {
        out.append("  ".repeat(Math.min(depth, DEEPEST))).append(s).append('\n');
    }

    private static String name(XMLStreamReader r) {
        return r.getPrefix() == null || r.getPrefix().isEmpty() ? r.getLocalName() : r.getPrefix() + ":" + r.getLocalName();
    }

    private static String escaped(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;");
    }
}
