package org.khoso.core.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.sign.Encryption;
import org.khoso.api.sign.SignatureVerifier;
import org.khoso.api.sign.SignedBy;
import org.khoso.api.sign.Signer;
import org.khoso.api.sign.SigningKey;
import org.khoso.api.sign.Trust;
import org.khoso.api.sign.TrustReader;
import org.khoso.api.sign.Verdict;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.survey.ResponseFormat;
import org.khoso.core.Session;
import org.khoso.core.survey.Arrival;
import org.khoso.core.survey.Collecting.Outcome;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Takes bundles in. First who signed is judged, then the parts are held against the manifest, then the number against those of the
 * sender. What changes (answers or state, number, kept bundle) is one change set: a kill leaves all of it or nothing, and the same call
 * again completes it. Thread-safe.
 */
@Component(service = BundleImport.class)
public final class BundleImport {
    private static final String FORMS = "(" + Signer.FORM + "=" + Signer.CMS + ")";
    private final Encryption encryption;
    private final SignerJudge judge;
    private final Signers signers;
    private final BundleContent content;
    private final Clock clock;

    /** Called by OSGi. @param encryption null if no part for signatures is installed, as the two that follow */
    @Activate
    public BundleImport(@Reference Responses responses, @Reference Filling filling, @Reference Signers signers,
            @Reference(target = "(" + ResponseFormat.FORMAT + "=json)") ResponseFormat json,
            @Reference(target = FORMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) Encryption encryption,
            @Reference(target = FORMS, cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) SignatureVerifier verifier,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) TrustReader certificates) {
        this(new BundleContent(responses, filling, json), signers, encryption, new SignerJudge(verifier, certificates, Clock.systemUTC()),
                Clock.systemUTC());
    }

    BundleImport(BundleContent content, Signers signers, Encryption encryption, SignerJudge judge, Clock clock) {
        this.content = content;
        this.signers = signers;
        this.encryption = encryption;
        this.judge = judge;
        this.clock = clock;
    }

    /** How to take one in. @param key key that it is encrypted to @param trust lists of revoked certificates and authorities of time-stamps @param attachments folder that attachments are written to; null to leave them in the archive */
    public record Receiving(SigningKey key, Trust trust, Path attachments) {
    }

    /**
     * What became of a bundle.
     *
     * @param response    response that it belongs to
     * @param outcome     what was done
     * @param changed     answers that changed
     * @param bundle      as it is kept
     * @param attachments names of what came with it, or the files that they were written to
     * @param notes       what is worth saying: numbers that are missing and the like
     */
    public record Taken(UUID response, Outcome outcome, int changed, KeptBundle bundle, List<String> attachments, List<Finding> notes) {
    }

    /** @return whether a file is to be taken in here: by its name or its first bytes */
    public boolean knows(Path file) throws IOException {
        if (file.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(BundleExport.ENDING))
            return true;
        if (encryption == null || !Files.isRegularFile(file))
            return false;
        try (InputStream in = Files.newInputStream(file)) {
            return encryption.knows(in.readNBytes(64));
        }
    }

    /** Takes a bundle in. @throws KhosoException if it is refused: names the file and the reason; nothing was changed */
    public Taken take(Session session, Path file, Receiving receiving) throws IOException {
        if (encryption == null)
            throw Refusals.of("not-installed");
        String name = file.getFileName().toString();
        byte[] plain = encryption.decrypt(name, bytes(file, name), receiving.key());
        var zip = new BundleZip(plain, name);
        byte[] signed = zip.manifest();
        Verdict v = judge.genuine(signed, name, receiving.trust());
        Manifest m = ManifestJson.read(v.content(), name);
        KeptBundle seen = seen(session, m.series(), Refusals.sha256(v.content()));
        if (seen == null || !seen.fingerprint().equals(v.signedBy().sha256()))
            judge.judge(signed, name, m, v, signers.of(session, v.signedBy().sha256()));
        try {
            Responses.allow(session, m.series().respondent());
            return taken(session, new Signed(name, plain, zip, m, v), seen, receiving);
        } catch (KhosoException e) {
            throw e.problem().args().contains(name)
                    ? e
                    : new KhosoException(Message.of("core.bundle.not-taken", name, e.problem()), e.remedy(), e);
        }
    }

    /** A bundle that somebody signed who may. */
    private record Signed(String name, byte[] plain, BundleZip zip, Manifest manifest, Verdict verdict) {
        SignedBy by() {
            return verdict.signedBy();
        }

        String digest() {
            return Refusals.sha256(verdict.content());
        }
    }

    private static byte[] bytes(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file))
            throw Refusals.of("missing", name, file.toString());
        if (Files.size(file) > Encryption.LARGEST + (1 << 20))
            throw Refusals.of("large", name, Encryption.LARGEST);
        return Files.readAllBytes(file);
    }

    private static KeptBundle seen(Session session, Series series, String digest) throws IOException {
        KeptBundle in = Numbers.of(session, KeptBundle.Way.IN, series).with(digest);
        return in != null ? in : Numbers.of(session, KeptBundle.Way.OUT, series).with(digest);
    }

    private Taken taken(Session session, Signed s, KeptBundle seen, Receiving receiving) throws IOException {
        Manifest m = s.manifest();
        Parts parts = new Parts(receiving.attachments() != null);
        s.zip().parts(m, parts);
        if (seen != null)
            return new Taken(content.response(session, m), Outcome.AGAIN, 0, seen, parts.attachments(receiving.attachments(), m),
                    List.of(Notes.again(s.name(), seen)));
        return fresh(session, s, parts, receiving);
    }

    /** One at a time: which number is the highest must not change meanwhile. Of two processes the store refuses the second. */
    private synchronized Taken fresh(Session session, Signed s, Parts parts, Receiving receiving) throws IOException {
        Manifest m = s.manifest();
        Numbers numbers = Numbers.of(session, KeptBundle.Way.IN, m.series());
        inOrder(s, numbers);
        BundleContent.Read read = content.read(session, m, parts.response(), s.name());
        Arrival a = content.arrival(session, m, read, Refusals.sha256(s.plain()));
        String object = session.archive().vault().put(new ByteArrayInputStream(s.plain())).id(); // durable before anything names it
        var kept = new KeptBundle(KeptBundle.Way.IN, m.series(), m.number(), s.digest(), m.previous(), "", object, s.by().sha256(),
                s.by().subject(), s.by().claimed(), clock.instant(), m.returned() == null ? "" : m.returned().reason());
        List<Change> all = new ArrayList<>(a.changes());
        all.add(new Change.Create(kept.holding(a.response(), numbers.highest())));
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), a.label(), all, null));
        Outcome outcome = m.series().purpose() == Purpose.RETURN ? Outcome.RETURNED : a.fresh() ? Outcome.NEW : Outcome.FILLED;
        return new Taken(a.response(), outcome, a.answers(), kept, parts.attachments(receiving.attachments(), m),
                Notes.of(s.name(), m, numbers));
    }

    /** Bundles hold whole responses: a newer one says all that an older one said, so a missing number is noted and an older one is late. */
    private static void inOrder(Signed s, Numbers numbers) throws KhosoException {
        long number = s.manifest().number();
        KeptBundle same = numbers.at(number);
        String sender = s.manifest().series().sender();
        if (same != null)
            throw Refusals.of("other-content", s.name(), sender, number, Refusals.minute(same.handledAt()), same.digest(), s.digest(),
                    numbers.highest());
        if (numbers.highest() > number)
            throw Refusals.of("older", s.name(), sender, number, numbers.highest(), Refusals.minute(numbers.last().handledAt()));
    }
}
