package org.khoso.model.io;

import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.ls.LSResourceResolver;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXNotRecognizedException;
import org.xml.sax.SAXNotSupportedException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The one place where Khoso makes readers of XML. Whatever is read comes from outside: no document types, no entities, nothing is
 * fetched, and what elements, attributes and names may cost is the same on every Java. A test sees to it that nobody makes others.
 */
public final class XmlInput {
    /** Most elements below each other. */
    public static final int DEEPEST = 64;
    /** Most attributes of an element. */
    public static final int ATTRIBUTES = 200;
    /** Most characters of a name. */
    private static final int NAME = 1000;
    private static final Pattern STREAM = Pattern.compile("(?s)ParseError at \\[row,col\\]:\\[(-?\\d+),(-?\\d+)\\]\\s*Message: (.*)");
    private static final Pattern NOISE = Pattern
            .compile("JAXP\\d+:? ?|https?://www\\.w3\\.org/\\S*#|(?:\\w+\\.)+(?=\\w*(?:Exception|Error)\\b)");
    private static final Pattern CLASS = Pattern.compile("\\b\\w+(?:Exception|Error)\\b:? ?");
    private static final int LOOKED_AT = 1000;
    private static final int LONGEST_REASON = 200;

    private XmlInput() {
    }

    /**
     * @param in bytes of a document; bounded by {@link XmlBytes} where a person waits for it
     * @return a reader that refuses document types and entities, and everything beyond the limits
     */
    public static XMLStreamReader stream(InputStream in) throws XMLStreamException {
        try {
            return new XmlStream(factory().createXMLStreamReader(XmlText.of(in)));
        } catch (XMLStreamException e) {
            throw XmlStream.told(e, e.getLocation());
        }
    }

    /** @return a parser that refuses document types, and ends at the first error; names are with their namespaces */
    public static XMLReader sax() {
        try {
            SAXParserFactory f = SAXParserFactory.newDefaultNSInstance();
            f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            f.setFeature("http://xml.org/sax/features/external-general-entities", false);
            f.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            f.setXIncludeAware(false);
            XMLReader reader = f.newSAXParser().getXMLReader();
            limit(reader::setProperty);
            reader.setErrorHandler(new Strict());
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return a parser that makes a tree, for signatures; it refuses document types, and ends at the first error */
    public static DocumentBuilder trees() {
        try {
            DocumentBuilderFactory f = DocumentBuilderFactory.newDefaultNSInstance();
            f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            f.setFeature("http://xml.org/sax/features/external-general-entities", false);
            f.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            f.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            f.setXIncludeAware(false);
            f.setExpandEntityReferences(true);
            limit(f::setAttribute);
            DocumentBuilder b = f.newDocumentBuilder();
            b.setErrorHandler(new Strict());
            b.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("nothing is fetched");
            });
            return b;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return a maker of schemas. @param local gives what a schema includes; the network is never asked */
    public static SchemaFactory schemas(LSResourceResolver local) throws SAXException {
        SchemaFactory f = SchemaFactory.newDefaultInstance();
        f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        f.setResourceResolver(local);
        return f;
    }

    /** @return why a document can't be read, for a person: without names of classes and codes of the parser */
    public static String reason(Throwable e) {
        String text = e.getMessage() == null ? "" : e.getMessage();
        if (text.length() > LOOKED_AT) // it may hold a name of a million letters
            text = text.substring(0, LOOKED_AT);
        Matcher stream = STREAM.matcher(text);
        if (stream.matches())
            text = stream.group(3);
        text = CLASS.matcher(NOISE.matcher(text).replaceAll("")).replaceAll("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
    }

    /** @return line of the document, 0 if nobody knows */
    public static int line(Throwable e) {
        return switch (e) {
            case XMLStreamException x when x.getLocation() != null -> Math.max(0, x.getLocation().getLineNumber());
            case SAXParseException x -> Math.max(0, x.getLineNumber());
            default -> 0;
        };
    }

    /** Takes a property of the parser. */
    private interface Properties {
        void set(String name, Object value) throws SAXNotRecognizedException, SAXNotSupportedException;
    }

    private static void limit(Properties p) throws SAXNotRecognizedException, SAXNotSupportedException {
        p.set("jdk.xml.maxElementDepth", Integer.toString(DEEPEST * 2)); // whoever filters says it better
        p.set("jdk.xml.elementAttributeLimit", Integer.toString(ATTRIBUTES));
        p.set("jdk.xml.maxXMLNameLimit", Integer.toString(NAME));
        p.set("jdk.xml.entityExpansionLimit", "1");
        p.set("jdk.xml.totalEntitySizeLimit", "0"); // counts the document itself too
        p.set("jdk.xml.maxGeneralEntitySizeLimit", "0");
        p.set("jdk.xml.maxOccurLimit", "5000");
    }

    private static XMLInputFactory factory() {
        XMLInputFactory f = XMLInputFactory.newDefaultFactory();
        f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        f.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        f.setXMLReporter((message, kind, about, where) -> {
            throw where == null ? new XMLStreamException(message) : new XMLStreamException(message, where); // it would be printed else
        });
        f.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        try {
            limit(f::setProperty);
        } catch (SAXException e) {
            throw new IllegalStateException(e);
        }
        return f;
    }

    /** The parser's own errors end it; without this it would print them. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {
            // nothing is wrong with the document
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
