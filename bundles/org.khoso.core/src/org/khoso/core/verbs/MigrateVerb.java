package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.MigrationReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings the database of an archive to this release: the only way for one that others share. */
@Component(service = Command.class, property = {Command.VERB + "=admin migrate", Command.LIBRARIES + "=none"})
public final class MigrateVerb extends Verb {
    private static final String NAME = "admin migrate";
    private final ArchiveProvider archives;

    /** Called by OSGi. */
    @Activate
    public MigrateVerb(@Reference ArchiveProvider archives) {
        super(NAME, false, List.of(flag(NAME, "--dry-run")), List.of());
        this.archives = archives;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Path directory = call.archiveDirectory();
        boolean apply = call.option("--dry-run").isEmpty();
        return one(call, directory.toString(), given -> {
            MigrationReport r = archives.migrate(directory, apply);
            Map<String, Object> result = new LinkedHashMap<>();
            result.put("found", r.found());
            result.put("wanted", r.wanted());
            result.put("columns", r.columns());
            result.put("shared", r.shared());
            result.put("needed", r.needed());
            result.put("done", r.done());
            result.put("backup", r.backup());
            result.put("others", r.others());
            String end = r.done() ? r.backup().isEmpty() ? "done" : "done.backup" : r.needed() ? "dry" : "nothing";
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), result, List.of(Message.of("verb.admin.migrate." + end, directory,
                    r.found(), r.wanted(), r.columns().size(), r.backup(), String.join("; ", r.others()))));
            return DONE;
        });
    }
}
