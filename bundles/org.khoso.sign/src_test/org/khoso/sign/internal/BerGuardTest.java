package org.khoso.sign.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class BerGuardTest {
    private static int end(String hex) throws BerGuard.Malformed {
        return BerGuard.end(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static void refused(String reason, String hex) {
        assertEquals(reason, assertThrows(BerGuard.Malformed.class, () -> end(hex), hex).reason(), hex);
    }

    @Test
    void wellFormed() throws Exception {
        assertEquals(2, end("3000"));
        assertEquals(2, end("3000 0000"), "what follows is told by the end");
        assertEquals(5, end("3003 020105"));
        assertEquals(7, end("3080 020105 0000"));
        assertEquals(11, end("3080 2480 040141 0000 0000"));
        assertEquals(6, end("3081 03 020105"));
        assertEquals(4, end("1f8101 00"), "a tag of several bytes");
    }

    @Test
    void lengths() {
        refused("truncated", "");
        refused("truncated", "30");
        refused("truncated", "3005 0201");
        refused("truncated", "3080 020105");
        refused("truncated", "3084 7fffffff 00");
        refused("truncated", "3084 ffffffff 00");
        refused("truncated", "3088 ffffffffffffffff 00");
        refused("damaged", "3089 000000000000000000 00");
        refused("damaged", "3003 0205 01 0203 0405");
        refused("damaged", "0480 0000");
        refused("damaged", "3080 0001 00");
        refused("damaged", "1f8181818100");
    }

    @Test
    void depthAndNumber() {
        refused("too-deep", "3080".repeat(200) + "0000".repeat(200));
        refused("too-deep", "3080".repeat(100_000));
        byte[] many = new byte[1_000_006];
        many[0] = 0x30;
        many[1] = (byte) 0x83;
        many[2] = 0x0f;
        many[3] = 0x42;
        many[4] = 0x40;
        Arrays.fill(many, 5, many.length, (byte) 0x05);
        for (int i = 6; i < many.length; i += 2)
            many[i] = 0;
        assertEquals("too-many", assertThrows(BerGuard.Malformed.class, () -> BerGuard.end(many)).reason());
    }
}
