package org.khoso.survey.sum.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/** Amounts of one column by member: longs at one scale, and the few that don't fit as they are. None is negative. */
final class Amounts {
    private static final long MOST = 1_000_000_000_000_000_000L;
    /** With these and six decimals a number stays below the most. */
    private static final int MOST_DIGITS = 12;

    private final long[] units;
    private final int scale;
    private Map<Integer, BigDecimal> large;

    Amounts(int members, int scale) {
        this.units = new long[members];
        this.scale = scale;
    }

    void add(int member, BigDecimal value) {
        BigDecimal sum = get(member).add(value);
        BigDecimal shifted = sum.movePointRight(scale);
        boolean fits = shifted.precision() - shifted.scale() <= 18 && shifted.stripTrailingZeros().scale() <= 0;
        units[member] = fits ? shifted.setScale(0, RoundingMode.UNNECESSARY).longValueExact() : 0;
        if (!fits && large == null)
            large = new HashMap<>();
        if (large != null && !fits)
            large.put(member, sum);
        else if (large != null)
            large.remove(member);
    }

    /** The same without making objects: for plain numbers of usual length, which nearly all are. @return false if it is not one */
    boolean addPlain(int member, String text) {
        long value = units(text);
        if (value < 0 || large != null && large.containsKey(member) || units[member] + value > MOST)
            return false;
        units[member] += value;
        return true;
    }

    /** @return a number at this scale; -1 if it has other signs than digits and one full stop, or too many */
    private long units(String text) {
        int n = text.length();
        if (n == 0 || n > MOST_DIGITS)
            return -1;
        long value = 0;
        int decimals = -1;
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c == '.' && decimals < 0 && i > 0 && i < n - 1)
                decimals = 0;
            else if (c < '0' || c > '9' || decimals >= scale)
                return -1;
            else {
                value = value * 10 + c - '0';
                decimals += decimals < 0 ? 0 : 1;
            }
        }
        for (int i = Math.max(decimals, 0); i < scale; i++)
            value *= 10;
        return value;
    }

    void clear(int member) {
        units[member] = 0;
        if (large != null)
            large.remove(member);
    }

    BigDecimal get(int member) {
        BigDecimal big = large == null ? null : large.get(member);
        return big != null ? big : BigDecimal.valueOf(units[member], scale);
    }

    /** @return exact sum of the members from a place of an order to another, without those that are not wanted */
    BigDecimal sum(int[] order, int from, int to, IntPredicate wanted) {
        BigDecimal carried = BigDecimal.ZERO;
        long sum = 0;
        for (int i = from; i < to; i++) {
            int m = order[i];
            if (!wanted.test(m))
                continue;
            long next = sum + units[m];
            if (next < 0) { // overflow: nothing is negative
                carried = carried.add(BigDecimal.valueOf(sum, scale));
                next = units[m];
            }
            sum = next;
            if (large != null && large.containsKey(m))
                carried = carried.add(large.get(m));
        }
        return plain(carried.add(BigDecimal.valueOf(sum, scale)));
    }

    /** @return the same number as a person writes it: no zeros at the end, no exponent */
    static BigDecimal plain(BigDecimal n) {
        BigDecimal s = n.stripTrailingZeros();
        return s.scale() < 0 ? s.setScale(0) : s;
    }
}
