package org.khoso.core.verbs;

import java.nio.file.Path;
import java.util.List;
import org.khoso.api.command.Command;
import org.khoso.api.command.Invocation;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.BackupReport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings an archive back from a backup, into the empty or new folder that --archive names. */
@Component(service = Command.class, property = {Command.VERB + "=restore", Command.LIBRARIES + "=none"})
public final class RestoreVerb extends Verb {
    private static final String NAME = "restore";
    private final ArchiveProvider archives;

    /** Called by OSGi. */
    @Activate
    public RestoreVerb(@Reference ArchiveProvider archives) {
        super(NAME, false, List.of(flag(NAME, "--verify"), option(NAME, "--to", "NEW")), List.of(one(NAME, "DIR")));
        this.archives = archives;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Path to = call.option("--to").isPresent() ? call.path(call.option("--to").get()) : call.archiveDirectory();
        boolean verify = call.option("--verify").isPresent();
        return each(call, given -> {
            BackupReport r = archives.restore(call.path(given), to, verify, call.progress());
            String end = !r.complete() ? "stopped" : !r.findings().isEmpty() ? "bad" : verify ? "verified" : "done";
            return BackupVerb.said(call, given, r, "verb.restore." + end);
        });
    }
}
