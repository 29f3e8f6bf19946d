package org.khoso.packaging.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Streaming XML with indents. Names are written as {@code prefix:local}; what XML cannot hold is left out of values and
 * counted. Closing writes the rest but leaves the stream below open to its owner.
 */
final class Xml implements AutoCloseable {
    private final XMLStreamWriter out;
    private final Deque<Boolean> hasChildren = new ArrayDeque<>();
    private int dropped;

    Xml(XMLOutputFactory factory, OutputStream bytes) throws IOException {
        try {
            // a Writer that is not an OutputStreamWriter: else the JDK writes characters beyond 16 bits as two references
            out = factory
                    .createXMLStreamWriter(new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), 8192));
            out.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Starts an element; attributes follow as name, value, name, value...; one whose value is null is left out. */
    Xml open(String name, Object... attributes) throws IOException {
        return run(() -> {
            indent();
            out.writeStartElement(name);
            for (int i = 0; i < attributes.length; i += 2)
                if (attributes[i + 1] != null)
                out.writeAttribute((String) attributes[i], oneLine(clean(attributes[i + 1].toString())));
            hasChildren.push(false);
        });
    }

    private static String oneLine(String value) {
        return value.indexOf('\t') < 0 && value.indexOf('\n') < 0 ? value : value.replaceAll("[\\t\\n]+", " ");
    }

    Xml close(String name) throws IOException {
        return run(() -> {
            if (hasChildren.pop())
                newLine(hasChildren.size());
            out.writeEndElement();
        });
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
        String text = clean(value.toString());
        return run(() -> out.writeCharacters(text)).close(name);
    }

    Xml comment(String text) throws IOException {
        return run(() -> {
            indent();
            out.writeComment(" " + text.replace("--", "- -") + " ");
        });
    }

    /** @return how many characters were left out since the last call */
    int takeDropped() {
        int n = dropped;
        dropped = 0;
        return n;
    }

    @Override
    public void close() throws IOException {
        run(() -> {
            out.writeEndDocument();
            out.flush();
            out.close();
        });
    }

    private void indent() throws XMLStreamException {
        if (!hasChildren.isEmpty()) {
            hasChildren.pop();
            hasChildren.push(true);
        }
        newLine(hasChildren.size());
    }

    private void newLine(int depth) throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    /** @return the text without what XML 1.0 cannot hold, line ends as LF */
    private String clean(String text) {
        StringBuilder b = null;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            int n = Character.charCount(c);
            boolean good = allowed(c);
            if (!good && b == null)
                b = new StringBuilder(text.length()).append(text, 0, i);
            if (good && b != null)
                b.appendCodePoint(c);
            if (!good)
                lineEnd(text, i, b);
            i += n;
        }
        return b == null ? text : b.toString();
    }

    private void lineEnd(String text, int i, StringBuilder b) {
        if (text.charAt(i) != '\r')
            dropped++;
        else if (i + 1 == text.length() || text.charAt(i + 1) != '\n')
            b.append('\n');
    }

    /** CR is left out on purpose: a parser would turn it into LF, so the value would not come back as written. */
    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private interface Step {
        void run() throws XMLStreamException;
    }

    private Xml run(Step step) throws IOException {
        try {
            step.run();
            return this;
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io)
                throw io;
            throw new IOException(e);
        }
    }
}
