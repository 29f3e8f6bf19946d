package org.khoso.plugins.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.khoso.api.KhosoException;
import org.khoso.api.plugin.PluginInfo.BundleInfo;
import org.khoso.api.plugin.PluginInfo.Signer;
import org.khoso.model.io.XmlInput;

/**
 * A jar that was read to its end: what it is, who signed it, and that nothing in it was changed, added or taken out since.
 *
 * @param info    identity, checksum, signers
 * @param headers headers of its manifest
 */
record Jar(BundleInfo info, Map<String, String> headers) {
    private static final long LARGEST = 2L << 30;
    private static final int MOST = 200_000;

    static Jar read(Path file, String name) throws IOException {
        try (var jar = new JarFile(file.toFile(), true)) {
            Manifest manifest = jar.getManifest();
            if (manifest == null)
                throw Problems.of("no-bundle", name);
            var reading = new Reading(jar, manifest, name);
            List<Signer> signers = reading.signers();
            return new Jar(info(file, manifest.getMainAttributes(), reading.code(), signers, name), headers(manifest));
        } catch (SecurityException e) {
            throw Problems.caused(e, "tampered", name, String.valueOf(e.getMessage()));
        } catch (FileSystemException | KhosoException e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) { // of the archive, of its manifest
            throw Problems.caused(e, "no-jar", name, XmlInput.reason(e).split("[.:] ", 2)[0]); // not how to make Java take it
        }
    }

    private static BundleInfo info(Path file, Attributes main, boolean code, List<Signer> signers, String name) throws IOException {
        String bundle = main.getValue("Bundle-SymbolicName");
        if (bundle == null)
            throw Problems.of("no-bundle", name);
        String version = main.getValue("Bundle-Version");
        try {
            return new BundleInfo(Metadata.safe(bundle.split(";")[0].strip(), name),
                    org.osgi.framework.Version.parseVersion(version).toString(), Files.size(file), sha256(file), code, signers);
        } catch (IllegalArgumentException e) {
            throw Problems.caused(e, "no-bundle", name);
        }
    }

    private static Map<String, String> headers(Manifest manifest) {
        var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        manifest.getMainAttributes().forEach((k, v) -> headers.put(k.toString(), v.toString()));
        return headers;
    }

    /** @return SHA-256 of the file, hexadecimal */
    static String sha256(Path file) throws IOException {
        return digest(file, "SHA-256");
    }

    static String digest(Path file, String algorithm) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer))
                digest.update(buffer, 0, n);
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    /** One pass over all entries. */
    private static final class Reading {
        private final JarFile jar;
        private final Manifest manifest;
        private final String name;
        private final Set<String> there = new LinkedHashSet<>();
        private final byte[] buffer = new byte[1 << 16];
        private long bytes;
        private boolean first = true;
        private CodeSigner[] common;

        Reading(JarFile jar, Manifest manifest, String name) {
            this.jar = jar;
            this.manifest = manifest;
            this.name = name;
        }

        List<Signer> signers() throws IOException {
            boolean signed = false;
            String open = null;
            for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements();) {
                JarEntry e = all.nextElement();
                if (!there.add(e.getName()) || there.size() > MOST)
                    throw Problems.of("tampered", name, e.getName());
                read(e);
                if (e.isDirectory() || unsignable(e.getName())) {
                    signed |= e.getName().toUpperCase(Locale.ROOT).matches("META-INF/[^/]*\\.SF");
                    continue;
                }
                CodeSigner[] by = e.getCodeSigners();
                if (by == null || by.length == 0)
                    open = e.getName();
                else
                    keep(by);
            }
            for (String listed : manifest.getEntries().keySet())
                if (!there.contains(listed) && digests(listed))
                throw Problems.of("tampered", name, listed);
            if (common == null && !signed)
                return List.of();
            if (common == null)
                throw Problems.of("weak", name);
            if (open != null)
                throw Problems.of("tampered", name, open);
            return signers(common);
        }

        /** @return whether anything in it can run: classes, libraries, components */
        boolean code() {
            return there.stream().map(e -> e.toLowerCase(Locale.ROOT)).anyMatch(e -> e.startsWith("osgi-inf/") && !e.endsWith("/")
                    || e.matches(".*\\.(class|jar|so|dll|dylib|jnilib)"));
        }

        private boolean digests(String entry) {
            return manifest.getAttributes(entry).keySet().stream().anyMatch(k -> k.toString().endsWith("-Digest"));
        }

        private static boolean unsignable(String entry) {
            String upper = entry.toUpperCase(Locale.ROOT);
            return upper.equals(JarFile.MANIFEST_NAME) || upper.matches("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
        }

        /** Reads to the end, so that Java verifies the entry; and compares digests that the manifest has, also if nobody signed it. */
        private void read(JarEntry e) throws IOException {
            List<MessageDigest> digests = new ArrayList<>();
            List<String> wanted = new ArrayList<>();
            Attributes attributes = manifest.getAttributes(e.getName());
            if (attributes != null)
                for (var a : attributes.entrySet())
                    if (a.getKey().toString().matches("(?i)SHA-?(256|384|512)-Digest")) {
                        digests.add(algorithm(a.getKey().toString()));
                        wanted.add(a.getValue().toString());
                    }
            try (InputStream in = jar.getInputStream(e)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    bytes += n;
                    if (bytes > LARGEST)
                        throw Problems.of("too-large", name, LARGEST >> 20);
                    for (MessageDigest d : digests)
                        d.update(buffer, 0, n);
                }
            }
            for (int i = 0; i < digests.size(); i++)
                if (!Base64.getEncoder().encodeToString(digests.get(i).digest()).equals(wanted.get(i).strip()))
                throw Problems.of("tampered", name, e.getName());
        }

        private static MessageDigest algorithm(String header) throws IOException {
            String bits = header.replaceAll("\\D", "");
            try {
                return MessageDigest.getInstance("SHA-" + bits);
            } catch (GeneralSecurityException e) {
                throw new IOException(e);
            }
        }

        private void keep(CodeSigner[] by) {
            common = first ? by : Arrays.stream(common).filter(c -> Arrays.asList(by).contains(c)).toArray(CodeSigner[]::new);
            first = false;
        }

        private List<Signer> signers(CodeSigner[] by) throws IOException {
            List<Signer> found = new ArrayList<>();
            for (CodeSigner s : by) {
                var certificate = (X509Certificate) s.getSignerCertPath().getCertificates().get(0);
                try {
                    String print = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
                    found.add(new Signer(certificate.getSubjectX500Principal().getName(), certificate.getIssuerX500Principal().getName(),
                            certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                            s.getTimestamp() == null ? null : s.getTimestamp().getTimestamp().toInstant(), print));
                } catch (GeneralSecurityException e) {
                    throw new IOException(e);
                }
            }
            if (found.isEmpty())
                throw Problems.of("tampered", name, "META-INF");
            return List.copyOf(found);
        }
    }
}
