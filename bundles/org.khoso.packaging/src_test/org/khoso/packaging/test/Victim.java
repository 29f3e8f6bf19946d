package org.khoso.packaging.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A package as a folder, about to be damaged. */
public final class Victim {
    static final String REP = "representations/rep1/";
    private static final Pattern MD = Pattern.compile("<mets:mdRef [^>]*>");
    private static final Pattern FILE = Pattern.compile("<mets:file [^>]*>\\s*<mets:FLocat [^>]*>");
    final Random random;
    public Path root;

    public Victim(Path root, Random random) {
        this.root = root;
        this.random = random;
    }

    Path file(String path) {
        return root.resolve(path);
    }

    public byte[] bytes(String path) {
        try {
            return Files.readAllBytes(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public void write(String path, byte[] bytes) {
        try {
            Files.createDirectories(file(path).getParent());
            Files.write(file(path), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String write(String path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
        return path;
    }

    public String delete(String path) {
        try {
            Files.delete(file(path));
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Edits a file; it must change. */
    public String edit(String path, UnaryOperator<String> edit) {
        String before = text(path);
        String after = edit.apply(before);
        if (before.equals(after))
            throw new IllegalStateException("no change in " + path);
        return write(path, unsealed(after));
    }

    /** Other software writes no seal: an edit has to be found by what it breaks. */
    private static String unsealed(String t) {
        return t.replaceFirst("<\\?khoso-sha256 .*\\?>\\n$", "");
    }

    /** Edits a file and makes all checksums fit again, so that only the content is wrong. */
    String editAndRechain(String path, UnaryOperator<String> edit) {
        edit(path, edit);
        rechain();
        return path;
    }

    public void rechain() {
        edit0(REP + "METS.xml", REP);
        edit0("METS.xml", "");
    }

    private void edit0(String mets, String base) {
        String t = text(mets);
        for (Pattern p : List.of(MD, FILE))
            t = p.matcher(t).replaceAll(m -> Matcher.quoteReplacement(fit(m.group(), base)));
        write(mets, unsealed(t));
    }

    private String fit(String element, String base) {
        Matcher m = Pattern.compile("xlink:href=\"([^\"]*)\"").matcher(element);
        if (!m.find() || !Files.isRegularFile(file(base + decode(m.group(1)))))
            return element;
        byte[] b = bytes(base + decode(m.group(1)));
        return element.replaceAll("SIZE=\"\\d+\"", "SIZE=\"" + b.length + "\"").replaceAll("CHECKSUM=\"[0-9a-f]+\"",
                "CHECKSUM=\"" + sha(b) + "\"");
    }

    static String decode(String href) {
        return URLDecoder.decode(href.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String sha(byte[] b) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(b));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return a random file whose path matches */
    String any(String regex) {
        List<String> all = all(regex);
        return all.get(random.nextInt(all.size()));
    }

    public List<String> all(String regex) {
        try (Stream<Path> s = Files.walk(root)) {
            return s.filter(Files::isRegularFile).map(p -> root.relativize(p).toString().replace('\\', '/')).filter(p -> p.matches(regex))
                    .sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return a random file that is not empty */
    String filled(String regex) {
        List<String> all = all(regex).stream().filter(p -> bytes(p).length > 0).toList();
        return all.get(random.nextInt(all.size()));
    }

    /** @return the path that a random element of the root METS refers to, and the element */
    String[] listed() {
        String t = text("METS.xml");
        List<String> elements = Stream.concat(MD.matcher(t).results(), FILE.matcher(t).results()).map(r -> r.group()).toList();
        String e = elements.get(random.nextInt(elements.size()));
        Matcher m = Pattern.compile("xlink:href=\"([^\"]*)\"").matcher(e);
        m.find();
        return new String[]{decode(m.group(1)), e};
    }

    /** Edits a random element of the root METS that refers to a file. @return that file */
    String editListed(UnaryOperator<String> edit) {
        String[] l = listed();
        edit("METS.xml", t -> t.replace(l[1], edit.apply(l[1])));
        return l[0];
    }

    String flip(String path, int mask) {
        byte[] b = bytes(path);
        b[random.nextInt(b.length)] ^= (byte) mask;
        write(path, b);
        return path;
    }
}
