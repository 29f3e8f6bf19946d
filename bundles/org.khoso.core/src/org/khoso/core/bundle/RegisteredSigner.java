package org.khoso.core.bundle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import org.khoso.api.PartialDate;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/**
 * A line of the register: a key may sign for a unit, from one day to another.
 *
 * @param id          identity of the line
 * @param version     version of the line as it was read
 * @param fingerprint SHA-256 of the certificate, hex
 * @param subject     distinguished name of the certificate
 * @param unit        code of the unit in whose name it may sign
 * @param purpose     what it may sign
 * @param from        first day, in Viet Nam; null for any
 * @param until       last day; null for any
 * @param revoked     since when it is not to be trusted; null if it is
 * @param reason      why it was revoked; empty if it was not
 * @param certificate DER
 */
public record RegisteredSigner(UUID id, long version, String fingerprint, String subject, String unit, Purpose purpose, LocalDate from,
        LocalDate until, Instant revoked, String reason, byte[] certificate) {
    static RegisteredSigner of(Holding h) {
        return new RegisteredSigner(h.id(), h.version(), h.text(Concepts.FINGERPRINT), h.text(Concepts.SUBJECT),
                h.text(Concepts.RESPONDENT), Purpose.valueOf(h.text(Concepts.PURPOSE)), day(h.value(Concepts.DATE_FROM)),
                day(h.value(Concepts.DATE_TO)), (Instant) h.value(Concepts.REVOKED_AT), h.text(Concepts.REASON),
                Base64.getDecoder().decode(h.text(Concepts.CERTIFICATE)));
    }

    private static LocalDate day(Object value) {
        return value instanceof PartialDate d ? d.from() : null;
    }

    /** @return whether the period of the line has that moment */
    boolean covers(Instant when) {
        LocalDate day = when.atZone(Refusals.VIETNAM).toLocalDate();
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
