package org.khoso.core.files;

import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Subject;
import org.khoso.api.media.FileFacts;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Failure;

/** Turns facts and verdicts into findings: Khoso's own technical ones, and one for each rule of ISO 19005 that a PDF breaks. */
final class FileFindings {
    private static final int MOST_NAMED = 5;
    /** Said by a finding of its own. */
    private static final String STRUCTURE = "media.pdf-table";
    private final Subject subject;
    private final List<Finding> found = new ArrayList<>();

    FileFindings(String name) {
        subject = new Subject(Kind.FILE, null, name);
    }

    List<Finding> found() {
        return found;
    }

    void facts(FileFacts f, String name) {
        if (!f.readable())
            add("unreadable", Level.SHOULD, name, f.problems().isEmpty() ? "" : f.problems().get(0));
        if (f.encrypted())
            add("encrypted", Level.SHOULD, name, f.details().encryption());
        if (!f.extensionOk())
            add("extension", Level.SHOULD, name, f.formatName().isEmpty() ? f.mime() : f.formatName());
        if (f.details().javaScript())
            add("javascript", Level.SHOULD, name);
        if (!f.details().embedded().isEmpty())
            add("embedded", Level.MAY, name, f.details().embedded().size(),
                    String.join(", ", f.details().embedded().stream().limit(MOST_NAMED).toList()));
        if (f.details().repaired())
            add("structure", Level.SHOULD, name);
        f.problems().stream().skip(f.readable() ? 0 : 1).filter(p -> !f.details().repaired() || !p.key().equals(STRUCTURE))
                .forEach(p -> add("odd", Level.MAY, name, p));
    }

    void verdict(PdfaVerdict v, String name) {
        switch (v.outcome()) {
            case COMPLIANT -> {
                // nothing to say
            }
            case NOT_COMPLIANT -> v.failures().forEach(this::failure);
            case ENCRYPTED, BROKEN -> pdfa(v.outcome().code(), v.problem());
            case UNDECIDED -> pdfa("undecided", v.problem());
        }
    }

    private void failure(Failure f) {
        String place = f.page() > 0 ? "page " + f.page() : "";
        Message what = f.message().isEmpty()
                ? Message.of("core.file.pdfa.rule", f.rule(), f.count(), f.object())
                : Message.of("core.file.pdfa.broken", f.rule(), f.count(), f.message(), f.object());
        // the clause as veraPDF's profile names it; the text of the standard itself was not seen
        found.add(new Finding("pdfa:" + f.id(), f.specification() + " " + f.clause(), Confidence.ONE_SOURCE, Level.SHOULD, subject, place,
                what,
                Message.of("core.file.pdfa.remedy")));
    }

    private void pdfa(String what, Message problem) {
        found.add(new Finding("pdfa/" + what, "", Confidence.DESIGN, Level.SHOULD, subject, "", problem,
                Message.of("core.file.pdfa." + what + ".remedy")));
    }

    private void add(String what, Level level, Object... args) {
        found.add(new Finding("file/" + what, "", Confidence.DESIGN, level, subject, "", Message.of("core.file." + what, args),
                Message.of("core.file." + what + ".remedy")));
    }
}
