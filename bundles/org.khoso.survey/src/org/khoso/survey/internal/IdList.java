package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** The objects behind a figure, in the order of their identities: their hash always, themselves if they are not too many. */
final class IdList {
    /** Longer lists are not kept in an answer; the query gives them again. */
    static final int MOST = 10_000;

    private final int most;
    private final MessageDigest digest;
    private final List<UUID> first = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long count;
    private UUID last;
    private String hash;

    IdList() {
        this(MOST);
    }

    /** @param most longest list whose objects are kept */
    IdList(int most) {
        this.most = most;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** @param amount what the object adds to a sum; null where only objects are counted */
    void add(UUID id, BigDecimal amount) {
        if (last != null && compare(last, id) >= 0)
            throw new IllegalStateException("identities out of order: " + last + ", " + id);
        last = id;
        count++;
        sum = amount == null ? sum : sum.add(amount);
        digest.update((id + "\n").getBytes(StandardCharsets.US_ASCII));
        if (count <= most)
            first.add(id);
    }

    static int compare(UUID a, UUID b) {
        int c = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return c != 0 ? c : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    BigDecimal count() {
        return BigDecimal.valueOf(count);
    }

    /** @return sum without needless zeros, so that equal sums look equal */
    BigDecimal sum() {
        BigDecimal s = sum.stripTrailingZeros();
        return s.scale() < 0 ? s.setScale(0) : s;
    }

    /** @return SHA-256, in hex; nothing is added after it was asked */
    String hash() {
        if (hash == null)
            hash = HexFormat.of().formatHex(digest.digest());
        return hash;
    }

    List<UUID> list() {
        return count > most ? List.of() : List.copyOf(first);
    }
}
