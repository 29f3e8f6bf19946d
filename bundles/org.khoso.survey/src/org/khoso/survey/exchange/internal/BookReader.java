package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.khoso.api.KhosoException;

/** Reads sheets of a workbook: what it has by name, and what stands in their cells. */
final class BookReader {
    /** Cells of a sheet that hold anything. */
    private static final int MOST_CELLS = 200_000;
    private static final int MOST_SHEETS = 300;
    private static final int MOST_STYLES = 70_000;
    /** Formats that every program knows by number. */
    private static final String BUILT_IN_PERCENT = "9 10";
    private static final String BUILT_IN_DAYS = "14 15 16 17 22 27 28 29 30 31 36 50 51 52 53 54 57 58";

    private final BookParts parts;
    private final Map<String, String> paths = new LinkedHashMap<>();
    private final List<String> strings = new ArrayList<>();
    private final List<Integer> formats = new ArrayList<>();
    private final Map<Integer, String> own = new HashMap<>();
    private boolean from1904;

    BookReader(BookParts parts) throws IOException {
        this.parts = parts;
        Map<String, String> relations = new HashMap<>();
        if (!parts.has("xl/workbook.xml") || !parts.has("xl/_rels/workbook.xml.rels"))
            throw Refused.notOurs(parts.name());
        parts.read("xl/_rels/workbook.xml.rels", xml -> starts(xml, tag -> relation(xml, tag, relations)));
        parts.read("xl/workbook.xml", xml -> starts(xml, tag -> sheet(xml, tag, relations)));
        if (relations.containsKey("styles"))
            parts.read(relations.get("styles"), this::styles);
        if (relations.containsKey("sharedStrings"))
            parts.read(relations.get("sharedStrings"), xml -> starts(xml, tag -> {
                if (tag.equals("si"))
                    strings.add(BookCell.text(xml));
            }));
    }

    /** Takes elements. */
    private interface Tag {
        void start(String tag) throws XMLStreamException, IOException;
    }

    private static Void starts(XMLStreamReader xml, Tag tag) throws XMLStreamException, IOException {
        while (xml.hasNext())
            if (xml.next() == XMLStreamConstants.START_ELEMENT)
                tag.start(xml.getLocalName());
        return null;
    }

    private static void relation(XMLStreamReader xml, String tag, Map<String, String> relations) {
        String target = xml.getAttributeValue(null, "Target");
        if (!tag.equals("Relationship") || target == null || relations.size() > MOST_SHEETS)
            return;
        String path = target.startsWith("/") ? target : "xl/" + target;
        String type = BookCell.attribute(xml, "Type");
        relations.put(BookCell.attribute(xml, "Id"), path);
        for (String kind : List.of("styles", "sharedStrings"))
            if (type.endsWith("/" + kind))
            relations.put(kind, path);
    }

    private void sheet(XMLStreamReader xml, String tag, Map<String, String> relations) throws KhosoException {
        if (tag.equals("workbookPr"))
            from1904 = BookCell.yes(BookCell.attribute(xml, "date1904"));
        if (!tag.equals("sheet"))
            return;
        String id = "";
        for (int i = 0; i < xml.getAttributeCount(); i++)
            if (xml.getAttributeLocalName(i).equals("id"))
            id = xml.getAttributeValue(i);
        if (relations.containsKey(id) && paths.size() < MOST_SHEETS)
            paths.putIfAbsent(BookCell.attribute(xml, "name"), relations.get(id));
    }

    private Void styles(XMLStreamReader xml) throws XMLStreamException {
        boolean cells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs"))
                cells = false;
            if (event != XMLStreamConstants.START_ELEMENT)
                continue;
            String tag = xml.getLocalName();
            cells |= tag.equals("cellXfs");
            if (tag.equals("numFmt") && own.size() < MOST_STYLES)
                own.put(BookCell.number(BookCell.attribute(xml, "numFmtId"), -1), BookCell.attribute(xml, "formatCode"));
            else if (cells && tag.equals("xf") && formats.size() < MOST_STYLES)
                formats.add(BookCell.number(BookCell.attribute(xml, "numFmtId"), 0));
        }
        return null;
    }

    String name() {
        return parts.name();
    }

    /** @return names of the sheets */
    List<String> sheets() {
        return List.copyOf(paths.keySet());
    }

    /** @return what stands in the cells of a sheet that are not empty, by their names (B7), in the order of the file */
    Map<String, Raw> cells(String sheet) throws IOException {
        Map<String, Raw> all = new LinkedHashMap<>();
        parts.read(paths.get(sheet), xml -> {
            int[] at = {0, 0}; // row and column of the cell before
            return starts(xml, tag -> {
                if (tag.equals("row")) {
                    at[0] = BookCell.number(BookCell.attribute(xml, "r"), at[0] + 1);
                    at[1] = 0;
                } else if (tag.equals("c"))
                    cell(xml, sheet, at, all);
            });
        });
        return all;
    }

    private void cell(XMLStreamReader xml, String sheet, int[] at, Map<String, Raw> all) throws XMLStreamException, IOException {
        String ref = BookCell.attribute(xml, "r");
        int column = BookCell.column(ref);
        at[1] = column > 0 ? column : at[1] + 1;
        String place = ref.isEmpty() ? BookCell.letters(at[1]) + at[0] : ref;
        int style = BookCell.number(BookCell.attribute(xml, "s"), 0);
        Raw raw = BookCell.read(xml, strings, s -> new Raw.Numeric(s, percent(style), day(style), from1904));
        if (raw.blank())
            return;
        if (all.size() == MOST_CELLS)
            throw Refused.tooLarge(name(), sheet, MOST_CELLS);
        if (all.put(place, raw) != null)
            throw Refused.broken(name(), place(sheet, place), null);
    }

    /** @return a cell as people name it */
    static String place(String sheet, String ref) {
        return "'" + sheet + "'!" + ref;
    }

    private int format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : 0;
    }

    private boolean percent(int style) {
        String f = own.get(format(style));
        return f == null ? in(BUILT_IN_PERCENT, style) : plain(f).contains("%");
    }

    private boolean day(int style) {
        String f = own.get(format(style));
        return f == null ? in(BUILT_IN_DAYS, style) : plain(f).matches("(?s).*[dy].*");
    }

    private boolean in(String list, int style) {
        return (" " + list + " ").contains(" " + format(style) + " ");
    }

    /** @return format without words, colours and languages */
    private static String plain(String format) {
        String f = format.length() > 200 ? "" : format;
        return f.replaceAll("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|General|Standard", "").toLowerCase(Locale.ROOT);
    }
}
