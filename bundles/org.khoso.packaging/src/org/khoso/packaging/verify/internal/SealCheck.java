package org.khoso.packaging.verify.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The METS of a package has no checksum anywhere. One that Khoso wrote ends with a processing instruction that holds the SHA-256 of all bytes before
 * it: a single bit that changed on the way is found. Documents without it, by other software, are as good as before.
 */
final class SealCheck {
    private static final int LENGTH = 82;
    private static final Pattern SEAL = Pattern.compile("<\\?khoso-sha256 ([0-9a-f]{64})\\?>\n");
    /** What was a seal before it was damaged. */
    private static final Pattern REMAINS = Pattern.compile("khoso|sha256|[0-9a-f]{32}");
    private final Bag bag;
    private final Report report;

    SealCheck(Bag bag, Report report) {
        this.bag = bag;
        this.report = report;
    }

    void check(String path) {
        Entry entry = bag.get(path);
        if (entry == null || entry.unreadable || entry.size < LENGTH)
            return;
        byte[] tail = new byte[LENGTH];
        byte[] hash;
        try (InputStream in = bag.open(entry)) {
            hash = hash(in, entry.size - LENGTH);
            in.readNBytes(tail, 0, LENGTH);
        } catch (IOException e) {
            bag.unreadable(entry, e);
            return;
        }
        String last = new String(tail, StandardCharsets.ISO_8859_1);
        Matcher seal = SEAL.matcher(last);
        if (seal.matches() ? !seal.group(1).equals(Bag.hex(hash)) : REMAINS.matcher(afterRoot(last)).find())
            report.add("package/seal", entry.path);
    }

    /** What follows the last end tag; attributes of a document without a seal may hold hashes too. */
    private static String afterRoot(String tail) {
        return tail.substring(tail.lastIndexOf("</") + 1);
    }

    private static byte[] hash(InputStream in, long length) throws IOException {
        MessageDigest digest = XmlGuard.sha256();
        byte[] buffer = new byte[1 << 15];
        for (long left = length; left > 0;) {
            int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (n < 0)
                throw new java.io.EOFException();
            digest.update(buffer, 0, n);
            left -= n;
        }
        return digest.digest();
    }
}
