package org.khoso.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.khoso.api.media.FileFacts;
import org.khoso.api.store.ObjectVault;
import org.khoso.core.Session;

/** Hashes, identifies and stores all files of a tree. */
final class Store {
    private Store() {
    }

    static void run(Lab lab, Session session, Meter meter, Path tree) throws Exception {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(tree)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        meter.total(files.size());
        long bytes = 0;
        long known = 0;
        try (ObjectVault.Batch batch = session.archive().vault().batch();
                ExecutorService readers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Deque<Future<FileFacts>> begun = new ArrayDeque<>();
            for (Path f : files) {
                begun.add(readers.submit(() -> lab.media.identify(f)));
                bytes += batch.put(f).size();
                while (begun.size() > 200)
                    known += begun.removeFirst().get().puid().isEmpty() ? 0 : 1;
                meter.worked(1);
            }
            for (Future<FileFacts> f : begun)
                known += f.get().puid().isEmpty() ? 0 : 1;
            batch.settle();
        }
        meter.say("files", files.size());
        meter.say("bytes", bytes);
        meter.say("identified", known);
    }
}
