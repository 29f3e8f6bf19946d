package org.khoso.intake.files.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.intake.files.internal.FileMatcher.Item;
import org.khoso.intake.files.internal.FileMatcher.Wanted;

/** Files called by the sheets of the dossier that they hold, "005.pdf" or "005-007.pdf", where the list says on which sheet each record begins. */
final class NameSheets {
    private static final Pattern RANGE = Pattern.compile("^\\D*(\\d{1,6})\\s*[-_\u2013]\\s*(\\d{1,6})\\D*$");

    private NameSheets() {
    }

    /** @return records of the files; none where a file begins on a sheet that no record, or several, or another file begins on */
    static Map<Item, Wanted> of(List<Item> files, List<Wanted> open) {
        Map<Long, Wanted> sheets = new HashMap<>();
        for (Wanted w : open)
            if (w.sheet() < 0 || sheets.put(w.sheet(), w) != null)
            return Map.of();
        Map<Item, Wanted> out = new LinkedHashMap<>();
        for (Item i : files) {
            Wanted w = sheets.get(first(i.stem()));
            if (w == null || out.containsValue(w))
                return Map.of();
            out.put(i, w);
        }
        return out;
    }

    private static long first(String stem) {
        Matcher m = RANGE.matcher(stem);
        if (m.matches() && Long.parseLong(m.group(1)) <= Long.parseLong(m.group(2)))
            return Long.parseLong(m.group(1));
        return Names.number(stem);
    }

    /** @return what two ways of reading numbers say: one of them, where the other says nothing, the same or less; nothing where they differ and neither tells of all records */
    static Map<Item, Wanted> either(Map<Item, Wanted> places, Map<Item, Wanted> sheets, List<Wanted> open) {
        if (sheets.isEmpty() || places.equals(sheets))
            return places;
        if (places.isEmpty())
            return sheets;
        boolean byPlaces = new HashSet<>(places.values()).containsAll(open);
        boolean bySheets = new HashSet<>(sheets.values()).containsAll(open);
        return byPlaces == bySheets ? Map.of() : byPlaces ? places : sheets;
    }
}
