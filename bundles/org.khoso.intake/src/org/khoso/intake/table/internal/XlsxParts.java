package org.khoso.intake.table.internal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.khoso.model.io.XmlBytes;
import org.khoso.model.io.XmlInput;

/** The parts of an XLSX file, read as XML streams without document types and entities, each with a limit. */
final class XlsxParts implements Closeable {
    private final ZipSecureFile zip;
    private final String name;
    private final Map<String, ZipArchiveEntry> entries = new HashMap<>();

    XlsxParts(Path file) throws IOException {
        name = file.getFileName().toString();
        Tables.protect(); // here and not at start: loading the library takes longer than many a verb
        zip = new ZipSecureFile(file.toFile());
        for (Enumeration<ZipArchiveEntry> e = zip.getEntries(); e.hasMoreElements();) {
            ZipArchiveEntry entry = e.nextElement();
            entries.putIfAbsent(key(entry.getName()), entry);
        }
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
        try (InputStream in = new XmlBytes(zip.getInputStream(entry), limit, XmlBytes.RUN)) {
            return body.read(XmlInput.stream(in));
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof XmlBytes.TooBig)
                throw Broken.tooLarge(name, path, limit);
            if (e.getNestedException() instanceof IOException io)
                throw io;
            throw Broken.part(name, path, e);
        } catch (XmlBytes.TooBig e) {
            throw Broken.tooLarge(name, path, limit);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
