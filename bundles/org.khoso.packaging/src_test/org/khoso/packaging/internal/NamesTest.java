package org.khoso.packaging.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that come from data, as every system can hold them. */
class NamesTest {
    private static final String[] PIECES = {"CON", "aux", "NUL.txt", "com1", "LPT\u00b9", "conin$", ".", "..", " ", "/", "\\", ":", "*",
            "?", "\"", "<", "|", "\0",
            "\n", "\u202e", "\u200f", "\u2028", "\ud800", "\ufeff", "\u00a0", "Q\u0110", "\u00ea\u0301", "e\u0302\u0301", "\ud83d\ude00",
            ".pdf", ".PDF", "a",
            "x".repeat(90), "\u1ec7".repeat(60), "\ufffe", "%00", "~"};

    private static void legal(String n) {
        assertFalse(n.isEmpty() || n.matches("(?s).*[<>:\"/\\\\|?*\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Cn}\u2028\u2029].*"), n);
        assertFalse(n.matches("(?s).*[. \u00a0]") || n.matches("(?s)[\\s\\p{Z}].*"), "[" + n + "]");
        assertFalse(n.toLowerCase(Locale.ROOT).matches("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?"),
                n);
        assertTrue(n.getBytes(StandardCharsets.UTF_8).length <= 190 && n.length() <= 108, n); // a number may come to it
    }

    @ParameterizedTest
    @ValueSource(strings = {"CON", "con .txt", "nul.tar.gz", "COM\u00b2", "a:b", "a. . ", "\u202egpj.exe", "..", "/", "", "\u00a0x\u3000",
            "x/../../y"})
    void forbiddenOnWindows(String name) {
        legal(Names.fileName(name));
    }

    @Test
    void goodNamesStay() {
        for (String n : new String[]{"Quy\u1ebft \u0111\u1ecbnh 12-Q\u0110.pdf", "a.b.c", "console.txt", "com10.pdf", "aux2",
                "x".repeat(96) + ".pdf"})
            assertEquals(n, Names.fileName(n));
    }

    /** Whatever comes, in whatever order: legal, and no two that a disk without regard for capitals takes for one. */
    @Test
    void randomNames() {
        Random random = new Random(5);
        NameSet given = new NameSet();
        Set<String> folded = new HashSet<>();
        for (int i = 0; i < 3000; i++) {
            StringBuilder b = new StringBuilder();
            for (int k = random.nextInt(5); k >= 0; k--)
                b.append(PIECES[random.nextInt(PIECES.length)]);
            String n = given.unique(Names.fileName(b.toString()));
            if (n.length() <= 100)
                legal(n);
            assertTrue(folded.add(n.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT)), n);
            assertEquals(Names.fileName(b.toString()), Names.fileName(Names.fileName(b.toString())), "what is legal stays");
        }
    }
}
