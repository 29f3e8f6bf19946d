package org.khoso.packaging.eark.internal;

import org.khoso.api.Confidence;
import org.khoso.packaging.verify.internal.Report;

/** Says what is wrong with one METS document, or with the folder of the package, by the id of the requirement. */
final class Told {
    private final Requirements requirements;
    private final Edition edition;
    private final Report report;
    private final String mets;
    private final boolean representation;

    Told(Requirements requirements, Edition edition, Report report, String mets) {
        this.requirements = requirements;
        this.edition = edition;
        this.report = report;
        this.mets = mets;
        representation = mets.startsWith(Representations.FOLDER);
    }

    Edition edition() {
        return edition;
    }

    Requirements requirements() {
        return requirements;
    }

    /** A finding at a line of the document. @param way how it is broken: the message's key @param more from argument 2 on */
    void at(int line, String id, String way, Object... more) {
        tell(mets + "!" + line, id, way, more);
    }

    /** A value that is not the one asked for, or is missing. @param found null if it is not there */
    void value(int line, String id, String found, String wanted) {
        if (found == null)
            at(line, id, "missing");
        else
            at(line, id, "value", found, wanted);
    }

    /** A finding about a file or folder of the package. */
    void about(String path, String id, String way, Object... more) {
        tell(path, id, way, more);
    }

    /** A finding about something that has no requirement of its own. @param rule in eark/rules.properties */
    void other(String rule, String place, Object... more) {
        report.add(rule, place, more);
    }

    private void tell(String place, String id, String way, Object... more) {
        Requirement r = edition.get(id);
        if (r == null)
            return; // not in this version
        Object[] all = new Object[more.length + 1];
        all[0] = r.path();
        System.arraycopy(more, 0, all, 1, more.length);
        String text = (id.startsWith("SIP") ? "E-ARK SIP " : "E-ARK CSIP ") + edition.version() + ", " + id;
        report.addRequirement(
                id, "eark/" + way, requirements.level(r,
                        representation ? requirements.wayOfRepresentation(id, way) : way, edition.version()),
                Confidence.VERBATIM, text, place, all);
    }
}
