package org.khoso.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.khoso.api.AccessPolicy;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Makes and opens archives, and puts the standards in force beside them. Thread-safe. */
@Component(service = Workspace.class)
public final class Workspace {
    private final ArchiveProvider archives;
    private final StandardsCatalog standards;
    private final AccessPolicy policy;
    private final List<SessionUser> users = new java.util.concurrent.CopyOnWriteArrayList<>();

    /** Called by OSGi and tests. */
    @Activate
    public Workspace(@Reference ArchiveProvider archives, @Reference StandardsCatalog standards,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) AccessPolicy policy) {
        this.archives = archives;
        this.standards = standards;
        this.policy = policy;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addUser(SessionUser user) {
        users.add(user);
    }

    void removeUser(SessionUser user) {
        users.remove(user);
    }

    /** Lets everything that keeps something open for the session go, then closes its archive. */
    public void close(Session session) throws IOException {
        try {
            for (SessionUser u : users)
                u.release(session);
        } finally {
            session.archive().close();
        }
    }

    /** @return a session on a new archive in an empty or new folder */
    public Session create(Path directory, Map<String, String> settings) throws IOException {
        return session(archives.create(directory, settings));
    }

    /** @return a session on an archive. @throws org.khoso.api.store.HeldException if another process holds it */
    public Session open(Path directory) throws IOException {
        // the standards are read beside the opening of the database; whoever wants them first waits for them
        Thread.ofPlatform().daemon().name("khoso: standards").start(standards::recordSets);
        return session(archives.open(directory));
    }

    /** @return whether the folder holds an archive */
    public boolean isArchive(Path directory) {
        return archives.isArchive(directory);
    }

    /** @return the standards of the product, without any archive's own layer */
    public StandardsCatalog standards() {
        return standards;
    }

    /** @return the standards in force in an archive, without opening it; a broken file of its own layer is left out, with a warning */
    public StandardsCatalog standards(Path archive) {
        Path own = archive.resolve("standards");
        return Files.isDirectory(own) ? standards.with(List.of(own)) : standards;
    }

    private Session session(Archive archive) throws IOException {
        try {
            var session = new Session(archive, standards(archive.directory()), new RegisteredPolicy(policy, archive), People.here(archive));
            for (SessionUser u : users)
                u.opened(session);
            return session;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }
}
