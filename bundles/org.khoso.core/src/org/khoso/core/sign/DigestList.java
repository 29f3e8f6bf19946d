package org.khoso.core.sign;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;

/**
 * What is signed in place of a folder: a line for each file with its SHA-256, two spaces and its path with forward slashes, in UTF-8,
 * ordered by the bytes of the path, as {@code sha256sum} writes and checks it. Links have no place in it. Works as a stream:
 * a folder at a time is in memory.
 */
public final class DigestList {
    private static final int CHUNK = 1 << 17;
    private static final int LONGEST = 1 << 14;
    private static final int HEX = 64;
    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;
    private final Path top;
    private final Progress progress;
    private long files;
    private long bytes;

    /** @param top folder */
    public DigestList(Path top, Progress progress) {
        this.top = top;
        this.progress = progress;
    }

    /** A difference between a list and a folder. */
    public interface Differences {
        /** @param what changed, missing or extra @param path with forward slashes */
        void found(String what, String path);
    }

    /** Writes the list. @throws KhosoException if the folder has a link, or the work was cancelled */
    public void write(Path to) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            folder(top, "", out);
        }
    }

    private void folder(Path dir, String prefix, Writer out) throws IOException {
        List<Path> inside;
        try (Stream<Path> all = Files.list(dir)) {
            // the key of a folder ends in a slash: so the paths of all files come out ordered as a whole
            inside = all.sorted(Comparator.comparing(DigestList::key, BYTES)).toList();
        }
        for (Path p : inside) {
            String path = prefix + p.getFileName();
            if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                folder(p, path + "/", out);
            else if (Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS))
                out.write(line(digest(p), path));
            else
                throw new KhosoException(Message.of("core.sign.link", p.toString()), Message.of("core.sign.link.remedy"), null);
        }
    }

    private static byte[] key(Path p) {
        String name = p.getFileName().toString();
        return (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS) ? name + "/" : name).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(String digest, String path) {
        String escaped = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return (escaped.equals(path) ? "" : "\\") + digest + "  " + escaped + "\n";
    }

    private String digest(Path p) throws IOException {
        progress.item(p.toString());
        MessageDigest d = sha256();
        byte[] buffer = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(p)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (progress.cancelled())
                    throw new KhosoException(Message.of("core.sign.cancelled", top.toString()), Message.of("core.sign.cancelled.remedy"),
                            null);
                d.update(buffer, 0, n);
                bytes += n;
            }
        }
        files++;
        progress.worked(1);
        return HexFormat.of().formatHex(d.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return files written so far */
    public long files() {
        return files;
    }

    /** @return their bytes */
    public long bytes() {
        return bytes;
    }

    /** Tells how what is there differs from what was signed. Both lists are in order. */
    static void compare(Path signed, Path there, Differences to) throws IOException {
        try (BufferedReader a = Files.newBufferedReader(signed, StandardCharsets.UTF_8);
                BufferedReader b = Files.newBufferedReader(there, StandardCharsets.UTF_8)) {
            Entry x = Entry.next(a);
            Entry y = Entry.next(b);
            while (x != null || y != null) {
                int order = x == null ? 1 : y == null ? -1 : BYTES.compare(x.order(), y.order());
                if (order < 0)
                    to.found("missing", x.path);
                else if (order > 0)
                    to.found("extra", y.path);
                else if (!x.digest.equals(y.digest))
                    to.found("changed", x.path);
                if (order <= 0)
                    x = Entry.next(a);
                if (order >= 0)
                    y = Entry.next(b);
            }
        }
    }

    private record Entry(String digest, String path) {
        static Entry next(BufferedReader in) throws IOException {
            String line = in.readLine();
            if (line == null)
                return null;
            boolean escaped = line.startsWith("\\");
            String plain = escaped ? line.substring(1) : line;
            if (plain.length() < HEX + 3 || plain.length() > LONGEST)
                throw new IOException("no digest list");
            String path = plain.substring(HEX + 2);
            return new Entry(plain.substring(0, HEX), escaped ? unescaped(path) : path);
        }

        private static String unescaped(String s) {
            StringBuilder b = new StringBuilder();
            for (int i = 0; i < s.length(); i++) {
                char c = s.charAt(i);
                if (c == '\\' && i + 1 < s.length()) {
                    char next = s.charAt(++i);
                    b.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
                } else {
                    b.append(c);
                }
            }
            return b.toString();
        }

        byte[] order() {
            return path.getBytes(StandardCharsets.UTF_8);
        }
    }
}
