package org.khoso.storage.sql.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/** The head of an embedded database's file, which stands there twice: a line of names and values, the last of them its sum. */
final class FileHead {
    private static final int BLOCK = 4096;
    private static final int HEX = 16;
    private static final Pattern CLOSED = Pattern.compile("([^\\n]*?),clean:1((?:,[^\\n]*)?),fletcher:([0-9a-f]{1,8})\\n\\x00*+");

    private FileHead() {
    }

    /** @return whether it says that the file was closed properly */
    static boolean closed(Path file) throws IOException {
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "r")) {
            return without(f, 0) != null && without(f, BLOCK) != null;
        }
    }

    /** Lets the engine open a file as after a kill: it then looks at all parts, and bears the loss of those that nothing needs. */
    static void asAfterAKill(Path file) throws IOException {
        try (RandomAccessFile f = new RandomAccessFile(file.toFile(), "rw")) {
            for (int at : new int[]{0, BLOCK}) { // one after the other: one of them is whole at any time
                byte[] head = without(f, at);
                if (head == null)
                    continue;
                f.seek(at);
                f.write(head);
                f.getChannel().force(true);
            }
        }
    }

    /** @return the block as it is without the word, null if it does not say so, or its sum is another one */
    private static byte[] without(RandomAccessFile f, long at) throws IOException {
        if (f.length() < at + BLOCK)
            return null;
        byte[] block = new byte[BLOCK];
        f.seek(at);
        f.readFully(block);
        Matcher m = CLOSED.matcher(new String(block, StandardCharsets.ISO_8859_1));
        if (!m.matches() || DataUtils.getFletcher32(block, 0, m.end(2)) != Integer.parseUnsignedInt(m.group(3), HEX))
            return null;
        String left = m.group(1) + m.group(2);
        int sum = DataUtils.getFletcher32(left.getBytes(StandardCharsets.ISO_8859_1), 0, left.length());
        return Arrays.copyOf((left + ",fletcher:" + Integer.toHexString(sum) + "\n").getBytes(StandardCharsets.ISO_8859_1), BLOCK);
    }
}
