package org.khoso.storage.internal;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.khoso.api.Ids;
import org.khoso.api.Message;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;

/** Commits for ever and prints what was acknowledged, until it is killed. */
final class CrashChild {
    private CrashChild() {
    }

    public static void main(String[] args) throws Exception {
        DirectoryArchiveProvider provider = new DirectoryArchiveProvider();
        Path dir = Path.of(args[0]);
        Archive a = provider.isArchive(dir) ? provider.open(dir) : provider.create(dir, Map.of());
        var run = a.runs().begin(a.defaultActor(), "crash", "test", "{}");
        for (int i = 0;; i++) {
            String object = a.vault().put(new ByteArrayInputStream((args[1] + i).getBytes())).id();
            List<Change> changes = new ArrayList<>();
            StringBuilder ids = new StringBuilder();
            for (int k = 0; k <= i % 7; k++) {
                Holding h = Fixture.record(null, Map.of("title", "t" + i, "ext:object", object));
                changes.add(new Change.Create(h));
                ids.append(' ').append(h.id());
            }
            String item = args[1] + "/" + i;
            a.holdings().commit(a.defaultActor(), new ChangeSet(Ids.next(), Message.of("x"), changes,
                    new ChangeSet.RunItem(run.id(), item, ChangeSet.ItemState.OK, object)));
            System.out.println("ok " + item + " " + object + ids);
            System.out.flush();
        }
    }
}
