package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;

/** Files that the cells of a sheet open. They stand below the rows, so that the part is read once more, and only if it has any. */
final class XlsxLinks {
    private XlsxLinks() {
    }

    /** @return paths by reference of the cell */
    static Map<String, String> of(XlsxParts parts, String sheet) throws IOException {
        int slash = sheet.lastIndexOf('/') + 1;
        String rels = sheet.substring(0, slash) + "_rels/" + sheet.substring(slash) + ".rels";
        Map<String, String> targets = parts.has(rels) ? targets(parts, rels) : Map.of();
        if (targets.isEmpty())
            return Map.of();
        return parts.read(sheet, Limits.PART, xml -> {
            Map<String, String> out = new HashMap<>();
            while (xml.hasNext() && out.size() < Limits.ROWS)
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "hyperlink".equals(xml.getLocalName())) {
                    String ref = xml.getAttributeValue(null, "ref");
                    for (int i = 0; i < xml.getAttributeCount(); i++)
                        if (ref != null && "id".equals(xml.getAttributeLocalName(i)) && targets.containsKey(xml.getAttributeValue(i)))
                        out.put(ref.split(":")[0], targets.get(xml.getAttributeValue(i)));
                }
            return out;
        });
    }

    private static Map<String, String> targets(XlsxParts parts, String rels) throws IOException {
        return parts.read(rels, Limits.PART, xml -> {
            Map<String, String> out = new HashMap<>();
            while (xml.hasNext() && out.size() < Limits.ROWS)
                if (xml.next() == XMLStreamConstants.START_ELEMENT && "Relationship".equals(xml.getLocalName())
                        && String.valueOf(xml.getAttributeValue(null, "Type")).endsWith("/hyperlink")) {
                    String path = FileLink.of(xml.getAttributeValue(null, "Target"));
                    if (!path.isEmpty())
                        out.put(String.valueOf(xml.getAttributeValue(null, "Id")), path);
                }
            return out;
        });
    }
}
