package org.khoso.core.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/**
 * A line of the register of numbers: a bundle that was made or taken in.
 *
 * @param way         made here or taken in here
 * @param series      what it is numbered in
 * @param number      number
 * @param digest      SHA-256 of the manifest, hex
 * @param previous    digest of the bundle before, as the manifest says it
 * @param content     SHA-256 over what was sent to whom; empty for one that was taken in
 * @param object      SHA-256 in the vault: the file that was made, or what was signed and taken in
 * @param fingerprint SHA-256 of the certificate that signed
 * @param signer      distinguished name of that certificate
 * @param signedAt    time of signing that was claimed
 * @param handledAt   when it was made or taken in
 * @param reason      why answers are sent back; empty if they are not
 */
public record KeptBundle(Way way, Series series, long number, String digest, String previous, String content, String object,
        String fingerprint, String signer, Instant signedAt, Instant handledAt, String reason) {
    /** Which way it went. */
    public enum Way {
        /** Made here. */
        OUT,
        /** Taken in here. */
        IN
    }

    static KeptBundle of(Holding h) {
        var series = new Series(h.text(Concepts.SURVEY), h.text(Concepts.SENDER), h.text(Concepts.RESPONDENT),
                Purpose.valueOf(h.text(Concepts.PURPOSE)));
        return new KeptBundle(Way.valueOf(h.text(Concepts.DIRECTION)), series, (Long) h.value(Concepts.SEQUENCE), h.text(Concepts.DIGEST),
                h.text(Concepts.PREVIOUS), h.text(Concepts.CONTENT), h.text(Concepts.OBJECT), h.text(Concepts.FINGERPRINT),
                h.text(Concepts.SIGNER), (Instant) h.value(Concepts.SIGNED_AT), (Instant) h.value(Concepts.HANDLED_AT),
                h.text(Concepts.REASON));
    }

    /** @param response response that it belongs to @param last number that was the highest of the series till now, 0 for none */
    Holding holding(UUID response, long last) {
        Map<String, Object> values = new HashMap<>();
        values.put(Concepts.DIRECTION, way.name());
        values.put(Concepts.PURPOSE, series.purpose().name());
        values.put(Concepts.SURVEY, series.survey());
        values.put(Concepts.SENDER, series.sender());
        values.put(Concepts.RESPONDENT, series.respondent());
        values.put(Concepts.UNIT, series.respondent());
        values.put(Concepts.SEQUENCE, number);
        values.put(Concepts.DIGEST, digest);
        values.put(Concepts.PREVIOUS, previous);
        values.put(Concepts.CONTENT, content);
        values.put(Concepts.OBJECT, object);
        values.put(Concepts.FINGERPRINT, fingerprint);
        values.put(Concepts.SIGNER, signer);
        values.put(Concepts.SIGNED_AT, signedAt);
        values.put(Concepts.HANDLED_AT, handledAt);
        values.put(Concepts.REASON, reason);
        values.values().removeIf(v -> v == null || "".equals(v));
        return new Holding(id(last), Kind.SURVEY_BUNDLE, response, 0, values);
    }

    /**
     * Made from what must be there once: what follows a number. Of two processes that go on from the same state of a series at the same
     * time the second one is refused, whatever its number.
     */
    private UUID id(long last) {
        String once = String.join("\n", way.name(), series.survey(), series.sender(), series.respondent(), series.purpose().name(),
                Long.toString(last));
        ByteBuffer hash = ByteBuffer.wrap(Refusals.sha256().digest(once.getBytes(StandardCharsets.UTF_8)));
        return new UUID(hash.getLong() & ~0xf000L | 0x8000L, hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    }
}
