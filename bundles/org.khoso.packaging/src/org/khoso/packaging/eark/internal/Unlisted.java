package org.khoso.packaging.eark.internal;

import org.khoso.packaging.verify.internal.Entry;

/** Files that no METS document points to: where they are says which requirement asks for it. */
final class Unlisted {
    private final Told told;
    private final boolean administrative;

    /** @param administrative whether the document of the package, or of the representation, has such a section */
    Unlisted(Told told, boolean administrative) {
        this.told = told;
        this.administrative = administrative;
    }

    /** @param base folder of the document that should point to it, ending in a slash, or empty */
    void check(Entry e, String base) {
        String path = e.path.substring(base.length());
        String place = base.isEmpty() && path.matches("(?s)representations/[^/]+/.*")
                ? path.replaceFirst("representations/[^/]+/", "")
                : path;
        if (place.equals(Representations.METS))
            told.about(e.path, "CSIP114", "unlisted");
        else if (place.startsWith("metadata/descriptive/"))
            told.about(e.path, "CSIP17", "unlisted");
        else if (place.startsWith("metadata/preservation/"))
            told.about(e.path, administrative ? "CSIP32" : "CSIP31", "unlisted");
        else if (place.startsWith("metadata/"))
            told.other("package/unlisted-file", e.path);
        else if (place.startsWith("schemas/"))
            told.about(e.path, "CSIP113", "unlisted");
        else if (place.startsWith("documentation/"))
            told.about(e.path, "CSIP60", "unlisted");
        else
            told.about(e.path, "CSIP58", "unlisted");
    }
}
