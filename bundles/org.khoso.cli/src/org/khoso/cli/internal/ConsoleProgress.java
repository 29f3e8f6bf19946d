package org.khoso.cli.internal;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.core.Pace;
import org.khoso.core.Texts;

/** Progress on standard error: counts and remaining time, once in a while. */
final class ConsoleProgress implements Progress {
    private static final long PAUSE_NANOS = 2_000_000_000L;
    private static final int SECONDS = 120;

    private final Verbs.Place place;
    private final Texts texts;
    private final Locale locale;
    private final Pace pace = new Pace();
    private final AtomicLong said = new AtomicLong(System.nanoTime());

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
        pace.total(items);
        place.meter().total(items);
    }

    @Override
    public void worked(long items) {
        long n = pace.worked(items);
        place.meter().worked(items);
        long now = System.nanoTime();
        long last = said.get();
        if (now - last > PAUSE_NANOS && said.compareAndSet(last, now))
            place.err().println(texts.say(far(n), locale));
    }

    private Message far(long n) {
        long total = pace.total();
        long left = pace.secondsLeft();
        if (total <= 0)
            return Message.of("cli.progress", n);
        if (left < 0)
            return Message.of("cli.progress.part", n, total);
        return left < SECONDS
                ? Message.of("cli.progress.of", n, total, left)
                : Message.of("cli.progress.minutes", n, total, Math.round(left / 60.0));
    }

    @Override
    public boolean cancelled() {
        return place.cancelled().getAsBoolean();
    }
}
