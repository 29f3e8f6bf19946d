package org.khoso.sign.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** PDF files with signatures, written by hand: so that a test can write them wrong, too. */
final class TestPdf {
    private static final int ROOM = 12_000;
    private byte[] bytes = ("""
            %PDF-1.7
            1 0 obj
            <</Type/Catalog/Pages 2 0 R>>
            endobj
            2 0 obj
            <</Type/Pages/Kids[]/Count 0>>
            endobj
            trailer <</Root 1 0 R>>
            startxref
            0
            %%EOF
            """).getBytes(StandardCharsets.ISO_8859_1);

    /** Makes a signature over bytes. */
    interface Sign {
        byte[] over(byte[] content) throws Exception;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** Adds a revision. */
    TestPdf revision(String text) {
        bytes = concat(bytes, ("9 0 obj\n(" + text + ")\nendobj\nstartxref\n0\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    TestPdf sign(String subFilter, Sign sign) throws Exception {
        return sign(subFilter, 0, 0, sign);
    }

    /** Adds a signed revision. @param more bytes that the gap is too long before its end @param short bytes at the end that are not covered */
    TestPdf sign(String subFilter, int more, int less, Sign sign) throws Exception {
        String head = "5 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/" + subFilter + "/ByteRange [0 ";
        String range = "%010d %010d %010d";
        String middle = "]/Contents ";
        String tail = ">>\nendobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
        int begin = bytes.length + head.length() + range.formatted(0, 0, 0).length() + middle.length();
        int after = begin + 2 * ROOM + 2 + more;
        int left = tail.length() - more - less;
        String before = head + range.formatted(begin, after, left) + middle;
        byte[] covered = concat(concat(bytes, before.getBytes(StandardCharsets.ISO_8859_1)),
                tail.substring(more, tail.length() - less).getBytes(StandardCharsets.ISO_8859_1));
        byte[] value = Arrays.copyOf(sign.over(covered), ROOM);
        bytes = concat(bytes, (before + "<" + HexFormat.of().formatHex(value) + ">" + tail).getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
