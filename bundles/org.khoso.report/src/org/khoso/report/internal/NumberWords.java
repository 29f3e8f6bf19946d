package org.khoso.report.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.StringJoiner;

/** Reads whole numbers as Vietnamese words, as inventories and minutes want them beside the figures. */
final class NumberWords {
    private static final long BILLION = 1_000_000_000L;
    private final Properties words = new Properties();
    private final String[] digits;

    NumberWords() throws IOException {
        try (var in = new InputStreamReader(Words.resource("numbers/vi.properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        digits = words.getProperty("digits").split(",");
    }

    /** @return the number in words; negative numbers as figures: nobody counts fewer than none */
    String say(long number) {
        if (number < 0)
            return Long.toString(number);
        if (number == 0)
            return digits[0];
        var out = new StringJoiner(" ");
        say(number, false, out);
        return out.toString();
    }

    /** @param inside whether something greater was said before, so that zeros in front must be said too */
    private void say(long number, boolean inside, StringJoiner out) {
        long rest = number % BILLION;
        boolean more = inside;
        if (number >= BILLION) {
            say(number / BILLION, inside, out);
            out.add(words.getProperty("billion"));
            more = true;
        }
        more = group(rest / 1_000_000, "million", more, out);
        more = group(rest / 1000 % 1000, "thousand", more, out);
        group(rest % 1000, null, more, out);
    }

    private boolean group(long three, String unit, boolean inside, StringJoiner out) {
        if (three == 0)
            return inside;
        hundreds((int) three, inside, out);
        if (unit != null)
            out.add(words.getProperty(unit));
        return true;
    }

    private void hundreds(int three, boolean inside, StringJoiner out) {
        int hundred = three / 100;
        int ten = three / 10 % 10;
        int one = three % 10;
        boolean said = hundred > 0 || inside;
        if (said)
            out.add(digits[hundred]).add(words.getProperty("hundred"));
        if (ten > 1)
            out.add(digits[ten]).add(words.getProperty("tens"));
        else if (ten == 1)
            out.add(words.getProperty("ten"));
        else if (one > 0 && said)
            out.add(words.getProperty("zero-tens"));
        if (one > 0)
            out.add(one == 1 && ten > 1
                    ? words.getProperty("one-after-tens")
                    : one == 5 && ten > 0 ? words.getProperty("five-after-ten") : digits[one]);
    }
}
