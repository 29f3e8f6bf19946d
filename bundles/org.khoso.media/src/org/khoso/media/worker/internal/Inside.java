package org.khoso.media.worker.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Looks into ZIP and OLE2 containers to tell office formats apart, and recognises plain text. */
final class Inside {
    private static final int HEAD = 65_536;
    private static final int MOST = 262_144;
    private static final Pattern MAIN = Pattern.compile("ContentType\\s*=\\s*[\"']([^\"']{1,200})[\"']");
    private static final Pattern VERSION = Pattern.compile("manifest:version\\s*=\\s*[\"'](1\\.[0-9])[\"']");
    private final Properties table = new Properties();

    Inside(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            table.load(in);
        }
    }

    String puid(String key) {
        return table.getProperty(key, "");
    }

    /** @return what a container is, if it is one that the table knows */
    Optional<String> puid(Path file, List<String> found) throws IOException {
        byte[] head = head(file, 8);
        if (head.length < 8)
            return Optional.empty();
        if (head[0] == 'P' && head[1] == 'K' && head[2] == 3)
            return zip(file).map(table::getProperty).or(() -> found.isEmpty() ? Optional.of(puid("zip")) : Optional.empty());
        if ((head[0] & 255) == 0xd0 && (head[1] & 255) == 0xcf && head[2] == 0x11)
            return ole(file);
        return Optional.empty();
    }

    private Optional<String> zip(Path file) {
        try (var z = new ZipFile(file.toFile())) {
            String types = entry(z, "[Content_Types].xml");
            for (Matcher m = MAIN.matcher(types); m.find();)
                if (table.containsKey("ooxml." + m.group(1)))
                return Optional.of("ooxml." + m.group(1));
            String mime = "odf." + entry(z, "mimetype").strip();
            if (!table.containsKey(mime))
                return Optional.empty();
            Matcher v = VERSION.matcher(entry(z, "META-INF/manifest.xml"));
            String versioned = v.find() ? mime + "." + v.group(1) : mime;
            return Optional.of(table.containsKey(versioned) ? versioned : mime);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a broken container is named by the signatures alone
        }
    }

    private static String entry(ZipFile z, String name) throws IOException {
        var e = z.getEntry(name);
        if (e == null)
            return "";
        try (InputStream in = z.getInputStream(e)) {
            return new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
        }
    }

    /** The names of the streams stand as UTF-16 in a directory, mostly near the start or the end of the file. */
    private Optional<String> ole(Path file) throws IOException {
        byte[] b = new byte[2 * MOST];
        int n;
        try (var c = Files.newByteChannel(file)) {
            var buffer = java.nio.ByteBuffer.wrap(b);
            buffer.limit(MOST);
            while (buffer.hasRemaining() && c.read(buffer) > 0)
                continue;
            if (c.size() > MOST) {
                buffer.limit(b.length);
                c.position(Math.max(MOST, c.size() - MOST));
                while (buffer.hasRemaining() && c.read(buffer) > 0)
                    continue;
            }
            n = buffer.position();
        }
        String text = new String(b, 0, n, StandardCharsets.UTF_16LE);
        return table.stringPropertyNames().stream().filter(k -> k.startsWith("ole.") && text.contains(k.substring(4)))
                .map(table::getProperty)
                .findFirst();
    }

    /** @return whether the start of the file holds no control characters; whatever the encoding of the letters */
    boolean isText(Path file) throws IOException {
        byte[] b = head(file, HEAD);
        boolean wide = b.length > 1 && ((b[0] & 255) == 0xff && (b[1] & 255) == 0xfe || (b[0] & 255) == 0xfe && (b[1] & 255) == 0xff);
        if (wide)
            return true;
        for (byte x : b)
            if (x >= 0 && x < 32 && x != '\t' && x != '\n' && x != '\r' && x != '\f' && x != 0x1a)
            return false;
        return b.length > 0;
    }

    private static byte[] head(Path file, int n) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(n);
        }
    }
}
