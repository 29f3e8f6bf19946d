package org.khoso.model.io;

import java.nio.charset.CharacterCodingException;
import java.util.MissingResourceException;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/** Refuses document types and entities, which the parser below would step over, and nesting without end; what the parser throws is of one kind. */
final class XmlStream extends StreamReaderDelegate {
    private static final String NO_TEXT = "bytes that are no text";
    private int depth;

    XmlStream(XMLStreamReader reader) {
        super(reader);
    }

    @Override
    public int next() throws XMLStreamException {
        int event;
        try {
            event = super.next();
        } catch (XMLStreamException e) {
            throw told(e, getLocation());
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | NullPointerException
                | ClassCastException | MissingResourceException e) {
            // the JDK's parser throws such for some broken byte sequences, and where its own message is missing
            throw new XMLStreamException("not well-formed", getLocation(), e);
        }
        switch (event) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new XMLStreamException("DOCTYPE, ENTITY", getLocation());
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > XmlInput.DEEPEST)
                    throw new XMLStreamException("> " + XmlInput.DEEPEST + " levels", getLocation());
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            default -> {
                // text and the like
            }
        }
        return event;
    }

    /** What it says of bytes that are no text in their encoding says nothing. */
    static XMLStreamException told(XMLStreamException e, Location where) {
        if (!(e.getNestedException() instanceof CharacterCodingException))
            return e;
        return where == null ? new XMLStreamException(NO_TEXT) : new XMLStreamException(NO_TEXT, where);
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event = next();
        while (event == XMLStreamConstants.SPACE || event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                || event == XMLStreamConstants.CHARACTERS && isWhiteSpace())
            event = next();
        if (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT)
            throw new XMLStreamException("text", getLocation());
        return event;
    }

    /** Not by way of the parser's own, which would go past what is looked at here. */
    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder out = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT)
                throw new XMLStreamException("<" + getLocalName() + ">", getLocation());
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE)
                out.append(getTextCharacters(), getTextStart(), getTextLength());
        }
        return out.toString();
    }
}
