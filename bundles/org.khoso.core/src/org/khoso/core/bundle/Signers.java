package org.khoso.core.bundle;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Scope;
import org.khoso.api.Subject;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingQuery.Op;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Component;

/**
 * The register of signers: which key may sign for which unit, from when to when, revoked since when. It is kept in the archive, each
 * change a change set with a history. Only who may administer an archive changes it. Thread-safe.
 */
@Component(service = Signers.class)
public final class Signers {
    /** A line to be. @param unit code of the unit @param purpose what may be signed @param from first day, or null @param until last day, or null */
    public record Entry(String unit, Purpose purpose, LocalDate from, LocalDate until) {
    }

    /** @return lines that the actor may see, by unit and order of entry */
    public List<RegisteredSigner> list(Session session) throws IOException {
        return read(session, HoldingQuery.all(Kind.SURVEY_SIGNER).within(session.filter(Action.SURVEY)));
    }

    /** @return all lines of a key; whoever judges a bundle has to know them all */
    List<RegisteredSigner> of(Session session, String fingerprint) throws IOException {
        return read(session, HoldingQuery.all(Kind.SURVEY_SIGNER).where(Concepts.FINGERPRINT, Op.EQ, fingerprint));
    }

    private static List<RegisteredSigner> read(Session session, HoldingQuery query) throws IOException {
        try (Stream<Holding> all = session.archive().holdings().stream(query)) {
            return all.map(RegisteredSigner::of).toList();
        }
    }

    /** A line as it is now. @param line line @param outcome added, changed or same */
    public record Entered(RegisteredSigner line, String outcome) {
    }

    /**
     * Registers a key. One that is registered for the unit and the purpose already gets the new days.
     *
     * @throws KhosoException if the key was revoked, the days are in the wrong order, or the actor may not
     */
    public Entered add(Session session, X509Certificate certificate, Entry entry) throws IOException {
        allow(session, entry.unit());
        if (entry.from() != null && entry.until() != null && entry.until().isBefore(entry.from()))
            throw Refusals.of("signer-days", Refusals.day(entry.from()), Refusals.day(entry.until()));
        byte[] der = der(certificate);
        String print = Refusals.sha256(der);
        String subject = certificate.getSubjectX500Principal().getName();
        List<RegisteredSigner> lines = of(session, print);
        for (RegisteredSigner line : lines)
            if (line.revoked() != null)
            throw Refusals.of("signer-revoked", subject, Refusals.minute(line.revoked()), line.reason());
        RegisteredSigner there = lines.stream().filter(l -> l.unit().equals(entry.unit()) && l.purpose() == entry.purpose()).findFirst()
                .orElse(null);
        if (there != null)
            return period(session, there, entry);
        Holding line = new Holding(Ids.next(), Kind.SURVEY_SIGNER, null, 0, values(entry, der, print, subject));
        commit(session, Message.of("core.bundle.signer-added", entry.unit(), subject), List.of(new Change.Create(line)));
        return new Entered(RegisteredSigner.of(line), "added");
    }

    private Entered period(Session session, RegisteredSigner line, Entry entry) throws IOException {
        if (Objects.equals(line.from(), entry.from()) && Objects.equals(line.until(), entry.until()))
            return new Entered(line, "same");
        Map<String, Object> days = Map.of(Concepts.DATE_FROM, orClear(entry.from()), Concepts.DATE_TO, orClear(entry.until()));
        commit(session, Message.of("core.bundle.signer-changed", line.unit(), line.subject()),
                List.of(new Change.Update(line.id(), line.version(), days)));
        RegisteredSigner now = of(session, line.fingerprint()).stream().filter(l -> l.id().equals(line.id())).findFirst().orElseThrow();
        return new Entered(now, "changed");
    }

    private static Object orClear(LocalDate day) {
        return day == null ? Change.CLEAR : PartialDate.day(day);
    }

    private static Map<String, Object> values(Entry entry, byte[] der, String print, String subject) {
        Map<String, Object> values = new HashMap<>(Map.of(Concepts.FINGERPRINT, print, Concepts.SUBJECT, subject, Concepts.CERTIFICATE,
                Base64.getEncoder().encodeToString(der), Concepts.RESPONDENT, entry.unit(), Concepts.UNIT, entry.unit(), Concepts.PURPOSE,
                entry.purpose().name()));
        if (entry.from() != null)
            values.put(Concepts.DATE_FROM, PartialDate.day(entry.from()));
        if (entry.until() != null)
            values.put(Concepts.DATE_TO, PartialDate.day(entry.until()));
        return values;
    }

    static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e); // it was read from these bytes
        }
    }

    /**
     * Revokes a key: all its lines, for whatever unit. One that is revoked already can only be revoked since an earlier moment.
     *
     * @param since  since when it is not to be trusted
     * @param reason why, not empty
     * @return the lines that changed
     * @throws KhosoException if there is no such line, no reason, or the actor may not
     */
    public List<RegisteredSigner> revoke(Session session, String fingerprint, Instant since, String reason) throws IOException {
        if (reason == null || reason.isBlank())
            throw Refusals.of("revoke-needs-reason", fingerprint);
        List<RegisteredSigner> lines = of(session, fingerprint);
        if (lines.isEmpty())
            throw Refusals.of("signer-unknown", fingerprint);
        List<Change> changes = new ArrayList<>();
        List<RegisteredSigner> changed = new ArrayList<>();
        for (RegisteredSigner line : lines) {
            allow(session, line.unit());
            if (line.revoked() != null && !since.isBefore(line.revoked()))
                continue;
            changes.add(new Change.Update(line.id(), line.version(), Map.of(Concepts.REVOKED_AT, since, Concepts.REASON, reason.strip())));
            changed.add(line);
        }
        if (changes.isEmpty())
            throw Refusals.of("signer-revoked", lines.getFirst().subject(), Refusals.minute(lines.getFirst().revoked()),
                    lines.getFirst().reason());
        commit(session, Message.of("core.bundle.signer-was-revoked", lines.getFirst().subject(), Refusals.minute(since)), changes);
        List<RegisteredSigner> now = of(session, fingerprint);
        return now.stream().filter(n -> changed.stream().anyMatch(c -> c.id().equals(n.id()))).toList();
    }

    /** @return bundles of a revoked key that were taken in since it can't be trusted: somebody has to look at them */
    public List<Finding> doubtful(Session session, RegisteredSigner revoked) throws IOException {
        List<Finding> all = new ArrayList<>();
        for (KeptBundle b : Numbers.signedBy(session, revoked.fingerprint()))
            if (!b.handledAt().isBefore(revoked.revoked())) {
                Object[] what = {b.series().respondent(), b.number(), Refusals.minute(b.handledAt()), Refusals.minute(b.signedAt())};
                all.add(new Finding("survey/bundle-doubtful", "", Confidence.DESIGN, Level.SHOULD,
                        new Subject(Kind.SURVEY_BUNDLE, null, b.series().respondent()), Long.toString(b.number()),
                        Message.of("core.bundle.doubtful", what), Message.of("core.bundle.doubtful.remedy", what)));
            }
        return all;
    }

    /** @return SHA-256 of a certificate, hex */
    public static String fingerprint(X509Certificate certificate) {
        return Refusals.sha256(der(certificate));
    }

    private static void commit(Session session, Message label, List<Change> changes) throws IOException {
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), label, changes, null));
    }

    /** Who lets a key in decides whose answers count. */
    private static void allow(Session session, String unit) throws KhosoException {
        if (!session.policy().permits(session.actor(), Action.ADMINISTER, new Scope(unit, null, null)))
            throw Refusals.of("signer-not-allowed", session.actor().name(), unit);
    }
}
