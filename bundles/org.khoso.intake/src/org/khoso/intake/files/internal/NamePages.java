package org.khoso.intake.files.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.khoso.intake.files.internal.FileMatcher.Item;

/** Names that say record and page: "VB01_p1", "VB01_p2", "VB02_p1", or a folder for each record. The last number counts its pages. */
final class NamePages {
    private NamePages() {
    }

    /** @return number of the record for each file; empty where the last numbers do not begin anew */
    static Map<Item, Long> of(List<Item> files) {
        Map<Item, Long> out = new LinkedHashMap<>();
        Map<Long, String> first = new HashMap<>();
        Set<String> shapes = new HashSet<>();
        boolean anew = false;
        for (Item i : files) {
            long page = Names.number(i.stem());
            if (page < 0)
                return Map.of();
            String before = Names.path(i.folder().relative()) + "/" + Names.path(i.stem()).replaceAll("\\d+\\D*$", "");
            String other = first.putIfAbsent(page, before);
            anew |= other != null && !other.equals(before);
            shapes.add(before.replaceAll("\\d+", "0"));
            out.put(i, Names.number(before));
        }
        return anew && shapes.size() == 1 && out.values().stream().distinct().count() > 1 ? out : Map.of();
    }
}
