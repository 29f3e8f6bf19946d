package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.khoso.packaging.verify.internal.Bag;
import org.khoso.packaging.verify.internal.Entry;
import org.khoso.packaging.verify.internal.Places;

/** Folders of a package, and of each of its representations, of which the specification speaks. */
final class Representations {
    static final String FOLDER = "representations/";
    static final String METS = "METS.xml";
    /** More representations than this are not looked at. */
    private static final int MOST = 10_000;

    /** What the package, or one representation, has. */
    static final class Parts {
        boolean mets;
        boolean data;
        boolean metadata;
        boolean schemas;
        boolean documentation;
        boolean preservation;
        boolean descriptive;
        boolean any;

        private void see(String path, boolean isFolder) {
            String start = isFolder ? path + "/" : path;
            any |= !path.isEmpty();
            mets |= !isFolder && path.equals(METS);
            data |= start.startsWith("data/");
            metadata |= start.startsWith("metadata/");
            preservation |= start.startsWith("metadata/preservation/");
            descriptive |= start.startsWith("metadata/descriptive/");
            schemas |= start.startsWith("schemas/");
            documentation |= start.startsWith("documentation/");
        }
    }

    private final Map<String, Parts> all = new TreeMap<>();
    private final Parts root = new Parts();
    private Places places;
    private boolean folder;
    private String loose;
    private String otherMets;

    /** Takes in a folder that may be empty. */
    void folder(String path) {
        see(path, true);
    }

    /** Takes in all files; folders were taken in before. */
    void files(Bag bag) {
        places = new Places(bag);
        bag.forEach(e -> see(e.path, false));
    }

    private void see(String path, boolean isFolder) {
        root.see(path, isFolder);
        if (!isFolder && path.equalsIgnoreCase(METS) && !path.equals(METS))
            otherMets = path;
        folder |= (path + "/").startsWith(FOLDER);
        if (!path.startsWith(FOLDER))
            return;
        String rest = path.substring(FOLDER.length());
        int slash = rest.indexOf('/');
        if (slash < 0 && !isFolder) {
            loose = path;
            return;
        }
        String name = slash < 0 ? rest : rest.substring(0, slash);
        if (all.containsKey(name) || all.size() < MOST)
            all.computeIfAbsent(name, k -> new Parts()).see(slash < 0 ? "" : rest.substring(slash + 1), isFolder);
    }

    Parts root() {
        return root;
    }

    /** @return each representation by name */
    Map<String, Parts> all() {
        return all;
    }

    boolean hasFolder() {
        return folder;
    }

    /** @return a file that stands among the representations instead of in one; null if there is none */
    String loose() {
        return loose;
    }

    /** @return METS document of the package under a name of other case; null if there is none */
    String otherMets() {
        return otherMets;
    }

    boolean haveMets() {
        return all.values().stream().anyMatch(p -> p.mets);
    }

    /** @return names of representations that have a METS document */
    List<String> withMets() {
        List<String> names = new ArrayList<>();
        all.forEach((name, p) -> {
            if (p.mets)
                names.add(name);
        });
        return names;
    }

    boolean hasMets(String name) {
        Parts p = all.get(name);
        return p != null && p.mets;
    }

    /** @return name of the representation to whose METS document a reference of the root METS leads; null if to none */
    String pointed(String href) {
        Entry e = places.find("", href).entry();
        if (e == null || !e.path.startsWith(FOLDER) || !e.path.endsWith("/" + METS))
            return null;
        String name = e.path.substring(FOLDER.length(), e.path.length() - METS.length() - 1);
        return all.containsKey(name) ? name : null;
    }
}
