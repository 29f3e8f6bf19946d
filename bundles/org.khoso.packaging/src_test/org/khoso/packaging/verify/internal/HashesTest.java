package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HashesTest {
    @Test
    void manyNamesAreToldApart() {
        Hashes hashes = new Hashes(new Scratch());
        for (int i = 0; i < 300_000; i++)
            assertTrue(hashes.add(Hashes.of("representations/rep1/data/" + i + ".pdf")), "name " + i);
        for (int i = 0; i < 300_000; i += 777) {
            assertTrue(hashes.contains(Hashes.of("representations/rep1/data/" + i + ".pdf")));
            assertFalse(hashes.add(Hashes.of("representations/rep1/data/" + i + ".pdf")));
            assertFalse(hashes.contains(Hashes.of("representations/rep1/data/" + i + ".PDF")));
        }
    }

    @Test
    void whatDiffersLittleDiffersHere() {
        assertNotEquals(Hashes.of(""), Hashes.of("\0"));
        assertNotEquals(Hashes.of("a"), Hashes.of("a\0"));
        assertNotEquals(Hashes.of("ab"), Hashes.of("ba"));
        assertEquals(Hashes.of("ab"), Hashes.of(new String("ab")));
    }

    /** The arithmetic is that of the field, not just something that scatters: only then is a collision as unlikely as said. */
    @Test
    void multipliesModuloThePrime() {
        BigInteger prime = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);
        Random random = new Random(5);
        for (int i = 0; i < 100_000; i++) {
            long a = random.nextLong(prime.longValue());
            long b = i < 100 ? prime.longValue() - 1 - i : random.nextLong(prime.longValue());
            assertEquals(BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)).mod(prime).longValue(), Hashes.times(a, b));
        }
    }
}
