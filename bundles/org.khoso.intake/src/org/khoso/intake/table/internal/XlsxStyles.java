package org.khoso.intake.table.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;

/** Number formats of cell styles. */
final class XlsxStyles {
    private static final int MOST = 70_000;
    private final Map<Integer, String> own = new HashMap<>();
    private final List<Integer> formats = new ArrayList<>();

    void load(XlsxParts parts, String path) throws IOException {
        parts.read(path, Limits.SMALL_PART, xml -> {
            boolean cells = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT)
                    cells = start(xml, cells);
                else if (event == XMLStreamConstants.END_ELEMENT && "cellXfs".equals(xml.getLocalName()))
                    cells = false;
            }
            return null;
        });
    }

    private boolean start(XMLStreamReader xml, boolean cells) {
        String tag = xml.getLocalName();
        if ("numFmt".equals(tag) && own.size() < MOST)
            own.put(XlsxTable.number(xml.getAttributeValue(null, "numFmtId"), 0), xml.getAttributeValue(null, "formatCode"));
        else if (cells && "xf".equals(tag) && formats.size() < MOST)
            formats.add(XlsxTable.number(xml.getAttributeValue(null, "numFmtId"), 0));
        return cells || "cellXfs".equals(tag);
    }

    /** @return number of the format of that style */
    int index(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : 0;
    }

    /** @return format of that style, null for the general one */
    String format(int style) {
        int i = index(style);
        String f = own.get(i);
        return f != null ? f : i > 0 && i < 50 ? BuiltinFormats.getBuiltinFormat(i) : null;
    }
}
