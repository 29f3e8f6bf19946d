package org.khoso.survey.sum.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountsTest {
    private static final int[] ORDER = {0, 1, 2};

    private static String sum(Amounts a) {
        return a.sum(ORDER, 0, ORDER.length, i -> true).toPlainString();
    }

    @Test
    void plainNumbersAreTheSameEitherWay() {
        for (String n : List.of("0", "7", "000", "999999999999", "12.5", "0.000001", "1234567.1234"))
            for (int scale : List.of(0, 6)) {
                Amounts plain = new Amounts(3, scale);
                Amounts exact = new Amounts(3, scale);
                exact.add(1, new BigDecimal(n));
                if (plain.addPlain(1, n))
                    assertEquals(exact.get(1), plain.get(1), n);
                else
                    assertTrue(scale == 0 && n.contains("."), n);
                assertEquals(new BigDecimal(n).stripTrailingZeros(), exact.get(1).stripTrailingZeros());
            }
        for (String n : List.of("", "-1", "+1", "1e3", "1.", ".5", "1.2.3", "0.0000001", "1234567890123", "\u0661", " 1"))
            assertFalse(new Amounts(3, 6).addPlain(1, n), n);
    }

    @Test
    void nothingIsTooLarge() {
        Amounts a = new Amounts(3, 6);
        BigDecimal large = new BigDecimal("123456789012345678901234567890.12345678901234567890");
        a.add(0, large);
        a.add(0, BigDecimal.ONE);
        assertFalse(a.addPlain(0, "1"), "what is large already is added exactly");
        a.add(1, new BigDecimal("0.0000001"));
        assertTrue(a.addPlain(2, "5"));
        assertEquals("123456789012345678901234567896.123456889012345678 9".replace(" ", ""), sum(a));
        a.clear(0);
        assertEquals("5.0000001", sum(a));
    }

    @Test
    void sumsLargerThanALong() {
        Amounts a = new Amounts(3, 0);
        for (int i = 0; i < 3; i++)
            a.add(i, new BigDecimal("999999999999999999"));
        assertEquals("2999999999999999997", sum(a));
        for (int i = 0; i < 3; i++)
            for (int k = 0; k < 9; k++)
                a.add(i, new BigDecimal("999999999999999999"));
        assertEquals("29999999999999999970", sum(a));
    }
}
