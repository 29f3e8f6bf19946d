package org.khoso.api.packaging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.Message;
import org.khoso.api.Progress;

/**
 * Rules that plug-ins and offices bring for the documents in packages, beside those of the standard that a package is verified by. A service;
 * thread-safe.
 */
public interface PackageRules {
    /** Folder in a bundle that holds packs. */
    String FOLDER = "KHOSO-INF/schematron";

    /**
     * What packs say of a package.
     *
     * @param findings of rules, with their ids; and that a document could not be judged
     * @param warnings of packs that can't be used
     */
    record Judged(List<Finding> findings, List<Message> warnings) {
    }

    /**
     * Judges the documents of a package, by anyone: nothing in them can keep this from ending, or reach anything outside.
     *
     * @param type    type of the package as verifying found it, e.g. SIP_hoso; empty if it is not known
     * @param folders folders with packs of an office; those that are not there are left out
     */
    Judged judge(Path packagePath, String type, List<Path> folders, Progress progress) throws IOException;
}
