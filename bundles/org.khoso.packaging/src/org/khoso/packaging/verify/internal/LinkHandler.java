package org.khoso.packaging.verify.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads from the METS document of a representation which files belong to which description. */
final class LinkHandler extends DefaultHandler {
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    /** References of descriptions and files, by their identities in the document. */
    private final Map<String, String> descriptions = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    /** What each division that names descriptions points to. */
    private final Map<String, List<String>> linked = new LinkedHashMap<>();
    private final List<List<String>> open = new ArrayList<>();
    private String description;
    private String file;

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
        if (!uri.equals(MetsHandler.METS))
            return;
        switch (local) {
            case "dmdSec" -> description = a.getValue("ID");
            case "mdRef" -> keep(descriptions, description, a);
            case "file" -> file = a.getValue("ID");
            case "FLocat" -> keep(files, file, a);
            case "div" -> open(a.getValue("DMDID"));
            case "fptr" -> point(a.getValue("FILEID"));
            default -> {
                // says nothing of what belongs together
            }
        }
    }

    private static void keep(Map<String, String> to, String id, Attributes a) {
        String href = a.getValue(XLINK, "href");
        if (id != null && href != null)
            to.putIfAbsent(id, href.trim());
    }

    /** A description without files has its place among the others, too. */
    private void open(String ids) {
        List<String> all = ids == null ? List.of() : List.of(ids.trim().split("\\s+"));
        open.add(all);
        all.forEach(d -> linked.computeIfAbsent(d, k -> new ArrayList<>()));
    }

    private void point(String id) {
        if (id == null || open.isEmpty())
            return;
        for (String d : open.getLast())
            linked.computeIfAbsent(d, k -> new ArrayList<>()).add(id);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (!uri.equals(MetsHandler.METS))
            return;
        switch (local) {
            case "dmdSec" -> description = null;
            case "file" -> file = null;
            case "div" -> open.removeLast();
            default -> {
                // nothing was kept for it
            }
        }
    }

    /** @return references to descriptions with the references to their files, as written; those that no division names at the end */
    Map<String, List<String>> byDescription() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>(linked.keySet());
        ids.addAll(descriptions.keySet());
        for (String id : ids) {
            String href = descriptions.get(id);
            if (href != null)
                all.put(href,
                        linked.getOrDefault(id, List.of()).stream().map(files::get).filter(java.util.Objects::nonNull).distinct().toList());
        }
        return all;
    }

    /** @return references to all files that are listed, as written */
    Set<String> files() {
        return new LinkedHashSet<>(files.values());
    }
}
