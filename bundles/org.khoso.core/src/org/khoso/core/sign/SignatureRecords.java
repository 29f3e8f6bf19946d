package org.khoso.core.sign;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.sign.Bytes;
import org.khoso.api.sign.Indication;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.Verdict;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Verifies the signatures in the files of a dossier and keeps what was found as PREMIS events of the dossier: they go into its packages.
 * An event tells indication, level, signer, times and the trust list that was used, by its digest.
 */
@Component(service = SignatureRecords.class)
public final class SignatureRecords {
    /** Type of the events, in the vocabulary of the Library of Congress. */
    public static final String EVENT = "digital signature validation";
    private static final String STANDARD = "ETSI EN 319 102-1";
    private static final int MOST_DETAIL = 4000;
    private final FileSigning signing;
    private final AppearanceRules appearance = AppearanceRules.ofProduct();

    /** Called by OSGi and tests. */
    @Activate
    public SignatureRecords(@Reference FileSigning signing) {
        this.signing = signing;
    }

    /**
     * What was found in one file.
     *
     * @param file     the file
     * @param name     its name
     * @param verdicts one for each signature, at least one
     * @param findings what they say, and what is said of the appearance
     */
    public record Signed(Holding file, String name, List<Verdict> verdicts, List<Finding> findings) {
        /** @return the worst of the verdicts */
        public Indication worst() {
            return verdicts.stream().map(Verdict::indication).max(Indication::compareTo).orElseThrow();
        }
    }

    /** Verifies the files of a dossier's records and commits an event for each signed file. @return the signed files */
    public List<Signed> record(Session session, Holding dossier, Trust trust, Progress progress) throws IOException {
        List<Signed> found = new ArrayList<>();
        for (Holding record : children(session, Kind.RECORD, dossier)) {
            List<Holding> files = children(session, Kind.FILE, record);
            for (Holding file : files) {
                if (progress.cancelled())
                    throw FileSigning.problem("cancelled", dossier.text(Concepts.REFERENCE_CODE));
                progress.item(file.text(Concepts.NAME));
                one(session, record, file, files, trust, progress).ifPresent(found::add);
                progress.worked(1);
            }
        }
        List<Change> changes = new ArrayList<>();
        String used = Trusts.fingerprint(trust);
        for (Signed s : found)
            changes.add(event(session, dossier, s, used, trust));
        if (!changes.isEmpty())
            session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(),
                    Message.of("core.sign.recorded", dossier.text(Concepts.REFERENCE_CODE), found.size()), changes, null));
        return found;
    }

    /** Verifies the signatures in one file and keeps nothing. @return what was found; empty if the file carries none */
    public Optional<Signed> look(Session session, Holding file, Trust trust, Progress progress) throws IOException {
        Optional<Holding> record = file.parent() == null ? Optional.empty() : session.archive().holdings().find(file.parent());
        return record.isEmpty()
                ? Optional.empty()
                : one(session, record.get(), file, children(session, Kind.FILE, record.get()), trust, progress);
    }

    private static List<Holding> children(Session session, Kind kind, Holding parent) throws IOException {
        try (Stream<Holding> rows = session.archive().holdings()
                .stream(HoldingQuery.children(kind, parent.id()).sorted(Concepts.ORDINAL, false).within(session.filter(Action.READ)))) {
            return rows.toList();
        }
    }

    private Optional<Signed> one(Session session, Holding record, Holding file, List<Holding> files, Trust trust, Progress progress)
            throws IOException {
        String object = file.text(Concepts.OBJECT);
        if (object.isEmpty())
            return Optional.empty();
        String name = file.text(Concepts.NAME);
        Bytes content = null;
        for (String ending : List.of(FileSigning.APART, FileSigning.XML_APART))
            if (name.endsWith(ending))
            content = content(session, files, name.substring(0, name.length() - ending.length()));
        List<Verdict> verdicts = signing.inside(name, bytes(session, object), content, trust, progress);
        if (verdicts.isEmpty())
            return Optional.empty();
        List<Finding> findings = new ArrayList<>();
        for (Verdict v : verdicts) {
            findings.addAll(v.findings());
            if (record.value(Concepts.DIGITISED_ON) != null) // the rules are about digitised files
                findings.addAll(appearance.judge(name, v));
        }
        return Optional.of(new Signed(file, name, verdicts, findings));
    }

    private static Bytes bytes(Session session, String object) {
        return () -> session.archive().vault().open(object);
    }

    private static Bytes content(Session session, List<Holding> files, String name) {
        return files.stream().filter(f -> f.text(Concepts.NAME).equals(name) && !f.text(Concepts.OBJECT).isEmpty()).findFirst()
                .map(f -> bytes(session, f.text(Concepts.OBJECT))).orElse(null);
    }

    private static Change event(Session session, Holding dossier, Signed s, String used, Trust trust) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.TYPE, EVENT);
        v.put(Concepts.WHEN, Instant.now());
        v.put(Concepts.DETAIL, detail(s, used, trust));
        v.put(Concepts.OUTCOME, String.join(", ", s.verdicts.stream().map(SignatureRecords::status).toList()));
        v.put(Concepts.AGENT, session.actor().id());
        v.put(Concepts.OBJECTS, s.file.id().toString());
        return new Change.Create(new Holding(Ids.next(), Kind.EVENT, dossier.id(), 0, v));
    }

    private static String status(Verdict v) {
        return v.indication() + (v.subIndication() == null ? "" : "/" + v.subIndication());
    }

    /** Plain words in the terms of the standard: a package is read by other software. */
    private static String detail(Signed s, String used, Trust trust) {
        StringBuilder b = new StringBuilder(s.name + ": " + STANDARD + "; trust list sha256 " + used + " (" + trust.anchors().size()
                + " anchors, " + trust.crls().size() + " CRL, " + trust.responses().size() + " OCSP, revocation "
                + (trust.revocation() ? "required" : "not required") + ")");
        for (Verdict v : s.verdicts) {
            b.append("; ").append(status(v));
            SignedBy by = v.signedBy();
            if (!v.profile().isEmpty())
                b.append(' ').append(v.profile());
            if (by != null)
                b.append(", ").append(by.subject()).append(", serial ").append(by.serial()).append(", sha256 ").append(by.sha256())
                        .append(", claimed ").append(by.claimed()).append(", proved ").append(by.stamped());
        }
        return b.length() > MOST_DETAIL ? b.substring(0, MOST_DETAIL) : b.toString();
    }
}
