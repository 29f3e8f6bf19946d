package org.khoso.packaging.ui;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;

/** Reads the XML of packages by anyone: no DTD, no entities, nothing fetched, not more than can be shown. */
final class Xmls {
    /** Most characters that are shown. */
    static final int MOST = 300_000;
    static final long BYTES = 8L << 20;
    /** Of documents that list files: most bytes that are looked through. */
    static final long METS_BYTES = 256L << 20;
    static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";

    /** What the head of a METS says. Values are null if they are not there. */
    record Head(String objectId, String label, String oaisType, String created) {
    }

    /** What a METS says of a file. */
    record Listed(String algorithm, String checksum, String size) {
    }

    /** A leaf of a description. @param element element @param value text */
    record Value(String element, String value) {
    }

    /** A description. @param root root element @param schema schema that it names, or empty @param values values in order */
    record Description(String root, String schema, List<Value> values) {
    }

    /** Text to be shown. @param text text @param cut whether there is more @param problem why the rest cannot be read, or null */
    record Shown(String text, boolean cut, String problem) {
    }

    private Xmls() {
    }

    static XMLStreamReader reader(InputStream in, long most) throws XMLStreamException {
        return XmlInput.stream(new XmlBytes(new Limited(in, most), Long.MAX_VALUE, XmlBytes.RUN));
    }

    /** @return head of a METS; empty fields if it is none */
    static Head head(InputStream in) {
        String[] v = new String[4];
        try {
            XMLStreamReader r = reader(in, BYTES);
            while (r.hasNext() && v[2] == null)
                if (r.next() == XMLStreamConstants.START_ELEMENT) {
                    if (r.getLocalName().equals("mets")) {
                        v[0] = r.getAttributeValue(null, "OBJID");
                        v[1] = r.getAttributeValue(null, "LABEL");
                    } else if (r.getLocalName().equals("metsHdr")) {
                        v[2] = String.valueOf(r.getAttributeValue(CSIP, "OAISPACKAGETYPE"));
                        v[3] = r.getAttributeValue(null, "CREATEDATE");
                    } else
                        break;
                }
        } catch (XMLStreamException | RuntimeException e) {
            // a stranger's file: what could be read stands, verifying says what is wrong
            return new Head(v[0], v[1], v[2], v[3]);
        }
        return new Head(v[0], v[1], v[2], v[3]);
    }

    /** Adds what a METS says of files, by path in the package. @param folder folder of the METS with a slash at the end */
    static void listed(InputStream in, String folder, Map<String, Listed> to) {
        try {
            XMLStreamReader r = reader(in, METS_BYTES);
            Listed file = null;
            while (r.hasNext() && to.size() < PackageFiles.MOST)
                if (r.next() == XMLStreamConstants.START_ELEMENT)
                    switch (r.getLocalName()) {
                        case "file" -> file = listed(r);
                        case "mdRef" -> put(r, folder, listed(r), to);
                        case "FLocat" -> put(r, folder, file, to);
                        default -> {
                            // nothing about files
                        }
                    }
        } catch (XMLStreamException | RuntimeException e) {
            // what was read stands: verifying says what is wrong with the rest
            to.remove(null);
        }
    }

    static Listed listed(XMLStreamReader r) {
        return new Listed(r.getAttributeValue(null, "CHECKSUMTYPE"), r.getAttributeValue(null, "CHECKSUM"),
                r.getAttributeValue(null, "SIZE"));
    }

    private static void put(XMLStreamReader r, String folder, Listed file, Map<String, Listed> to) {
        String href = r.getAttributeValue(XLINK, "href");
        if (href == null || file == null)
            return;
        String plain = href.contains("%")
                ? java.net.URLDecoder.decode(href.replace("+", "%2B"),
                        java.nio.charset.StandardCharsets.UTF_8)
                : href;
        to.putIfAbsent(folder + plain, file);
    }

    /** @return local name of the root element; empty if there is none */
    static String root(InputStream in) {
        try {
            XMLStreamReader r = reader(in, BYTES);
            while (r.hasNext())
                if (r.next() == XMLStreamConstants.START_ELEMENT)
                    return r.getLocalName();
            return "";
        } catch (XMLStreamException | RuntimeException e) {
            return ""; // shown as text, with what is wrong with it
        }
    }

    /** @return a description as its leaves */
    static Description description(InputStream in) throws IOException {
        List<Value> values = new ArrayList<>();
        String root = "";
        String schema = "";
        try {
            XMLStreamReader r = reader(in, BYTES);
            String leaf = null;
            var text = new StringBuilder();
            while (r.hasNext() && values.size() < 5_000)
                switch (r.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (root.isEmpty()) {
                            root = r.getLocalName();
                            String at = r.getAttributeValue("http://www.w3.org/2001/XMLSchema-instance", "noNamespaceSchemaLocation");
                            schema = at == null ? "" : at.substring(at.lastIndexOf('/') + 1);
                        }
                        leaf = r.getLocalName();
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(text.length() < MOST
                            ? r.getText()
                            : "");
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (r.getLocalName().equals(leaf) && !leaf.equals(root))
                            values.add(new Value(leaf, text.toString().strip()));
                        leaf = null;
                    }
                    default -> {
                        // comments and the like say nothing here
                    }
                }
        } catch (XMLStreamException | RuntimeException e) {
            throw new IOException(XmlInput.reason(e), e);
        }
        return new Description(root, schema, values);
    }

    /** @return the document indented, so that a person can read it */
    static Shown pretty(InputStream in) {
        var out = new StringBuilder();
        String problem = null;
        try {
            new Indented(out).write(reader(in, BYTES));
        } catch (XMLStreamException | RuntimeException e) {
            problem = XmlInput.reason(e);
        }
        return new Shown(out.toString(), out.length() >= MOST, problem);
    }

    /** @return plain text */
    static Shown plain(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST);
        return new Shown(new String(bytes, java.nio.charset.StandardCharsets.UTF_8).replace('\0', ' '), in.read() >= 0, null);
    }

    /** @return a map to gather what METS say */
    static Map<String, Listed> gather() {
        return new HashMap<>();
    }

    /** Ends after so many bytes. */
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            return left-- <= 0 ? -1 : super.read();
        }

        @Override
        public int read(byte[] b, int from, int n) throws IOException {
            if (left <= 0)
                return -1;
            int got = super.read(b, from, (int) Math.min(n, left));
            left -= Math.max(0, got);
            return got;
        }
    }
}
