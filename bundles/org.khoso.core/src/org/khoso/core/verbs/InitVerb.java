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
import org.khoso.core.Session;
import org.khoso.core.Workspace;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes a new archive. */
@Component(service = Command.class, property = {Command.VERB + "=init", Command.LIBRARIES + "=none"})
public final class InitVerb extends Verb {
    private static final String NAME = "init";
    private final Workspace workspace;

    /** Called by OSGi. */
    @Activate
    public InitVerb(@Reference Workspace workspace) {
        super(NAME, false, List.of(option(NAME, "--name", "NAME"), option(NAME, "--profile", "ID"), flag(NAME, "--isolated"),
                option(NAME, "--database", "URL")), List.of());
        this.workspace = workspace;
    }

    @Override
    public int run(Invocation call) throws Exception {
        Path directory = call.archiveDirectory();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(ArchiveProvider.NAME, call.option("--name").orElse(directory.getFileName().toString()));
        call.option("--profile").ifPresent(p -> settings.put(Session.PROFILE, p));
        call.option("--database").ifPresent(p -> settings.put(ArchiveProvider.DATABASE, p));
        if (call.option("--isolated").isPresent())
            settings.put(ArchiveProvider.ISOLATED, "true");
        Session session = workspace.create(directory, settings);
        try {
            call.emit(directory.toString(), "ok", new Counts(1, 1, 0, 0), List.of(),
                    Map.of("archive", directory.toAbsolutePath().toString(), "profile", session.profile().id(), "isolated",
                            session.isolated()),
                    List.of(Message.of("verb.init.done", directory, session.profile().title())));
        } finally {
            workspace.close(session);
        }
        return DONE;
    }
}
