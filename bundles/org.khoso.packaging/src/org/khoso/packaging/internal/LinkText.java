package org.khoso.packaging.internal;

import org.khoso.api.packaging.PackageContent.Link;
import org.khoso.api.packaging.PackageType;

/** What stands in a file that names a document which another package holds. */
final class LinkText {
    /** Ending of such a file. */
    static final String ENDING = ".fetch.txt";

    private LinkText() {
    }

    /**
     * A submission names the document alone, for its receiver gives packages new names; a package for preservation says where the file is.
     *
     * @param here path that the file would have in this package
     */
    static String of(PackageType type, Link link, String here) {
        if (!Form.of(type).urn())
            return link.documentId() + "\n";
        return Names.folder(link.objectId()) + "_" + Names.href(link.path()) + " " + link.size() + " " + Names.href(here) + " "
                + link.documentId() + "\n";
    }
}
