package org.khoso.storage.journal.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One line of the chain. It holds only the hash of its payload, so that a payload can be destroyed lawfully and the chain
 * still be verified.
 *
 * @param seq     position, from 1
 * @param when    time
 * @param actor   who
 * @param kind    kind of operation
 * @param payload SHA-256 of the payload, hex
 * @param offset  where the payload begins in the payload file of the same segment
 * @param length  bytes of the payload
 * @param prev    hash of the entry before
 * @param hash    hash of this entry
 */
public record Entry(long seq, Instant when, UUID actor, String kind, String payload, long offset, int length, String prev,
        String hash) {
    /** Hash before the first entry. */
    public static final String NONE = "0".repeat(64);

    static Entry of(long seq, Instant when, UUID actor, String kind, byte[] bytes, long offset, String prev) {
        Entry open = new Entry(seq, when, actor, kind, sha256(bytes), offset, bytes.length, prev, "");
        return new Entry(seq, when, actor, kind, open.payload, offset, bytes.length, prev, open.computedHash());
    }

    /** @return SHA-256 in lower-case hex */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String computedHash() {
        return sha256(body().getBytes(StandardCharsets.UTF_8));
    }

    private String body() {
        return seq + " " + when + " " + actor + " " + kind + " " + payload + " " + offset + " " + length + " " + prev;
    }

    byte[] line() {
        return (body() + " " + hash + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @return the entry, or null if the line is damaged or its hash does not fit */
    static Entry parse(String line) {
        String[] p = line.split(" ", -1);
        if (p.length != 9)
            return null;
        try {
            Entry e = new Entry(Long.parseLong(p[0]), Instant.parse(p[1]), UUID.fromString(p[2]), p[3], p[4],
                    Long.parseLong(p[5]), Integer.parseInt(p[6]), p[7], p[8]);
            return e.hash.equals(e.computedHash()) && e.offset >= 0 && e.length >= 0 ? e : null;
        } catch (RuntimeException damaged) { // whatever a damaged line does to a parser
            return null;
        }
    }
}
