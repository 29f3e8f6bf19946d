package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.Signed;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.TrustReader;
import org.khoso.api.sign.Verdict;

/**
 * Judges who signed. The register says whom to trust, for the time at which the signer claims to have signed; a key that was revoked by
 * the time of receipt counts only if a time-stamp proves that it signed before: who has stolen a key can claim any time.
 */
final class SignerJudge {
    private static final Set<SubIndication> REVOKED = EnumSet.of(SubIndication.REVOKED, SubIndication.REVOKED_NO_POE,
            SubIndication.REVOKED_CA_NO_POE);
    /** Clocks of two machines may differ by so much. */
    private static final Duration SLACK = Duration.ofMinutes(10);
    private final SignatureVerifier verifier;
    private final TrustReader certificates;
    private final Clock clock;

    SignerJudge(SignatureVerifier verifier, TrustReader certificates, Clock clock) {
        this.verifier = verifier;
        this.certificates = certificates;
        this.clock = clock;
    }

    /**
     * Verifies that the manifest is what somebody signed.
     *
     * @param trust lists of revoked certificates and authorities of time-stamps, as the person trusts them
     * @return who, and the manifest
     * @throws KhosoException if nobody did, or it was changed since
     */
    Verdict genuine(byte[] signed, String name, Trust trust) throws IOException {
        List<Verdict> all = verifier.verify(new Signed(name, () -> new ByteArrayInputStream(signed), null), trust, Progress.NONE);
        if (all.size() != 1)
            throw Refusals.of("signers", name, all.size());
        Verdict v = all.getFirst();
        if (v.indication() == Indication.TOTAL_FAILED || v.content() == null || v.signedBy() == null || v.signedBy().sha256().isEmpty())
            throw Refusals.of("signature-false", name, reason(v));
        return v;
    }

    private static Message reason(Verdict v) {
        return v.findings().stream().findFirst().map(Finding::message).orElse(Message.of("core.bundle.unsigned"));
    }

    /** @throws KhosoException if the register does not let this key sign this bundle, or the signature does not hold for its time */
    void judge(byte[] signed, String name, Manifest manifest, Verdict v, List<RegisteredSigner> lines) throws IOException {
        SignedBy by = v.signedBy();
        if (by.claimed() == null)
            throw Refusals.of("no-time", name, by.subject());
        Instant now = clock.instant();
        if (by.claimed().isAfter(now.plus(SLACK)))
            throw Refusals.of("future", name, by.subject(), Refusals.minute(by.claimed()), Refusals.minute(now));
        if (REVOKED.contains(v.subIndication()))
            throw Refusals.of("on-list", name, by.subject(), reason(v));
        RegisteredSigner line = line(name, manifest.series(), by, lines);
        admitted(name, by, line, now);
        holds(signed, name, by, line);
    }

    private static RegisteredSigner line(String name, Series series, SignedBy by, List<RegisteredSigner> lines) throws KhosoException {
        if (lines.isEmpty())
            throw Refusals.of("unknown-signer", name, by.subject(), by.sha256());
        return lines.stream().filter(l -> l.unit().equals(series.sender()) && l.purpose() == series.purpose()).findFirst()
                .orElseThrow(() -> Refusals.of("other-unit", name, by.subject(), series.sender(), say(series.purpose()),
                        String.join(", ", lines.stream().map(RegisteredSigner::unit).distinct().toList())));
    }

    static Message say(Purpose purpose) {
        return Message.of("core.bundle.purpose." + purpose.name().toLowerCase(java.util.Locale.ROOT));
    }

    private static void admitted(String name, SignedBy by, RegisteredSigner line, Instant now) throws KhosoException {
        if (line.revoked() != null && !now.isBefore(line.revoked())) {
            boolean proved = by.stamped() != null && by.stamped().isBefore(line.revoked());
            boolean claimed = by.claimed().isBefore(line.revoked());
            if (!proved)
                throw Refusals.of(claimed ? "revoked-unproved" : "revoked", name, by.subject(), Refusals.minute(line.revoked()),
                        line.reason(), Refusals.minute(by.claimed()));
        }
        if (!line.covers(by.claimed()))
            throw Refusals.of("out-of-time", name, by.subject(), line.unit(), Refusals.day(line.from()), Refusals.day(line.until()),
                    Refusals.minute(by.claimed()));
    }

    /** Period, use and strength of the certificate, at the time of signing; that it is the one that is registered is trust enough. */
    private void holds(byte[] signed, String name, SignedBy by, RegisteredSigner line) throws IOException {
        List<X509Certificate> anchor = certificates.certificates(line.certificate(), line.subject());
        var trust = new Trust(anchor, List.of(), List.of(), false, by.claimed());
        Verdict then = verifier.verify(new Signed(name, () -> new ByteArrayInputStream(signed), null), trust, Progress.NONE).getFirst();
        if (!then.passed())
            throw Refusals.of("signature-unsure", name, by.subject(), Refusals.minute(by.claimed()), reason(then));
    }
}
