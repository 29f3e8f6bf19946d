package org.khoso.survey.exchange.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people in Vietnam write them: "1.234", "1 234", "12,5", "1.234,5"; also "12.5". What could be two numbers is refused:
 * "1.234" where fractions are allowed, "1,234".
 */
final class Numbers {
    /** Digits that a spreadsheet keeps. */
    static final int SPREADSHEET_DIGITS = 15;
    private static final int LONGEST = 40;
    private static final int LARGEST_EXPONENT = 30;
    private static final Pattern SPACES = Pattern.compile("\\d{1,3}(?: \\d{3})+(?:[.,]\\d+)?");
    private static final Pattern ONE = Pattern.compile("(\\d+)([.,])(\\d+)");
    private static final Pattern GROUPS = Pattern.compile("\\d{1,3}(?:(?:\\.\\d{3}){2,}|(?:,\\d{3}){2,})");
    private static final Pattern BOTH = Pattern.compile("\\d{1,3}(?:(?:\\.\\d{3})+,\\d+|(?:,\\d{3})+\\.\\d+)");
    private static final Pattern CELL = Pattern.compile("-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern BYTES = Pattern.compile("(.*?[\\d])\\s*([kmgtp]?i?b|bytes?)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, BigDecimal> UNITS = units();

    private Numbers() {
    }

    private static Map<String, BigDecimal> units() {
        var all = new java.util.HashMap<String, BigDecimal>(
                Map.of("b", BigDecimal.ONE, "byte", BigDecimal.ONE, "bytes", BigDecimal.ONE));
        String letters = "kmgtp";
        for (int i = 0; i < letters.length(); i++) {
            all.put(letters.charAt(i) + "b", BigDecimal.TEN.pow(3 * (i + 1)));
            all.put(letters.charAt(i) + "ib", BigDecimal.TWO.pow(10 * (i + 1)));
        }
        return Map.copyOf(all);
    }

    /** @param whole whether fractions are no answer @return number typed by a person */
    static BigDecimal typed(String raw, boolean whole) throws Unclear {
        String s = raw.replaceAll("[\\u00a0\\u202f\\u2009\\s]+", " ").strip().replace('\u2212', '-');
        if (s.length() > LONGEST)
            throw new Unclear("number", raw);
        boolean minus = s.startsWith("-");
        BigDecimal n = positive(minus ? s.substring(1).strip() : s, whole, raw);
        return whole(minus ? n.negate() : n, whole, raw);
    }

    private static BigDecimal positive(String s, boolean whole, String raw) throws Unclear {
        if (s.matches("\\d+"))
            return new BigDecimal(s);
        if (SPACES.matcher(s).matches())
            return new BigDecimal(s.replace(" ", "").replace(',', '.'));
        if (GROUPS.matcher(s).matches())
            return new BigDecimal(s.replace(".", "").replace(",", ""));
        if (BOTH.matcher(s).matches()) {
            char point = s.charAt(Math.max(s.lastIndexOf('.'), s.lastIndexOf(',')));
            return new BigDecimal(s.replace(point == ',' ? "." : ",", "").replace(',', '.'));
        }
        Matcher one = ONE.matcher(s);
        if (!one.matches())
            throw new Unclear("number", raw);
        boolean group = one.group(3).length() == 3 && one.group(1).length() <= 3 && !one.group(1).startsWith("0");
        if (!group)
            return new BigDecimal(one.group(1) + "." + one.group(3));
        if (!whole || one.group(2).equals(","))
            throw new Unclear("ambiguous", raw);
        return new BigDecimal(one.group(1) + one.group(3));
    }

    private static BigDecimal whole(BigDecimal n, boolean whole, String raw) throws Unclear {
        if (whole && n.stripTrailingZeros().scale() > 0)
            throw new Unclear("whole", raw);
        return n;
    }

    /** @return number of a numeric cell: rounded to what the spreadsheet keeps, so that 0.30000000000000004 is 0.3 */
    static BigDecimal cell(String stored, boolean whole) throws Unclear {
        String s = stored.strip();
        if (s.length() > LONGEST || !CELL.matcher(s).matches())
            throw new Unclear("number", stored);
        BigDecimal n = new BigDecimal(s).round(new MathContext(SPREADSHEET_DIGITS, RoundingMode.HALF_EVEN));
        if (Math.abs(n.precision() - (long) n.scale()) > LARGEST_EXPONENT)
            throw new Unclear("number", stored);
        return whole(n, whole, stored);
    }

    /** @param unit unit of a number without one, e.g. GB @return bytes of a size typed by a person, e.g. 1,5 TB */
    static BigDecimal bytes(String raw, String unit) throws Unclear {
        Matcher m = BYTES.matcher(raw.strip());
        boolean said = m.matches();
        return bytes(typed(said ? m.group(1) : raw, false), said ? m.group(2) : unit, raw);
    }

    /** @param unit unit of the number @return bytes */
    static BigDecimal bytes(BigDecimal size, String unit, String raw) throws Unclear {
        BigDecimal factor = UNITS.get(unit.toLowerCase(Locale.ROOT));
        if (factor == null)
            throw new Unclear("number", raw);
        return whole(size.multiply(factor), true, raw);
    }

    /** @return bytes in that unit; null if there is no such unit */
    static BigDecimal in(BigDecimal bytes, String unit) {
        BigDecimal factor = UNITS.get(unit.toLowerCase(Locale.ROOT));
        return factor == null ? null : bytes.divide(factor); // divisors are powers of 10 or 2: it always ends
    }

    /** @return number as answers keep it */
    static String plain(BigDecimal n) {
        return n.signum() == 0 ? "0" : n.stripTrailingZeros().toPlainString();
    }

    /** @return number of a value as answers keep it; null if it is none */
    static BigDecimal kept(String value) {
        return value.length() <= LONGEST && value.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(value) : null;
    }
}
