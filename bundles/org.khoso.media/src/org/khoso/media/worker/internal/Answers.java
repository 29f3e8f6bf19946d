package org.khoso.media.worker.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import org.khoso.api.media.PageText;

/** Sends the parts of an answer. */
final class Answers {
    private final PrintStream out;
    private final ObjectMapper json;
    private long lastTick = System.nanoTime();
    private int ticks;

    Answers(PrintStream out, ObjectMapper json) {
        this.out = out;
        this.json = json;
    }

    void page(PageText page) throws IOException {
        send(Map.of("page", page));
    }

    /** Says that work goes on; at most each half second. */
    void tick() throws IOException {
        long now = System.nanoTime();
        if (now - lastTick > 500_000_000L) {
            lastTick = now;
            send(Map.of("tick", ++ticks));
        }
    }

    private void send(Object o) throws IOException {
        out.println(json.writeValueAsString(o));
        out.flush();
    }
}
