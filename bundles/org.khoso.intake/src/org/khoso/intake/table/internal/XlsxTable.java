package org.khoso.intake.table.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** XLSX, read part by part as a stream; no document tree, so that a big or hostile file costs no heap. */
final class XlsxTable implements Table {
    private final XlsxParts parts;
    private final XlsxStrings strings = new XlsxStrings();
    private final XlsxStyles styles = new XlsxStyles();
    private final List<SheetInfo> sheets = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private boolean date1904;

    XlsxTable(Path file) throws IOException {
        parts = new XlsxParts(file);
        try {
            load();
        } catch (IOException | RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    private void load() throws IOException {
        String book = "xl/workbook.xml";
        Map<String, String> top = parts.has("_rels/.rels") ? relations("_rels/.rels", "") : Map.of();
        for (Map.Entry<String, String> e : top.entrySet())
            if (e.getKey().endsWith("/officeDocument"))
            book = e.getValue();
        String folder = book.substring(0, book.lastIndexOf('/') + 1);
        String rels = folder + "_rels/" + book.substring(folder.length()) + ".rels";
        Map<String, String> relations = parts.has(rels) ? relations(rels, folder) : Map.of();
        readBook(book, relations);
        String shared = relations.entrySet().stream().filter(e -> e.getKey().endsWith("/sharedStrings")).map(Map.Entry::getValue)
                .findFirst().orElse(folder + "sharedStrings.xml");
        if (parts.has(shared))
            strings.load(parts, shared);
        String style = relations.entrySet().stream().filter(e -> e.getKey().endsWith("/styles")).map(Map.Entry::getValue)
                .findFirst().orElse(folder + "styles.xml");
        if (parts.has(style))
            styles.load(parts, style);
    }

    /** Targets by id and by kind of relation. */
    private Map<String, String> relations(String path, String folder) throws IOException {
        return parts.read(path, Limits.SMALL_PART, xml -> {
            Map<String, String> out = new HashMap<>();
            while (xml.hasNext())
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "Relationship".equals(xml.getLocalName())) {
                    String target = xml.getAttributeValue(null, "Target");
                    String full = target == null ? "" : target.startsWith("/") ? target.substring(1) : folder + target;
                    out.put(String.valueOf(xml.getAttributeValue(null, "Id")), full);
                    out.put(String.valueOf(xml.getAttributeValue(null, "Type")), full);
                }
            return out;
        });
    }

    private void readBook(String path, Map<String, String> relations) throws IOException {
        parts.read(path, Limits.SMALL_PART, xml -> {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT)
                    continue;
                if ("workbookPr".equals(xml.getLocalName()))
                    date1904 = bool(xml.getAttributeValue(null, "date1904"));
                else if ("sheet".equals(xml.getLocalName()) && sheets.size() < Limits.SHEETS)
                    sheet(xml, relations);
            }
            return null;
        });
    }

    private void sheet(XMLStreamReader xml, Map<String, String> relations) {
        String id = null;
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if ("id".equals(xml.getAttributeLocalName(i)) && xml.getAttributeNamespace(i) != null
                    && !xml.getAttributeNamespace(i).isEmpty())
            id = xml.getAttributeValue(i);
        String path = relations.get(String.valueOf(id));
        if (path == null || !parts.has(path) || path.contains("chartsheets") || path.contains("dialogsheets"))
            return;
        String state = xml.getAttributeValue(null, "state");
        sheets.add(new SheetInfo(CleanText.of(xml.getAttributeValue(null, "name")), state != null
                && state.toLowerCase().contains("hidden")));
        paths.add(path);
    }

    static boolean bool(String s) {
        return "1".equals(s) || "true".equals(s);
    }

    static int number(String s, int otherwise) {
        if (s == null || s.isEmpty() || s.length() > 9)
            return otherwise;
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9')
                return otherwise;
            n = n * 10 + s.charAt(i) - '0';
        }
        return n;
    }

    @Override
    public List<SheetInfo> sheets() {
        return sheets;
    }

    @Override
    public List<Merge> read(int sheet, Rows rows) throws IOException {
        var links = XlsxLinks.of(parts, paths.get(sheet));
        return parts.read(paths.get(sheet), Limits.PART, xml -> new XlsxSheet(xml, strings, styles, date1904, links, rows).read());
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
