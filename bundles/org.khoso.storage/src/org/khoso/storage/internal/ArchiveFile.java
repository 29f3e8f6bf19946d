package org.khoso.storage.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.khoso.model.io.XmlInput;
import org.khoso.storage.journal.internal.Disk;

/**
 * {@code archive.xmi}: format version and settings. It points to the database and holds no identity of its own.
 *
 * @param format   format of the archive, or the one that it is on the way to
 * @param from     format that a migration has begun with and not ended; the same as {@code format} if there is none
 * @param backup   name of the backup that was made before that migration, in {@code db/}; empty if none was needed
 * @param settings settings
 */
record ArchiveFile(int format, int from, String backup, Map<String, String> settings) {
    static final String NAME = "archive.xmi";
    private static final String FORMAT_VERSION = "formatVersion";
    private static final String FROM = "migratingFrom";
    private static final String BACKUP = "migrationBackup";
    private static final String NS = "https://khoso.org/archive/1";
    private static final long LARGEST = 1 << 20;

    /** @return a file without a migration under way */
    static ArchiveFile of(int format, Map<String, String> settings) {
        return new ArchiveFile(format, format, "", settings);
    }

    boolean migrating() {
        return from != format;
    }

    /** Reads and touches nothing. @param newest format that this release knows; a newer one is refused */
    static ArchiveFile read(Path directory, int newest) throws IOException {
        Path file = directory.resolve(NAME);
        if (Files.isDirectory(directory) && !Files.isExecutable(directory) || Files.exists(file) && !Files.isReadable(file))
            throw new AccessDeniedException(directory.toString());
        if (!Files.isRegularFile(file))
            throw Problems.of("no-archive", directory.toString());
        if (Files.size(file) > LARGEST)
            throw Problems.of("archive-file-damaged", file.toString(), "");
        try (InputStream in = Files.newInputStream(file)) {
            return read(XmlInput.stream(in), directory, newest);
        } catch (XMLStreamException | NumberFormatException e) {
            throw Problems.caused(e, "archive-file-damaged", file.toString(), XmlInput.reason(e));
        }
    }

    private static ArchiveFile read(XMLStreamReader xml, Path directory, int newest) throws XMLStreamException, IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        int format = 0;
        int from = 0;
        String backup = null;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT)
                continue;
            if (xml.getLocalName().equals("archive")) {
                format = Integer.parseInt(String.valueOf(xml.getAttributeValue(null, FORMAT_VERSION)));
                if (format > newest)
                    throw Problems.of("newer-format", directory.toString(), format, newest);
                String begun = xml.getAttributeValue(null, FROM);
                from = begun == null ? format : Integer.parseInt(begun);
                backup = xml.getAttributeValue(null, BACKUP);
            } else if (xml.getLocalName().equals("setting")) {
                settings.put(xml.getAttributeValue(null, "key"), xml.getAttributeValue(null, "value"));
            }
        }
        if (format < 1 || from < 1 || from > format)
            throw Problems.of("archive-file-damaged", directory.resolve(NAME).toString(), "");
        return new ArchiveFile(format, from, backup == null ? "" : backup, settings);
    }

    /** Replaces the file as a whole. */
    void write(Path directory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("khoso", "archive", NS);
            xml.writeNamespace("khoso", NS);
            xml.writeAttribute(FORMAT_VERSION, Integer.toString(format));
            if (migrating()) {
                xml.writeAttribute(FROM, Integer.toString(from));
                xml.writeAttribute(BACKUP, backup);
            }
            for (var e : new TreeMap<>(settings).entrySet()) {
                xml.writeCharacters("\n  ");
                xml.writeEmptyElement("setting");
                xml.writeAttribute("key", e.getKey());
                xml.writeAttribute("value", e.getValue());
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        Disk.replace(directory.resolve(NAME), out.toByteArray());
    }
}
