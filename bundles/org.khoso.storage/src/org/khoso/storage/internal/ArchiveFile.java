package org.khoso.storage.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.khoso.storage.journal.internal.Disk;

/** {@code archive.xmi}: format version and settings. It points to the database and holds no identity of its own. */
final class ArchiveFile {
    static final String NAME = "archive.xmi";
    /** Version of the directory and database format. */
    static final int FORMAT = 1;
    private static final String FORMAT_VERSION = "formatVersion";
    private static final String NS = "https://khoso.org/archive/1";
    private static final long LARGEST = 1 << 20;

    private ArchiveFile() {
    }

    static Map<String, String> read(Path directory) throws IOException {
        Path file = directory.resolve(NAME);
        if (!Files.isRegularFile(file))
            throw Problems.of("no-archive", directory.toString());
        if (Files.size(file) > LARGEST)
            throw Problems.of("archive-file-damaged", file.toString(), "");
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = Files.newInputStream(file)) {
            return read(factory.createXMLStreamReader(in), directory);
        } catch (XMLStreamException | NumberFormatException e) {
            throw Problems.caused(e, "archive-file-damaged", file.toString(), String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> read(XMLStreamReader xml, Path directory) throws XMLStreamException, IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        boolean archive = false;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT)
                continue;
            if (xml.getLocalName().equals("archive")) {
                archive = true;
                int format = Integer.parseInt(String.valueOf(xml.getAttributeValue(null, FORMAT_VERSION)));
                if (format > FORMAT)
                    throw Problems.of("newer-format", directory.toString(), format, FORMAT);
            } else if (xml.getLocalName().equals("setting")) {
                settings.put(xml.getAttributeValue(null, "key"), xml.getAttributeValue(null, "value"));
            }
        }
        if (!archive)
            throw Problems.of("archive-file-damaged", directory.resolve(NAME).toString(), "");
        return settings;
    }

    static void write(Path directory, Map<String, String> settings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("khoso", "archive", NS);
            xml.writeNamespace("khoso", NS);
            xml.writeAttribute(FORMAT_VERSION, Integer.toString(FORMAT));
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
