package org.khoso.intake.table.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** OpenDocument spreadsheet: one part holds all sheets, so each reading streams up to the sheet that is wanted. */
final class OdsTable implements Table {
    private static final String CONTENT = "content.xml";
    private static final String MANIFEST = "META-INF/manifest.xml";
    private final XlsxParts parts;
    private final List<SheetInfo> sheets = new ArrayList<>();
    /** Position among all tables of the part. */
    private final List<Integer> positions = new ArrayList<>();

    OdsTable(Path file) throws IOException {
        parts = new XlsxParts(file);
        try {
            if (parts.has(MANIFEST) && encrypted())
                throw Broken.encrypted(parts.name());
            parts.read(CONTENT, Limits.PART, this::list);
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** @return whether a ZIP file is one */
    static boolean is(Path file) throws IOException {
        try (XlsxParts p = new XlsxParts(file)) {
            return !p.has("[Content_Types].xml") && (p.has(CONTENT) || p.has("encrypted-package"));
        }
    }

    private boolean encrypted() throws IOException {
        return parts.read(MANIFEST, Limits.SMALL_PART, xml -> {
            while (xml.hasNext())
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "encryption-data".equals(xml.getLocalName()))
                    return true;
            return false;
        });
    }

    private Void list(XMLStreamReader xml) throws XMLStreamException {
        Set<String> hidden = new HashSet<>();
        String style = "";
        int n = 0;
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            boolean table = (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT)
                    && OdsSheet.table(xml);
            if (event == XMLStreamConstants.END_ELEMENT && table)
                depth--;
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            if (table && depth++ == 0)
                sheet(xml, n++, hidden);
            else if ("style".equals(xml.getLocalName()))
                style = xml.getAttributeValue(null, "name");
            else if ("table-properties".equals(xml.getLocalName()) && "false".equals(xml.getAttributeValue(OdsSheet.TABLE, "display")))
                hidden.add(String.valueOf(style));
        }
        return null;
    }

    private void sheet(XMLStreamReader xml, int position, Set<String> hidden) {
        String name = CleanText.of(String.valueOf(xml.getAttributeValue(OdsSheet.TABLE, "name")));
        if (name.startsWith("'file:") || sheets.size() >= Limits.SHEETS)
            return; // what was remembered of another file
        sheets.add(new SheetInfo(name, hidden.contains(String.valueOf(xml.getAttributeValue(OdsSheet.TABLE, "style-name")))));
        positions.add(position);
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public List<Merge> read(int sheet, Rows rows) throws IOException {
        return parts.read(CONTENT, Limits.PART, xml -> {
            int n = 0;
            while (xml.hasNext())
                if (xml.next() == XMLStreamConstants.START_ELEMENT && OdsSheet.table(xml)) {
                    if (n++ == positions.get(sheet))
                        return new OdsSheet(parts.name(), xml, rows).read();
                    OdsSheet.skip(xml);
                }
            return List.of();
        });
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
