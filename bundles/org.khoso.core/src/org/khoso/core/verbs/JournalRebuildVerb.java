package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.khoso.api.Counts;
import org.khoso.api.Message;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.ArchiveProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the database anew from the journal; the archive must not be open anywhere. */
@Component(service = Command.class, property = {Command.VERB + "=journal rebuild", Command.LIBRARIES + "=none"})
public final class JournalRebuildVerb extends Verb {
    private final ArchiveProvider archives;

    /** Called by OSGi. */
    @Activate
    public JournalRebuildVerb(@Reference ArchiveProvider archives) {
        super("journal rebuild", false, List.of(), List.of());
        this.archives = archives;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Path directory = call.archiveDirectory();
        return one(call, directory.toString(), given -> {
            long entries = archives.rebuild(directory);
            call.emit(given, "ok", new Counts(1, 1, 0, 0), List.of(), Map.of("entries", entries),
                    List.of(Message.of("verb.journal.rebuild.done", entries, directory)));
            return DONE;
        });
    }
}
