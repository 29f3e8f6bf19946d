package org.khoso.core.verbs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.core.Session;
import org.khoso.core.fixity.Schedule;

/** What the verbs on fixity share. */
final class FixityOptions {
    static final String RATE = "--rate";
    static final String SINCE = "--since";
    private static final long MEGABYTE = 1_000_000;

    private FixityOptions() {
    }

    /** @return bytes a second, those of the schedule if none are given; empty if what is given is no rate */
    static Optional<Long> rate(Invocation call, Session session) throws KhosoException {
        return call.option(RATE).isPresent() ? rate(call.option(RATE).get()) : Optional.of(Schedule.of(session).rate());
    }

    static Optional<Long> rate(String megabytes) {
        try {
            long rate = Math.multiplyExact(Long.parseLong(megabytes), MEGABYTE);
            return rate > 0 ? Optional.of(rate) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) { // no number, or none that a disk could keep
            return Optional.empty();
        }
    }

    static Message badRate(Invocation call) {
        return Message.of("verb.fixity.rate.bad", call.option(RATE).orElse(""));
    }

    /** @return a day as people here or machines write it, or so many days ago; null if it is neither */
    static Instant since(String given) {
        if (given.matches("\\d{1,5}d"))
            return Instant.now().minus(Duration.ofDays(Long.parseLong(given.substring(0, given.length() - 1))));
        for (String form : new String[]{"uuuu-MM-dd", "dd/MM/uuuu"})
            try {
                return LocalDate.parse(given, DateTimeFormatter.ofPattern(form)).atStartOfDay(ZoneId.systemDefault()).toInstant();
            } catch (DateTimeException e) {
                continue; // in another form, perhaps
            }
        return null;
    }
}
