package org.khoso.packaging.verify.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * An entry as the list of a ZIP has it.
 *
 * @param rawName name in bytes
 * @param flags   general purpose flags
 * @param method  0 stored, 8 deflated
 * @param crc     check sum
 * @param packed  bytes in the ZIP
 * @param size    bytes unpacked
 * @param offset  where its head begins
 * @param mode    Unix mode, 0 if there is none
 */
record ZipItem(byte[] rawName, int flags, int method, long crc, long packed, long size, long offset, int mode) {
    boolean encrypted() {
        return (flags & 1) != 0;
    }

    boolean special() {
        int type = mode & 0170000;
        return type != 0 && type != 0100000 && !folder();
    }

    boolean folder() {
        return rawName.length > 0 && rawName[rawName.length - 1] == '/';
    }

    /** UTF-8 whether it says so or not; otherwise byte by byte, so that at least ASCII names are right. */
    String path() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(rawName)).toString();
        } catch (CharacterCodingException e) {
            return new String(rawName, StandardCharsets.ISO_8859_1);
        }
    }
}
