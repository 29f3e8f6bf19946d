package org.khoso.media.helper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The class data archive of a helper's Java: what the child loads at every start, kept as it lies in memory. The start script says where
 * archives are, and has them made once for each product and Java; the JVM itself ignores one that stands for other jars, and a class path
 * that has a folder on it can't have one. Without that script there are none, and all works as well, only later.
 */
final class HelperClasses {
    /** System property: what the path of each archive begins with. */
    static final String PLACE = "khoso.helpers.classes";
    /** System property: {@code true} where the archives are to be made by children that end. */
    static final String MAKE = "khoso.helpers.make";
    private final Path file;
    private final boolean make;

    /** @param mainClass of the child: what tells its archive from those of other helpers */
    HelperClasses(String mainClass) {
        this(System.getProperty(PLACE, ""), Boolean.getBoolean(MAKE), mainClass);
    }

    HelperClasses(String place, boolean make, String mainClass) {
        file = place.isEmpty() ? null : Path.of(place + mainClass + ".jsa");
        this.make = file != null && make;
    }

    /** @return flags of the child's Java; its output is the helper's talk, so the JVM says nothing there of an archive that does not fit */
    List<String> flags() {
        if (make)
            return List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable");
        return file != null && Files.isRegularFile(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable") : List.of();
    }

    /** @return whether a child has to end by itself, and be waited for: it writes its archive then */
    boolean make() {
        return make;
    }
}
