package org.verapdf.xmp.tools;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import org.khoso.pdfa.worker.internal.PacketReader;

/**
 * Stands before veraPDF's class of this name on the worker's class path: a reader of small packets is used more than once
 * (docs/adr/0018).
 */
public final class SecureXML {
    private static final ThreadLocal<PacketReader> READERS = ThreadLocal.withInitial(PacketReader::new);

    private SecureXML() {
    }

    /** @return a reader with veraPDF's settings */
    public static DocumentBuilder newSafeDocumentBuilder() throws ParserConfigurationException {
        return READERS.get().ready();
    }
}
