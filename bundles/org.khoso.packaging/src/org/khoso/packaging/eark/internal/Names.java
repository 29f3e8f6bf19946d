package org.khoso.packaging.eark.internal;

import org.xml.sax.Attributes;

/** Names of METS and its extensions. */
final class Names {
    static final String METS = "http://www.loc.gov/METS/";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";
    private static final String SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS";

    private Names() {
    }

    /** @param name as in requirements.properties; whatever prefix the document has @return value of an attribute; null if it is not there */
    static String value(Attributes a, String name) {
        int colon = name.indexOf(':');
        if (colon < 0)
            return a.getValue("", name);
        String local = name.substring(colon + 1);
        return switch (name.substring(0, colon)) {
            case "xlink" -> a.getValue(XLINK, local);
            case "csip" -> a.getValue(CSIP, local);
            case "sip" -> a.getValue(SIP, local) == null ? a.getValue(SIP, published(local)) : a.getValue(SIP, local);
            default -> throw new IllegalStateException(name);
        };
    }

    /** The text of SIP and its schema name two attributes differently. */
    private static String published(String name) {
        return switch (name) {
            case "FILEFORMATREGISTRY" -> "FORMATREGISTRY";
            case "FILEFORMATKEY" -> "FORMATREGISTRYKEY";
            default -> name;
        };
    }
}
