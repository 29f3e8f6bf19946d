package org.khoso.core.fixity;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.core.RunReport;
import org.khoso.core.fixity.ObjectReader.Reading;

/** Collects what is to be said of objects: each sentence names file, hash that must be, hash that is, bytes, and the copies concerned. */
final class Told {
    private static final String NONE = "–";
    private final List<Finding> findings = new ArrayList<>();
    private long total;

    /** @param what last part of rule and sentence @param where copies, for sentences that name them */
    void add(String what, Level level, Subject subject, Reading r, String where) {
        add(new Finding("fixity/" + what, "", Confidence.DESIGN, level, subject, "vault/" + r.id(),
                Message.of("core.fixity." + what, arguments(subject, r, where)), Message.of("core.fixity." + what + ".remedy",
                        arguments(subject, r, where))));
    }

    /** The same for each of several subjects. */
    void add(String what, Level level, List<Subject> subjects, Reading r, String where) {
        for (Subject s : subjects)
            add(what, level, s, r, where);
    }

    void add(Finding f) {
        total++;
        if (findings.size() < RunReport.MOST)
            findings.add(f);
    }

    private static Object[] arguments(Subject subject, Reading r, String where) {
        return new Object[]{subject.code(), r.id(), r.actual() == null ? NONE : r.actual(), r.bytes(), where};
    }

    /** @return word for what is wrong with an object */
    static String wrong(Reading r) {
        return !r.there() ? "missing" : r.actual() == null ? "unreadable" : "changed";
    }

    List<Finding> findings() {
        return findings;
    }

    long total() {
        return total;
    }
}
