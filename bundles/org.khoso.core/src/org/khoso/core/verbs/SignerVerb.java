package org.khoso.core.verbs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.command.Invocation;
import org.khoso.core.bundle.Signers;

/** What the verbs of the register of signers share. */
abstract class SignerVerb extends Verb {
    static final String UNIT = "--unit";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    final Signers signers;

    SignerVerb(String name, Signers signers, List<Option> options, List<Parameter> parameters) {
        super(name, true, options, parameters);
        this.signers = signers;
    }

    /** @return the day that an option names; null if it is not there */
    static LocalDate day(Invocation call, String option) throws KhosoException {
        String given = call.option(option).orElse("");
        try {
            return given.isBlank() ? null : LocalDate.parse(given.strip());
        } catch (DateTimeException e) {
            throw wrong(given, e);
        }
    }

    /** @return the moment that an option names, a day for its beginning in Viet Nam; now if it is not there */
    static Instant moment(Invocation call, String option) throws KhosoException {
        String given = call.option(option).orElse("").strip();
        try {
            if (given.isEmpty())
                return Instant.now();
            if (given.endsWith("Z"))
                return Instant.parse(given);
            return (given.contains("T") ? LocalDateTime.parse(given) : LocalDate.parse(given).atStartOfDay()).atZone(VIETNAM).toInstant();
        } catch (DateTimeException e) {
            throw wrong(given, e);
        }
    }

    private static KhosoException wrong(String given, Exception e) {
        return new KhosoException(Message.of("verb.survey.bad-date", given), null, e);
    }
}
