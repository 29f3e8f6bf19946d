package org.khoso.packaging.verify.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * An entry as the list of a ZIP has it.
 *
 * @param rawName name in bytes
 * @param unicode name in UTF-8 that an extra field gives; null if none does
 * @param flags   general purpose flags
 * @param method  0 stored, 8 deflated
 * @param crc     check sum
 * @param packed  bytes in the ZIP
 * @param size    bytes unpacked
 * @param offset  where its head begins
 * @param mode    Unix mode, 0 if there is none
 */
record ZipItem(byte[] rawName, byte[] unicode, int flags, int method, long crc, long packed, long size, long offset, int mode) {
    boolean encrypted() {
        return (flags & 1) != 0;
    }

    boolean special() {
        int type = mode & 0170000;
        return type != 0 && type != 0100000 && !folder();
    }

    boolean folder() {
        return isFolder(rawName);
    }

    private static boolean isFolder(byte[] name) {
        return name.length > 0 && name[name.length - 1] == '/';
    }

    /**
     * The name that field 0x7075 gives (PKWARE APPNOTE 4.6.9), as software writes it whose names are in a code page.
     *
     * @param field its content: version, checksum of the name in the head, name in UTF-8
     * @return null if it is not for this name, or says something else than a name of the same sort
     */
    static byte[] unicode(byte[] field, byte[] rawName) {
        CRC32 sum = new CRC32();
        sum.update(rawName);
        if (field.length < 6 || field[0] != 1 || ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN).getInt(1) != (int) sum.getValue())
            return null;
        byte[] name = Arrays.copyOfRange(field, 5, field.length);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name));
            return isFolder(name) == isFolder(rawName) ? name : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** UTF-8 whether it says so or not; else by the extra field; otherwise byte by byte, so that at least ASCII names are right. */
    String path() {
        if (unicode != null)
            return new String(unicode, StandardCharsets.UTF_8);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(rawName)).toString();
        } catch (CharacterCodingException e) {
            return new String(rawName, StandardCharsets.ISO_8859_1);
        }
    }
}
