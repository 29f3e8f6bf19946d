package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.UUID;
import org.khoso.api.survey.AnswerSource;
import org.khoso.api.survey.AnswerSource.Context;

/** The objects behind a figure, in the order of their identities: their hash always, themselves if they are not too many. */
final class IdList {
    /** Longer lists are not kept in an answer; the query gives them again. */
    static final int MOST = 10_000;

    private final int most;
    private final MessageDigest digest;
    /** Two for each object: a million take 16 MB. */
    private long[] kept = new long[16];
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

    /** @return an empty list that keeps its objects, if the context wants lists whole, else if they are not too many */
    static IdList in(Context context) {
        return in(context, MOST);
    }

    static IdList in(Context context, int most) {
        return new IdList(context.parameters().containsKey(AnswerSource.WHOLE) ? Integer.MAX_VALUE : most);
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
            keep((int) count - 1, id);
    }

    private void keep(int at, UUID id) {
        if (2 * at == kept.length)
            kept = Arrays.copyOf(kept, kept.length * 2);
        kept[2 * at] = id.getMostSignificantBits();
        kept[2 * at + 1] = id.getLeastSignificantBits();
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

    /** @return the objects; empty if they are too many */
    List<UUID> list() {
        return count > most ? List.of() : new Ids(Arrays.copyOf(kept, 2 * (int) count));
    }

    /** Identities in 16 bytes each. */
    private static final class Ids extends AbstractList<UUID> implements RandomAccess {
        private final long[] bits;

        Ids(long[] bits) {
            this.bits = bits;
        }

        @Override
        public UUID get(int index) {
            Objects.checkIndex(index, size());
            return new UUID(bits[2 * index], bits[2 * index + 1]);
        }

        @Override
        public int size() {
            return bits.length / 2;
        }
    }
}
