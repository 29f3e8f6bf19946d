package org.khoso.compliance.ui;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.khoso.api.Action;
import org.khoso.api.Counts;
import org.khoso.api.Kind;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.FindingReports;
import org.khoso.core.FindingSet;
import org.khoso.core.LastCheck;
import org.khoso.core.Session;
import org.khoso.ui.Tr;

/** Writes what the list shows as a report in a format that is installed. */
final class Export {
    private Export() {
    }

    /** @return the file that the user chose, or null */
    static Path ask(Shell shell, Tr tr, String format) {
        var dialog = new FileDialog(shell, SWT.SAVE);
        dialog.setText(tr.say("compliance.ui.export"));
        dialog.setFilterExtensions(new String[]{"*." + format});
        dialog.setFileName(tr.say("compliance.ui.export.name") + "-" + LocalDate.now() + "." + format);
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        return chosen == null
                ? null
                : Path.of(chosen.toLowerCase(Locale.ROOT).endsWith("." + format)
                        ? chosen
                        : chosen + "."
                                + format);
    }

    /** Writes beside the file first: a report that could not be finished replaces nothing. @return the file */
    static Path write(FindingReports reports, Session session, List<Entry> entries, String format, Locale locale,
            Path file) throws IOException {
        long dossiers = LastCheck.of(session).map(LastCheck::dossiers)
                .orElse(session.archive().holdings().count(HoldingQuery.all(Kind.DOSSIER).within(session.filter(Action.READ))));
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                UUID run = entries.isEmpty() ? null : entries.get(0).run();
                reports.write(session, FindingSet.report(entries, run, new Counts(dossiers, 0, dossiers, 0)), format, locale,
                        out);
            }
            return Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
