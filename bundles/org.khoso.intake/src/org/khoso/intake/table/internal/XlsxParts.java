package org.khoso.intake.table.internal;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** The parts of an XLSX file, read as XML streams without document types and entities, each with a limit. */
final class XlsxParts implements Closeable {
    private final ZipSecureFile zip;
    private final String name;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();
    private final XMLInputFactory factory = factory();

    XlsxParts(Path file) throws IOException {
        name = file.getFileName().toString();
        Tables.protect(); // here and not at start: loading the library takes longer than many a verb
        zip = new ZipSecureFile(file.toFile());
        for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements();) {
            ZipArchiveEntry entry = e.nextElement();
            entries.putIfAbsent(key(entry.getName()), entry);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory f = XMLInputFactory.newDefaultFactory();
        f.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        f.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        f.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        f.setXMLResolver((a, b, c, d) -> InputStream.nullInputStream());
        return f;
    }

    private static String key(String path) {
        String p = path.replace('\\', '/').toLowerCase(Locale.ROOT);
        return p.startsWith("/") ? p.substring(1) : p;
    }

    String name() {
        return name;
    }

    boolean has(String path) {
        return entries.containsKey(key(path));
    }

    /** Reads what {@code body} wants from a part. */
    interface Body<T> {
        T read(XMLStreamReader xml) throws XMLStreamException, IOException;
    }

    <T> T read(String path, long limit, Body<T> body) throws IOException {
        ZipArchiveEntry entry = entries.get(key(path));
        if (entry == null)
            throw Broken.file(name, new IOException(path));
        try (InputStream in = new Limited(zip.getInputStream(entry), limit, path)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            return body.read(new NoDoctype(xml));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException io)
                throw io;
            throw Broken.file(name, e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** Refuses document types: no spreadsheet program writes them. */
    private static final class NoDoctype extends javax.xml.stream.util.StreamReaderDelegate {
        NoDoctype(XMLStreamReader xml) {
            super(xml);
        }

        @Override
        public int next() throws XMLStreamException {
            int event = super.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE)
                throw new XMLStreamException("DTD or entity");
            return event;
        }
    }

    private final class Limited extends FilterInputStream {
        private final long limit;
        private final String path;
        private long count;

        Limited(InputStream in, long limit, String path) {
            super(in);
            this.limit = limit;
            this.path = path;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = super.read(b, off, len);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int n) throws IOException {
            count += n;
            if (count > limit)
                throw Broken.tooLarge(name, path, limit);
        }
    }
}
