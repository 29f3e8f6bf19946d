package org.khoso.cli.internal;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.core.Texts;

/** Progress on standard error: counts and remaining time, once in a while. */
final class ConsoleProgress implements Progress {
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private final Verbs.Place place;
    private final Texts texts;
    private final Locale locale;
    private final long start = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong said = new AtomicLong(System.nanoTime());
    private volatile long total = -1;

    ConsoleProgress(Verbs.Place place, Texts texts, Locale locale) {
        this.place = place;
        this.texts = texts;
        this.locale = locale;
    }

    @Override
    public Progress child(Message label) {
        return new ConsoleProgress(place, texts, locale);
    }

    @Override
    public void total(long items) {
        total = items;
        place.meter().total(items);
    }

    @Override
    public void worked(long items) {
        long n = done.addAndGet(items);
        place.meter().worked(items);
        long now = System.nanoTime();
        long last = said.get();
        if (now - last > PAUSE_NANOS && said.compareAndSet(last, now))
            place.err().println(texts
                    .say(total > 0 ? Message.of("cli.progress.of", n, total, seconds(n, now)) : Message.of("cli.progress", n), locale));
    }

    private long seconds(long n, long now) {
        return n == 0 ? 0 : (long) ((now - start) / 1e9 / n * Math.max(0, total - n));
    }

    @Override
    public boolean cancelled() {
        return place.cancelled().getAsBoolean();
    }
}
