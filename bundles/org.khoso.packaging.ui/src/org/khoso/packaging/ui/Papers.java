package org.khoso.packaging.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.core.Session;
import org.khoso.core.report.Reports;
import org.khoso.core.transfer.Transfer;

/** Minutes of a hand-over, and the list of what was handed over. Not on the UI thread, except where said. @param reports makes them @param words language */
record Papers(Reports reports, Words words) {
    private static final String MINUTES = "transfer-minutes";
    private static final String INVENTORY = "transfer-inventory";
    private static final String EDITED = "docx";

    /** @return formats that are installed; the one that can be edited first. On any thread */
    List<String> formats() {
        return reports.formats().stream().sorted(java.util.Comparator.comparing((String f) -> !f.equals(EDITED))).toList();
    }

    /** @return where the archive keeps such a document. On any thread */
    static Path place(Session session, Transfer t, String report, String format) {
        return session.archive().directory().resolve("reports").resolve(report + "-" + t.folder(t.submission()) + "." + format);
    }

    static Path minutes(Session session, Transfer t, String format) {
        return place(session, t, MINUTES, format);
    }

    /** Makes minutes after a decision, which stands without them. @param notes what went wrong is added here @return the file; null if there is none */
    Path minutes(Session session, Transfer t, List<String> notes, Progress progress) throws IOException {
        if (formats().isEmpty())
            return null;
        try {
            return make(session, t, MINUTES, formats().getFirst(), minutes(session, t, formats().getFirst()), progress);
        } catch (KhosoException e) {
            notes.add(words.tr().say(e));
            return null;
        }
    }

    /** Makes what was asked for. */
    Said make(Session session, Transfer t, Typed v, Progress progress) throws IOException {
        String format = v.text("kind");
        Path file = Path.of(v.text("document"));
        if (!file.toString().endsWith("." + format))
            file = Path.of(file.toString().replaceFirst("\\.[a-z]{3,4}$", "") + "." + format);
        Path made = make(session, t, v.text("report").equals("minutes") ? MINUTES : INVENTORY, format, file, progress);
        return new Said(t.id(), true, words.say("said.paper", made), List.of(), made);
    }

    private Path make(Session session, Transfer t, String report, String format, Path file, Progress progress) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        reports.make(session, report, t.id().toString(), format, Map.of(), file, progress);
        return file;
    }
}
