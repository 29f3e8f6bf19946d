package org.khoso.packaging.bagit.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A sound bag, written from RFC 8493 with no code of the product, about to be changed. */
final class BagSample {
    private static final Map<String, String> NAMES = Map.of("md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256",
            "sha384", "SHA-384",
            "sha512", "SHA-512", "sha3256", "SHA3-256");
    final Map<String, byte[]> files = new TreeMap<>();
    private final String version;
    private final String algorithm;
    private final Charset charset;

    private BagSample(String version, String algorithm, Charset charset) {
        this.version = version;
        this.algorithm = algorithm;
        this.charset = charset;
    }

    /** @return a bag of three files */
    static BagSample of(String version, String algorithm) {
        return of(version, algorithm, StandardCharsets.UTF_8, "data/a.txt", "data/sub/b.txt", "data/sub/a b.txt");
    }

    static BagSample of(String version, String algorithm, Charset charset, String... paths) {
        BagSample b = new BagSample(version, algorithm, charset);
        b.files.put("bagit.txt",
                ("BagIt-Version: " + version + "\nTag-File-Character-Encoding: " + charset.name() + "\n").getBytes(StandardCharsets.UTF_8));
        int n = 0;
        for (String p : paths)
            b.files.put(p, "x".repeat(++n).getBytes(StandardCharsets.UTF_8));
        b.manifest(algorithm, List.of(paths));
        return b;
    }

    BagSample manifest(String by, Collection<String> paths) {
        StringBuilder t = new StringBuilder();
        for (String p : paths)
            t.append(sum(by, files.get(p))).append("  ").append(escaped(p)).append('\n');
        return put((paths.stream().anyMatch(p -> !p.startsWith("data/")) ? "tagmanifest-" : "manifest-") + by + ".txt", t.toString());
    }

    /** Adds bag-info.txt, and a manifest of tags. */
    BagSample tags() {
        long octets = files.entrySet().stream().filter(f -> f.getKey().startsWith("data/")).mapToLong(f -> f.getValue().length).sum();
        long count = files.keySet().stream().filter(f -> f.startsWith("data/")).count();
        put("bag-info.txt", "External-Identifier: E-1\nPayload-Oxum: " + octets + "." + count + "\n");
        return manifest(algorithm, files.keySet().stream().filter(f -> !f.startsWith("data/")).toList());
    }

    private String escaped(String path) {
        String p = version.equals("1.0") ? path.replace("%", "%25") : path;
        return p.replace("\n", "%0A").replace("\r", "%0D");
    }

    private static String sum(String by, byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(NAMES.get(by)).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    BagSample copy() {
        BagSample b = new BagSample(version, algorithm, charset);
        b.files.putAll(files);
        return b;
    }

    BagSample put(String path, String text) {
        files.put(path, text.getBytes(path.equals("bagit.txt") ? StandardCharsets.UTF_8 : charset));
        return this;
    }

    BagSample without(String path) {
        files.remove(path);
        return this;
    }

    String text(String path) {
        return new String(files.get(path), charset);
    }

    /** Writes it into a folder of its own. @return that */
    Path folder(Path into) throws IOException {
        Path top = Files.createTempDirectory(into, "bag");
        for (Map.Entry<String, byte[]> f : files.entrySet()) {
            Path p = top.resolve(f.getKey());
            Files.createDirectories(p.getParent());
            Files.write(p, f.getValue());
        }
        return top;
    }

    byte[] zip(String top) throws IOException {
        return zipBeside(top, null);
    }

    byte[] zipBeside(String top, String beside) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream z = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> f : files.entrySet()) {
                z.putNextEntry(new ZipEntry((top.isEmpty() ? "" : top + "/") + f.getKey()));
                z.write(f.getValue());
            }
            if (beside != null)
                z.putNextEntry(new ZipEntry(beside));
        }
        return out.toByteArray();
    }
}
