package org.khoso.packaging.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;

/**
 * Streaming XML with indents. Names are written as {@code prefix:local} and are the caller's to vouch for; what XML cannot hold is
 * left out of values and counted. Closing writes the rest but leaves the stream below open to its owner.
 */
final class Xml implements AutoCloseable {
    private static final String INDENT = "\n" + "  ".repeat(40);
    private final Utf8Out out;
    /** Of each open element, whether another stands in it. */
    private final BitSet hasChildren = new BitSet();
    private int depth;
    /** Whether the start tag is not ended yet. */
    private boolean inTag;

    Xml(OutputStream bytes) throws IOException {
        out = new Utf8Out(bytes);
        out.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    }

    /** Starts an element; attributes follow as name, value, name, value...; one whose value is null is left out. */
    Xml open(String name, Object... attributes) throws IOException {
        child();
        out.markup("<");
        out.markup(name);
        for (int i = 0; i < attributes.length; i += 2)
            if (attributes[i + 1] != null)
            attribute((String) attributes[i], attributes[i + 1].toString());
        hasChildren.clear(depth++);
        inTag = true;
        return this;
    }

    private void attribute(String name, String value) throws IOException {
        out.markup(" ");
        out.markup(name);
        out.markup("=\"");
        out.attribute(value);
        out.markup("\"");
    }

    Xml close(String name) throws IOException {
        endTag();
        if (hasChildren.get(--depth))
            newLine();
        out.markup("</");
        out.markup(name);
        out.markup(">");
        return this;
    }

    /** Writes an element without content. */
    Xml empty(String name, Object... attributes) throws IOException {
        return open(name, attributes).close(name);
    }

    /** Writes an element with text; nothing if the text is null. */
    Xml text(String name, Object value, Object... attributes) throws IOException {
        if (value == null)
            return this;
        open(name, attributes);
        endTag();
        out.text(value.toString());
        return close(name);
    }

    Xml comment(String text) throws IOException {
        child();
        out.markup("<!-- ");
        out.markup(text.replace("--", "- -"));
        out.markup(" -->");
        return this;
    }

    /** @return how many characters were left out since the last call */
    int takeDropped() {
        return out.takeDropped();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    private void child() throws IOException {
        endTag();
        if (depth > 0)
            hasChildren.set(depth - 1);
        newLine();
    }

    private void endTag() throws IOException {
        if (inTag)
            out.markup(">");
        inTag = false;
    }

    private void newLine() throws IOException {
        out.markup(INDENT.substring(0, 1 + 2 * depth));
    }
}
