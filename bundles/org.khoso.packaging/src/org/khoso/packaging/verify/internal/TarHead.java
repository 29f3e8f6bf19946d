package org.khoso.packaging.verify.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The head of an entry of a TAR, as POSIX.1 and GNU have it.
 *
 * @param name name
 * @param size bytes that follow
 * @param type what it is
 */
record TarHead(String name, long size, char type) {
    /** Bytes of a head, and what the length of everything is a multiple of. */
    static final int SIZE = 512;

    boolean file() {
        return type == '0' || type == 0 || type == '7';
    }

    boolean folder() {
        return type == '5' || file() && name.endsWith("/");
    }

    /** @return whether these bytes are the head of an entry: they have the right sum and the mark of the format */
    static boolean isHead(byte[] b) {
        if (b.length < SIZE || !new String(b, 257, 5, StandardCharsets.US_ASCII).equals("ustar"))
            return false;
        try {
            return number(b, 148, 8) == sum(b);
        } catch (ZipException e) {
            return false;
        }
    }

    private static long sum(byte[] b) {
        long sum = 8 * ' ';
        for (int i = 0; i < SIZE; i++)
            if (i < 148 || i >= 156)
            sum += b[i] & 0xff;
        return sum;
    }

    static TarHead of(byte[] b) throws ZipException {
        if (!isHead(b))
            throw new ZipException("head");
        String name = text(b, 0, 100);
        // GNU keeps other things where POSIX has the first part of a long name
        boolean posix = b[262] == 0 && b[263] == '0';
        String prefix = posix ? text(b, 345, 155) : "";
        return new TarHead(prefix.isEmpty() ? name : prefix + "/" + name, number(b, 124, 12), (char) (b[156] & 0xff));
    }

    static String text(byte[] b, int from, int most) {
        int end = from;
        while (end < from + most && b[end] != 0)
            end++;
        return new String(b, from, end - from, StandardCharsets.UTF_8);
    }

    /** Octal digits, or big-endian bytes behind a bit. */
    private static long number(byte[] b, int from, int length) throws ZipException {
        if ((b[from] & 0x80) != 0) {
            long n = b[from] & 0x7f;
            for (byte digit : Arrays.copyOfRange(b, from + 1, from + length)) {
                if (n >>> 54 != 0)
                    throw new ZipException("number");
                n = n << 8 | digit & 0xff;
            }
            return n;
        }
        String digits = text(b, from, length).strip();
        if (!digits.matches("[0-7]{0,20}"))
            throw new ZipException("number");
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}
