package org.khoso.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.khoso.api.Progress;
import org.khoso.api.search.SearchProvider;
import org.khoso.core.SearchHoldings;
import org.khoso.core.Session;
import org.khoso.search.internal.Bare;

/** The product's indexing of an archive, and the bare loop over the same documents, in turns. */
final class Index {
    private Index() {
    }

    /** Rounds alternate; the bare loop has its documents in memory, the product reads them from the archive. */
    static void run(Lab lab, Session session, Path folder, int rounds) throws IOException, InterruptedException {
        List<SearchProvider.Document> documents = documents(session);
        for (int i = 0; i <= rounds; i++) {
            String round = i == 0 ? "warm-up" : "round " + i;
            for (int which = 0; which < 2; which++)
                try (Meter meter = new Meter((which + i) % 2 == 0 ? "khoso" : "lucene")) {
                    meter.say("round", "\"" + round + "\"");
                    meter.say("documents", documents.size());
                    if ((which + i) % 2 == 0)
                        lab.search.rebuild(session, Progress.NONE);
                    else
                        Bare.index(documents, folder);
                }
        }
    }

    private static List<SearchProvider.Document> documents(Session session) throws IOException {
        List<SearchProvider.Document> all = new ArrayList<>();
        new SearchHoldings(path -> Bare.showing(all::add)).rebuild(session, Progress.NONE);
        return all;
    }
}
