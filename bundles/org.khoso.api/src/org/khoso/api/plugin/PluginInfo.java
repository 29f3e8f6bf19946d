package org.khoso.api.plugin;

import java.time.Instant;
import java.util.List;

/**
 * A plug-in.
 *
 * @param id        what it is called
 * @param version   version
 * @param label     what its maker calls it
 * @param source    where it came from
 * @param installed when it was installed; of a plan: when the plan was made
 * @param bundles   its bundles
 */
public record PluginInfo(String id, String version, String label, String source, Instant installed, List<BundleInfo> bundles) {
    /** Copies the list. */
    public PluginInfo {
        bundles = List.copyOf(bundles);
    }

    /**
     * A bundle of a plug-in.
     *
     * @param name    symbolic name
     * @param version version
     * @param size    bytes
     * @param sha256  SHA-256 of the jar, hexadecimal
     * @param code    whether it brings a program; false if it is data only
     * @param signers who signed the whole jar; empty if it is not signed
     */
    public record BundleInfo(String name, String version, long size, String sha256, boolean code, List<Signer> signers) {
        /** Copies the list. */
        public BundleInfo {
            signers = List.copyOf(signers);
        }
    }

    /**
     * A signature's certificate.
     *
     * @param subject     whose it is
     * @param issuer      who issued it
     * @param from        valid from
     * @param until       valid until
     * @param stamped     when a time-stamp says that it was signed; null without one
     * @param fingerprint SHA-256 of the certificate, hexadecimal
     */
    public record Signer(String subject, String issuer, Instant from, Instant until, Instant stamped, String fingerprint) {
        /** @return whether nobody but the signer vouches for the name */
        public boolean selfSigned() {
            return subject.equals(issuer);
        }

        /** @return whether the certificate held when it was used: at the time of the time-stamp, without one now */
        public boolean valid(Instant now) {
            Instant when = stamped == null ? now : stamped;
            return !when.isBefore(from) && !when.isAfter(until);
        }
    }
}
