package org.khoso.packaging.ui;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.packaging.PackageContents.Item;
import org.khoso.packaging.ui.Xmls.Listed;

/** A package as it was read for looking inside: its files as a tree, with what its METS documents say of them. */
final class Inside {
    /** Most children of one folder that are shown. */
    static final int MOST = 2_000;

    /**
     * A folder or file.
     *
     * @param name name
     * @param path path in the package
     * @param item the file, null for a folder
     * @param children what is in it
     */
    record Node(String name, String path, Item item, List<Node> children) {
    }

    /** Manifest of a bag: its folder, the algorithm. */
    private static final Pattern MANIFEST = Pattern.compile("((?:[^/]+/)?)(?:tag)?manifest-([A-Za-z0-9-]{2,12})\\.txt");
    private final Node root;
    private final Map<String, Listed> listed;
    private final int files;
    private final boolean cut;

    private Inside(Node root, Map<String, Listed> listed, int files, boolean cut) {
        this.root = root;
        this.listed = listed;
        this.files = files;
        this.cut = cut;
    }

    /** Reads a package that is open. */
    static Inside read(PackageFiles files) throws IOException {
        Map<String, Listed> said = Xmls.gather();
        Node root = folder("", "");
        Map<String, Node> folders = new LinkedHashMap<>();
        folders.put("", root);
        for (Item i : files.items()) {
            int slash = i.path().lastIndexOf('/');
            at(folders, slash < 0 ? "" : i.path().substring(0, slash)).children()
                    .add(new Node(i.path().substring(slash + 1), i.path(), i, List.of()));
            if (i.path().equals("METS.xml") || i.path().endsWith("/METS.xml"))
                try (InputStream in = files.open(i.path())) {
                    Xmls.listed(in, i.path().substring(0, slash + 1), said);
                }
        }
        for (Item i : files.items()) {
            Matcher bag = MANIFEST.matcher(i.path());
            if (bag.matches())
                try (InputStream in = files.open(i.path())) {
                    Sums.listed(in, bag.group(1), bag.group(2), said);
                }
        }
        return new Inside(root, said, files.items().size(), files.cut());
    }

    private static Node folder(String name, String path) {
        return new Node(name, path, null, new ArrayList<>());
    }

    /** Folders are made on the way down; no deeper than anyone looks. */
    private static Node at(Map<String, Node> folders, String path) {
        Node known = folders.get(path);
        if (known != null)
            return known;
        Node above = folders.get("");
        int from = 0;
        for (int depth = 0; from <= path.length() && depth < 64; depth++) {
            int slash = path.indexOf('/', from);
            String here = slash < 0 ? path : path.substring(0, slash);
            Node next = folders.get(here);
            if (next == null) {
                next = folder(here.substring(from), here);
                folders.put(here, next);
                above.children().add(next);
            }
            above = next;
            if (slash < 0)
                break;
            from = slash + 1;
        }
        return above;
    }

    Node root() {
        return root;
    }

    /** @return what the METS says of a file, or null */
    Listed listed(String path) {
        return listed.get(path);
    }

    int files() {
        return files;
    }

    boolean cut() {
        return cut;
    }
}
