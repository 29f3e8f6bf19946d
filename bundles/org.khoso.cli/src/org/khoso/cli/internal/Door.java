package org.khoso.cli.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.khoso.api.Message;
import org.khoso.api.store.HeldException;
import org.khoso.api.store.Holder;
import org.khoso.cli.client.Client;
import org.khoso.core.Session;

/**
 * Opens the archive for a line, or finds who has it open. Two lines typed in the same moment, a holder that is just opening
 * or just closing: whoever comes second waits until it is answered or finds the door free.
 */
final class Door {
    private static final long PATIENCE_NANOS = 20_000_000_000L;
    private static final long SAID_NANOS = 600_000_000L;
    private static final long PAUSE_NANOS = 100_000_000L;

    private final Verbs verbs;
    private final Path directory;
    private final List<String> args;
    private final Verbs.Place place;
    private final Locale locale;
    private int code;

    Door(Verbs verbs, Path directory, List<String> args, Verbs.Place place, Locale locale) {
        this.verbs = verbs;
        this.directory = directory;
        this.args = args;
        this.place = place;
        this.locale = locale;
    }

    /** @return the session; null if the holder has run the line: see {@link #code} */
    Session open() throws IOException {
        long start = System.nanoTime();
        boolean said = false;
        while (true)
            try {
                return verbs.open(directory);
            } catch (HeldException e) {
                OptionalInt handed = Client.call(directory, args, place.out(), place.err());
                if (handed.isPresent()) {
                    code = handed.getAsInt();
                    return null;
                }
                long waited = System.nanoTime() - start;
                Holder.Condition condition = e.holder().condition();
                if (waited > PATIENCE_NANOS || condition == Holder.Condition.STOPPED || condition == Holder.Condition.ELSEWHERE)
                    throw e;
                if (!said && waited > SAID_NANOS) {
                    said = true;
                    say(e.holder());
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
    }

    private void say(Holder h) {
        Object doing = h.doing().isEmpty() ? Message.of("cli.holder.nothing") : h.doing();
        place.err()
                .println(verbs.texts().say(Message.of("cli.waiting", directory.toString(), h.pidText(), h.user(), h.host(), h.sinceText(),
                        doing, PATIENCE_NANOS / 1_000_000_000L), locale));
    }

    /** @return exit code of the line that the holder ran */
    int code() {
        return code;
    }
}
