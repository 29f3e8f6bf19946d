package org.khoso.core.fixity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.ObjectVault.Restored;
import org.khoso.core.Session;
import org.khoso.core.fixity.ObjectReader.SourceTrouble;

/** The copies from which objects can be brought back, in the order in which they are asked. */
final class Sources {
    private final List<Source> all = new ArrayList<>();
    private final ObjectReader reader;

    /** A copy. */
    private record Source(Path folder, ObjectVault vault) {
    }

    private Sources(ObjectReader reader) {
        this.reader = reader;
    }

    /** @param given folders to be used; without any those that the archive knows and that can be reached. @throws KhosoException if there is none */
    static Sources of(Session session, List<Path> given, ObjectReader reader) throws IOException {
        var sources = new Sources(reader);
        for (Path p : given)
            sources.all.add(new Source(p, session.archive().copy(p, false)));
        if (given.isEmpty())
            for (KnownCopy k : KnownCopy.of(session))
                try {
                    sources.all.add(new Source(k.path(), session.archive().copy(k.path(), false)));
                } catch (KhosoException e) { // away: the others may do; if there is no other it is said below
                    System.getLogger("org.khoso.core").log(System.Logger.Level.INFO, "copy is not used: " + k.folder(), e);
                }
        if (sources.all.isEmpty())
            throw new KhosoException(Message.of("core.fixity.no-copy"), Message.of("core.fixity.no-copy.remedy"), null);
        return sources;
    }

    /** @return the copies */
    List<ObjectVault> vaults() {
        return all.stream().map(Source::vault).toList();
    }

    /** Brings an object back from the first copy whose bytes have the right hash. @return folder of the copy; empty if none has */
    Optional<Path> restore(ObjectVault vault, String id) throws IOException {
        for (Source s : all)
            if (s.vault.contains(id))
            try (InputStream in = reader.open(s.vault, id)) {
                if (vault.restore(id, in) != Restored.REFUSED)
                    return Optional.of(s.folder);
            } catch (SourceTrouble e) {
                System.getLogger("org.khoso.core").log(System.Logger.Level.WARNING, "cannot be read: " + id, e);
            }
        return Optional.empty();
    }

    /** @return folders, for sentences */
    String names() {
        return all.stream().map(s -> s.folder.toString()).collect(Collectors.joining(", "));
    }
}
