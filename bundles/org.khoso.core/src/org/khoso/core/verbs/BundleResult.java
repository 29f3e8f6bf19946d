package org.khoso.core.verbs;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Message;
import org.khoso.core.bundle.KeptBundle;
import org.khoso.core.bundle.Purpose;
import org.khoso.core.bundle.RegisteredSigner;

/** Bundles and signers as the verbs say them. */
final class BundleResult {
    private BundleResult() {
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(KeptBundle b) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("way", b.way().name().toLowerCase(Locale.ROOT));
        m.put("kind", word(b.series().purpose()));
        m.put("survey", b.series().survey());
        m.put("sender", b.series().sender());
        m.put("respondent", b.series().respondent());
        m.put("number", b.number());
        m.put("digest", b.digest());
        m.put("previous", b.previous());
        m.put("object", b.object());
        m.put("signer", b.signer());
        m.put("fingerprint", b.fingerprint());
        m.put("signedAt", String.valueOf(b.signedAt()));
        m.put("handledAt", String.valueOf(b.handledAt()));
        m.put("reason", b.reason());
        return m;
    }

    /** @return what goes into the envelope */
    static Map<String, Object> of(RegisteredSigner s) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("fingerprint", s.fingerprint());
        m.put("dn", s.subject());
        m.put("unit", s.unit());
        m.put("kind", word(s.purpose()));
        m.put("from", s.from() == null ? "" : s.from().toString());
        m.put("until", s.until() == null ? "" : s.until().toString());
        m.put("revoked", s.revoked() == null ? "" : s.revoked().toString());
        m.put("reason", s.reason());
        return m;
    }

    /** @return the same for people */
    static Message line(RegisteredSigner s) {
        Message what = purpose(s.purpose());
        String from = s.from() == null ? "…" : s.from().toString();
        String until = s.until() == null ? "…" : s.until().toString();
        return s.revoked() == null
                ? Message.of("verb.survey.signer.line", s.unit(), s.subject(), what, from, until, s.fingerprint())
                : Message.of("verb.survey.signer.line.revoked", s.unit(), s.subject(), what, s.revoked().toString(), s.reason(),
                        s.fingerprint());
    }

    static Message purpose(Purpose purpose) {
        return Message.of("core.bundle.purpose." + word(purpose));
    }

    static String word(Purpose purpose) {
        return purpose.name().toLowerCase(Locale.ROOT);
    }
}
