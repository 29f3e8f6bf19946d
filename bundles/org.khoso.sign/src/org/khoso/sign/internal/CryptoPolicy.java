package org.khoso.sign.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAPublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;

/** Until when algorithms and keys count as strong: data, {@code KHOSO-INF/sign/algorithms.properties}. */
final class CryptoPolicy {
    private static final String FILE = "KHOSO-INF/sign/algorithms.properties";
    private static final String OPEN = "open";
    private static final int LONGEST_EXPONENT = 64;
    private final Map<String, Instant> digests;
    private final Map<String, NavigableMap<Integer, Instant>> keys = new TreeMap<>();
    private final Map<String, Integer> largest;

    /** How strong something is. @param name what, for sentences @param until last moment; {@link Instant#MIN} for never */
    record Strength(String name, Instant until) {
        boolean holds(Instant at) {
            return !at.isAfter(until);
        }
    }

    CryptoPolicy(Properties p) {
        digests = p.stringPropertyNames().stream().filter(n -> n.startsWith("digest."))
                .collect(Collectors.toMap(n -> n.substring(7).toUpperCase(Locale.ROOT), n -> until(p.getProperty(n))));
        for (String n : p.stringPropertyNames())
            if (n.startsWith("key.")) {
                String[] part = n.split("\\.");
                keys.computeIfAbsent(part[1], k -> new TreeMap<>()).put(Integer.valueOf(part[2]), until(p.getProperty(n)));
            }
        largest = p.stringPropertyNames().stream().filter(n -> n.startsWith("largest."))
                .collect(Collectors.toMap(n -> n.substring(8), n -> Integer.valueOf(p.getProperty(n).strip())));
    }

    static CryptoPolicy ofProduct() {
        try (InputStream in = CryptoPolicy.class.getClassLoader().getResourceAsStream(FILE)) {
            Properties p = new Properties();
            p.load(in);
            return new CryptoPolicy(p);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant until(String day) {
        return day.strip().equals(OPEN) ? Instant.MAX : LocalDate.parse(day.strip()).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Strength digest(String name) {
        return new Strength(name, digests.getOrDefault(name.toUpperCase(Locale.ROOT), Instant.MIN));
    }

    Strength key(X509Certificate c) {
        Size size = size(c);
        var sizes = keys.get(size.kind);
        var entry = sizes == null ? null : sizes.floorEntry(size.bits);
        return new Strength(size.kind + " " + size.bits, entry == null ? Instant.MIN : entry.getValue());
    }

    /** @return whether checking a signature by the key takes no more time than an honest one would */
    boolean bearable(X509Certificate c) {
        RSAPublicKey rsa = Certificates.rsa(c);
        if (rsa != null && rsa.getPublicExponent().bitLength() > LONGEST_EXPONENT)
            return false;
        Size size = size(c);
        return size.bits > 0 && size.bits <= largest.getOrDefault(size.kind, 0);
    }

    /** @return how long a check of a signature by the key takes, in those of 1024 bits RSA */
    static long cost(X509Certificate c) {
        RSAPublicKey rsa = Certificates.rsa(c);
        long k = rsa == null ? 2 : rsa.getModulus().bitLength() / 1024L;
        return Math.max(1, k * k * k);
    }

    private record Size(String kind, int bits) {
    }

    private static Size size(X509Certificate c) {
        RSAPublicKey rsa = Certificates.rsa(c);
        if (rsa != null)
            return new Size("RSA", rsa.getModulus().bitLength());
        return switch (Certificates.key(c)) {
            case ECPublicKey e -> new Size("EC", e.getParams().getOrder().bitLength());
            case DSAPublicKey d -> new Size("DSA", d.getParams() == null ? 0 : d.getParams().getP().bitLength());
            case null -> new Size("?", 0);
            case PublicKey k when k.getAlgorithm().equals("Ed448") -> new Size("EdDSA", 448);
            case PublicKey k when k.getAlgorithm().startsWith("Ed") -> new Size("EdDSA", 255);
            case PublicKey k -> new Size(k.getAlgorithm(), 0);
        };
    }
}
