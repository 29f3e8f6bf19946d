package org.khoso.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.Subject;

/** What is wrong with the files of standards data themselves: which file, which line, what to do. */
public final class StandardsFindings {
    /** What such findings are about, by the name of the folder that an office keeps its own layer in. */
    public static final String SUBJECT = "standards";
    private static final String LEFT_OUT = "standards/left-out";
    private static final String FLAGGED = "standards/file";
    private static final String REFUSED = "standards/override-refused";

    private StandardsFindings() {
    }

    /** @return one finding for each warning of a catalogue */
    public static List<Finding> of(StandardsCatalog catalog) {
        Set<Message> leftOut = new HashSet<>(catalog.leftOut());
        List<Finding> findings = new ArrayList<>();
        for (Message w : catalog.warnings()) {
            boolean out = leftOut.contains(w);
            boolean refused = w.key().equals("standards.override-refused");
            findings.add(
                    new Finding(out ? LEFT_OUT : refused ? REFUSED : FLAGGED, "", Confidence.DESIGN, Level.SHOULD,
                            new Subject(Kind.ARCHIVE, null, SUBJECT),
                            place(w), w, Message.of(
                                    out
                                            ? "core.standards.left-out"
                                            : refused ? "core.standards.override.remedy" : "core.standards.remedy")));
        }
        return findings;
    }

    /** Messages about files name the place first: file and line in one, or one after the other. */
    private static String place(Message problem) {
        List<Object> args = problem.args();
        if (args.isEmpty())
            return "";
        return args.size() > 1 && problem.key().startsWith("model.yaml") && args.get(1) instanceof Integer line
                ? args.get(0) + ":" + line
                : String.valueOf(args.get(0));
    }
}
