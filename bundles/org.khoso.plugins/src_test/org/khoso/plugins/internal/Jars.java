package org.khoso.plugins.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import jdk.security.jarsigner.JarSigner;

/** Makes jars, signs them, and harms them. */
final class Jars {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private Jars() {
    }

    static Path bundle(Path folder, String name, String headers, Map<String, String> entries) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        var manifest = new Manifest(
                new ByteArrayInputStream(("Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: " + name
                        + ";singleton:=true\nBundle-Version: 1.0.0\n" + headers).getBytes(StandardCharsets.UTF_8)));
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var e : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey()));
                out.write(e.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    static KeyStore keys(Path folder, String name) throws Exception {
        Path file = folder.resolve(name.replaceAll("\\W", "") + ".p12");
        Files.deleteIfExists(file);
        int code = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-keystore",
                file.toString(), "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-alias", "k", "-keyalg", "EC", "-validity",
                "100", "-dname", name).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        if (code != 0)
            throw new IOException("keytool: " + code);
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    static Path sign(Path jar, KeyStore keys) throws Exception {
        var chain = CertificateFactory.getInstance("X.509").generateCertPath(List.of(keys.getCertificateChain("k")));
        Path signed = jar.resolveSibling("signed-" + jar.getFileName());
        try (var in = new ZipFile(jar.toFile()); var out = Files.newOutputStream(signed)) {
            new JarSigner.Builder((PrivateKey) keys.getKey("k", PASSWORD), chain).build().sign(in, out);
        }
        return signed;
    }

    /** What happens to an entry: new content, or null to leave it out. */
    interface Change {
        byte[] of(String name, byte[] content);
    }

    static Path changed(Path jar, Change change, Map<String, String> added) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (var in = new ZipFile(jar.toFile())) {
            for (var e : in.stream().toList()) {
                byte[] content = change.of(e.getName(), in.getInputStream(e).readAllBytes());
                if (content != null)
                    all.put(e.getName(), content);
            }
        }
        added.forEach((n, c) -> all.put(n, c.getBytes(StandardCharsets.UTF_8)));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var e : all.entrySet()) {
                out.putNextEntry(new ZipEntry(e.getKey()));
                out.write(e.getValue());
            }
        }
        return Files.write(jar.resolveSibling("changed.jar"), bytes.toByteArray());
    }
}
