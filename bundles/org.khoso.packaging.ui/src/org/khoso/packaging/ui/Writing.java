package org.khoso.packaging.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.Packager;
import org.khoso.api.store.Holding;
import org.khoso.core.Packages;
import org.khoso.core.Session;
import org.khoso.ui.Tr;
import org.khoso.ui.UiJobs;

/**
 * Writes packages one after another; one that fails does not end the others.
 *
 * @param packages writes
 * @param session  archive
 * @param type     type of all of them
 * @param folder   where, null for the archive's own folder
 * @param zip      whether they become ZIPs
 */
record Writing(Packages packages, Session session, PackageType type, Path folder, boolean zip) {
    /**
     * What became of each.
     *
     * @param paths packages written
     * @param said result by dossier
     * @param written dossiers written
     * @param failed how many were not
     * @param cancelled whether it was stopped
     */
    record Result(List<Path> paths, Map<UUID, String> said, Set<UUID> written, int failed, boolean cancelled) {
    }

    /** Writes. */
    Result run(List<Dossiers.Row> rows, Progress progress, Tr tr, UiJobs jobs) {
        progress.total(rows.size());
        List<Path> paths = new ArrayList<>();
        Map<UUID, String> said = new LinkedHashMap<>();
        Set<UUID> written = new LinkedHashSet<>();
        int failed = 0;
        for (Dossiers.Row row : rows) {
            if (progress.cancelled())
                return new Result(paths, said, written, failed, true);
            progress.item(row.code());
            try {
                Packager.Written w = one(row, progress);
                paths.add(w.path());
                written.add(row.id());
                said.put(row.id(), tr.say("packaging.ui.written.one", w.path().getFileName(), w.files()));
            } catch (IOException | RuntimeException e) {
                if (progress.cancelled())
                    return new Result(paths, said, written, failed, true);
                failed++;
                said.put(row.id(), tr.say("packaging.ui.failed.one", jobs.explain(e)));
            }
            progress.worked(1);
        }
        return new Result(paths, said, written, failed, false);
    }

    private Packager.Written one(Dossiers.Row row, Progress progress) throws IOException {
        Optional<Holding> dossier = session.find(row.id());
        if (dossier.isEmpty())
            throw new org.khoso.api.KhosoException(org.khoso.api.Message.of("core.not-found", row.code()),
                    org.khoso.api.Message.of("core.not-found.remedy"), null);
        return packages.write(session, dossier.get(), type, folder, zip, new Quiet(progress));
    }

    /** The writer counts records; the bar counts packages. Cancelling goes through. */
    private record Quiet(Progress whole) implements Progress {
        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }
}
