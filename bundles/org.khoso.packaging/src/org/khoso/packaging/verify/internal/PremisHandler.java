package org.khoso.packaging.verify.internal;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the fixity of each object of a PREMIS document. */
final class PremisHandler extends DefaultHandler {
    /**
     * What is said of a file; what is not said is empty.
     *
     * @param identifier its identifier
     * @param location  where it is
     * @param name      original name
     * @param algorithm algorithm of the digest
     * @param digest    digest
     * @param size      bytes
     */
    record Fixity(String identifier, String location, String name, String algorithm, String digest, String size) {
    }

    /** Takes what was read. */
    interface Sink {
        void fixity(Fixity fixity);
    }

    static final String PREMIS = "http://www.loc.gov/premis/v3";
    private final Sink sink;
    private final StringBuilder text = new StringBuilder();
    private String[] object = nothing();
    boolean root;

    PremisHandler(Sink sink) {
        this.sink = sink;
    }

    private static String[] nothing() {
        return new String[]{"", "", "", "", "", ""};
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
        text.setLength(0);
        root |= uri.equals(PREMIS) && local.equals("premis");
        if (local.equals("object"))
            object = nothing();
    }

    @Override
    public void characters(char[] c, int from, int n) {
        if (text.length() < 10_000)
            text.append(c, from, n);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        // the prefix keeps these apart from fields of standards, which have some of the same names
        switch ("premis:" + local) {
            case "premis:contentLocationValue" -> object[0] = text.toString().strip();
            case "premis:originalName" -> object[1] = text.toString().strip();
            case "premis:messageDigestAlgorithm" -> object[2] = text.toString().strip();
            case "premis:messageDigest" -> object[3] = text.toString().strip();
            case "premis:size" -> object[4] = text.toString().strip();
            case "premis:objectIdentifierValue" -> object[5] = object[5].isEmpty() ? text.toString().strip() : object[5];
            case "premis:object" -> {
                if (!object[3].isEmpty())
                    sink.fixity(new Fixity(object[5], object[0], object[1], object[2], object[3], object[4]));
            }
            default -> {
                // no part of fixity
            }
        }
        text.setLength(0);
    }
}
