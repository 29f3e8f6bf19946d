package org.khoso.media.worker.internal;

import java.io.IOException;
import java.util.Map;
import org.khoso.api.media.PageText;
import org.khoso.media.helper.HelperServer;

/** Sends the parts of an answer. */
final class Answers {
    private final HelperServer server;

    Answers(HelperServer server) {
        this.server = server;
    }

    void page(PageText page) throws IOException {
        server.send(Map.of("page", page));
    }

    /** Says that work goes on; at most each half second. */
    void tick() throws IOException {
        server.tick();
    }
}
