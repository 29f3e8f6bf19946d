package org.khoso.packaging.verify.internal;

import java.io.IOException;

/** The folder at the top of a package: a folder is one itself, an archive should hold one, which has the file that marks a package. */
public final class TopFolder {
    /** Is told of what a package holds beside its files. */
    public interface Listener {
        /** A file beside the top folder. */
        void outside(String path);

        /** A folder in the top folder; only those that an archive or a disk knows of. */
        default void folder(String path) {
            // most who listen look at files alone
        }
    }

    private final Source source;
    private final String marker;
    private boolean flat;
    private String marked;
    private String only;
    private boolean several;

    private TopFolder(Source source, String marker) {
        this.source = source;
        this.marker = marker;
    }

    /**
     * Puts the files of a source into a bag, by their paths in the top folder.
     *
     * @param given  name of the folder, if the package is one; null for an archive
     * @param marker file that the top folder has
     * @return name of the top folder; empty if there is none
     */
    public static String fill(Source source, String given, String marker, Bag bag, Report report, Listener to) throws IOException {
        TopFolder top = new TopFolder(source, marker);
        String folder = given == null ? top.find() : given;
        top.list(given == null && !folder.isEmpty() ? folder + "/" : "", bag, report, to);
        return folder;
    }

    /** The list is read twice: only the whole of it tells whether there is a folder at the top. */
    private String find() throws IOException {
        source.list(new Source.Listener() {
            @Override
            public void entry(Entry e) {
                look(e.path);
            }

            @Override
            public void trouble(String rule, String path, Object... args) {
                // told of when the list is read again
            }
        });
        if (flat)
            return "";
        return marked != null ? marked : several || only == null ? "" : only;
    }

    /** Of several folders that are marked the first by name counts. */
    private void look(String path) {
        int slash = path.indexOf('/');
        flat |= path.equals(marker);
        String top = slash < 0 ? "" : path.substring(0, slash);
        several |= top.isEmpty() || only != null && !only.equals(top);
        only = top;
        if (slash >= 0 && path.substring(slash + 1).equals(marker) && (marked == null || top.compareTo(marked) < 0))
            marked = top;
    }

    private void list(String prefix, Bag bag, Report report, Listener to) throws IOException {
        source.list(new Source.Listener() {
            @Override
            public void entry(Entry e) {
                if (!e.path.startsWith(prefix))
                    to.outside(e.path);
                else if (!bag.add(new Entry(e.path.substring(prefix.length()), e.size, e.at)))
                    report.add("package/duplicate-entry", e.path.substring(prefix.length()));
            }

            @Override
            public void folder(String path) {
                if (path.startsWith(prefix) && path.length() > prefix.length())
                    to.folder(path.substring(prefix.length()));
            }

            @Override
            public void trouble(String rule, String path, Object... args) {
                report.add(rule, path.startsWith(prefix) ? path.substring(prefix.length()) : path, args);
            }
        });
    }
}
