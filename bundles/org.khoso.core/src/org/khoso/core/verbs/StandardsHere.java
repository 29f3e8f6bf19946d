package org.khoso.core.verbs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.Subject;
import org.khoso.api.command.Invocation;
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
        List<Finding> findings = new ArrayList<>();
        StandardsCatalog catalog = workspace.standards();
        Path archive = archive(call);
        if (archive != null)
            try {
                catalog = workspace.standards(archive);
            } catch (KhosoException e) {
                findings.add(finding(e.problem(), e.remedy()));
            }
        for (Message w : catalog.warnings())
            findings.add(finding(w, Message.of("core.standards.remedy")));
        return new StandardsHere(catalog, findings);
    }

    private static Path archive(Invocation call) throws IOException {
        try {
            return call.archiveDirectory();
        } catch (KhosoException e) {
            return null; // none is named: the standards of the product
        }
    }

    /** Messages about files name the place first: file and line. */
    private static Finding finding(Message problem, Message remedy) {
        String place = problem.args().isEmpty() ? "" : String.valueOf(problem.args().get(0));
        return new Finding("standards/file", "", Confidence.DESIGN, Level.SHOULD, new Subject(Kind.ARCHIVE, null, place), place, problem,
                remedy == null ? Message.of("core.standards.remedy") : remedy);
    }
}
