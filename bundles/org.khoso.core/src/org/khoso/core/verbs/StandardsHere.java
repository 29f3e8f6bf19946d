package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.command.Invocation;
import org.khoso.core.StandardsFindings;
import org.khoso.core.Workspace;

/**
 * The standards where a verb was called: of the product, with the layer of the archive if the line names one. A broken file
 * of that layer is a finding; the rest is shown all the same.
 *
 * @param catalog  standards
 * @param findings what is wrong with files: which, where, what to do
 */
record StandardsHere(StandardsCatalog catalog, List<Finding> findings) {
    static StandardsHere of(Workspace workspace, Invocation call) throws IOException {
        Path archive = archive(call);
        StandardsCatalog catalog = archive == null ? workspace.standards() : workspace.standards(archive);
        return new StandardsHere(catalog, StandardsFindings.of(catalog));
    }

    private static Path archive(Invocation call) throws IOException {
        try {
            return call.archiveDirectory();
        } catch (KhosoException e) {
            return null; // none is named: the standards of the product
        }
    }
}
