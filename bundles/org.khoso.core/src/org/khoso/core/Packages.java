package org.khoso.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Confidence;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.packaging.PackageAdvice;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Agent;
import org.khoso.api.packaging.PackageContent.Event;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.Packager;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.sign.SignatureRecords;
import org.khoso.model.Concepts;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Writes dossiers as packages, and verifies packages by anyone. */
@Component(service = Packages.class)
public final class Packages {
    /** Offset of Viet Nam: the circular asks for times with it. */
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);

    /**
     * Which package type fits.
     *
     * @param type       type
     * @param clause     clause that decided
     * @param confidence how sure we are of the clause
     * @param reason     the reason as a sentence
     */
    public record Proposal(PackageType type, String clause, Confidence confidence, Message reason) {
    }

    private final Packager packager;
    private final Map<String, PackageVerifier> verifiers = new TreeMap<>();
    private final PackageAdvice advice;

    /** Called by OSGi and tests. */
    @Activate
    public Packages(@Reference Packager packager,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY) List<PackageVerifier> verifiers,
            @Reference PackageAdvice advice) {
        this.advice = advice;
        this.packager = packager;
        for (PackageVerifier v : verifiers)
            this.verifiers.put(v.standard(), v);
    }

    /** @return names of the standards by which packages can be verified */
    public Set<String> standards() {
        return Collections.unmodifiableSet(verifiers.keySet());
    }

    /**
     * @param handOver whether it goes to another System
     * @return the package type that fits a dossier, by the clause that the standards' profiles name
     */
    public Proposal propose(Session session, Holding dossier, boolean handOver) throws IOException {
        PackageAdvice.Proposal p = advice.propose(new PackageAdvice.Purpose(digitisedHere(session, dossier), handOver));
        return new Proposal(p.type(), p.clause(), p.confidence(), p.reason());
    }

    /** TT 05/2025 records digitisation as an event of the type "transfer"; intake and capture write it. */
    private static boolean digitisedHere(Session session, Holding dossier) throws IOException {
        return session.archive().holdings()
                .count(HoldingQuery.children(Kind.EVENT, dossier.id()).where(Concepts.TYPE, HoldingQuery.Op.EQ, "transfer")) > 0;
    }

    private static Profile profile(Session session, PackageType type) throws KhosoException {
        return session.standards().profiles().stream().filter(p -> p.packageType().equals(type.code())).findFirst()
                .orElseThrow(() -> new KhosoException(Message.of("core.package.no-profile", type.code()), null, null));
    }

    /**
     * A package to be written.
     *
     * @param <T>     what the caller wants back with the result
     * @param dossier dossier
     * @param type    type
     * @param with    the caller's
     */
    public record Order<T>(Holding dossier, PackageType type, T with) {
    }

    /**
     * Is told, in the order asked for, what became of each package. What it throws ends the run.
     *
     * @param <T> what comes back with the result
     */
    public interface Sink<T> {
        /** The package, its name and its entry in the journal are on disk. */
        void written(Order<T> order, Packager.Written written) throws IOException;

        /** There is none. */
        void failed(Order<T> order, IOException why) throws IOException;
    }

    /**
     * Writes one dossier, and remembers that it did.
     *
     * @param folder where; null takes the archive's own {@code packages/}
     */
    public Packager.Written write(Session session, Holding dossier, PackageType type, Path folder, boolean zip, Progress progress)
            throws IOException {
        Path target = target(session, folder);
        Packager.Written written = unwrapped(() -> packager.write(permitted(session, dossier, type), target, zip, progress));
        journal(session, List.of(dossier), List.of(type), List.of(written));
        return written;
    }

    /**
     * What a package of a hand-over says of it.
     *
     * @param code   registration code of the hand-over; null for none
     * @param status NEW, or REPLACEMENT for one in the place of a package that was returned
     */
    public record Submission(String code, String status) {
        /** Of no hand-over. */
        public static final Submission NONE = new Submission(null, "NEW");
    }

    /**
     * Writes one dossier as a ZIP and leaves it to the caller to remember it, by {@link #event}, together with what else becomes true.
     *
     * @param folder where; it must be there
     */
    public Packager.Written make(Session session, Holding dossier, PackageType type, Submission submission, Path folder, Progress progress)
            throws IOException {
        allow(session, dossier);
        return unwrapped(() -> packager.write(content(session, dossier, type, submission), folder, true, progress));
    }

    /**
     * Writes many dossiers, several beside each other, and remembers that it did.
     *
     * @param orders   asked for one by one, while others are written
     * @param folder   where; null takes the archive's own {@code packages/}
     * @param progress asked whether to stop: what is written by then is told of
     */
    public <T> void writeAll(Session session, Iterator<Order<T>> orders, Path folder, boolean zip, Progress progress, Sink<T> sink)
            throws IOException {
        Path target = target(session, folder);
        PackageRun.Maker maker = (order, p) -> unwrapped(
                () -> packager.draft(permitted(session, order.dossier(), order.type()), target, zip, p));
        new PackageRun<T>(maker, made -> publish(session, made), progress).run(orders, sink);
    }

    private static Path target(Session session, Path folder) throws IOException {
        return Files.createDirectories(folder == null ? session.archive().directory().resolve("packages") : folder);
    }

    private List<PackageRun.Outcome> publish(Session session, List<PackageRun.Made<?>> made) throws IOException {
        List<PackageRun.Outcome> outcomes = new ArrayList<>();
        List<Holding> dossiers = new ArrayList<>();
        List<PackageType> types = new ArrayList<>();
        List<Packager.Written> all = new ArrayList<>();
        for (PackageRun.Made<?> m : made)
            try {
                if (m.failure() != null)
                    throw m.failure();
                Packager.Written written = m.draft().publish();
                all.add(written);
                dossiers.add(m.order().dossier());
                types.add(m.order().type());
                outcomes.add(new PackageRun.Outcome(written, null));
            } catch (IOException e) {
                outcomes.add(new PackageRun.Outcome(null, e));
            }
        packager.sync(all.stream().map(Packager.Written::path).toList());
        journal(session, dossiers, types, all);
        return outcomes;
    }

    private static void journal(Session session, List<Holding> dossiers, List<PackageType> types, List<Packager.Written> written)
            throws IOException {
        List<ChangeSet> changes = new ArrayList<>();
        for (int i = 0; i < written.size(); i++)
            changes.add(new ChangeSet(Ids.next(),
                    Message.of("core.package.change", types.get(i).code(), EditHoldings.name(dossiers.get(i))),
                    List.of(event(session, dossiers.get(i), written.get(i))), null));
        session.archive().holdings().commitAll(session.actor(), changes);
    }

    private PackageContent permitted(Session session, Holding dossier, PackageType type) throws IOException {
        allow(session, dossier);
        return content(session, dossier, type, Submission.NONE);
    }

    private static void allow(Session session, Holding dossier) throws KhosoException {
        if (!session.policy().permits(session.actor(), Action.PACKAGE, Scopes.of(dossier)))
            throw new KhosoException(Message.of("core.package.not-allowed", session.actor().name(), EditHoldings.name(dossier)), null,
                    null);
    }

    private interface Work<T> {
        T done() throws IOException;
    }

    /** Records are read while the package is written, by a list that can't throw what it meets. */
    private static <T> T unwrapped(Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** @return findings and type of a package by anyone, by the standard that it shows to be made for */
    public PackageVerifier.Verdict verify(Session session, Path path, Progress progress) throws IOException {
        return verify(session.standards(), PackageVerifier.AUTO, path, progress);
    }

    /**
     * Verifies a package by anyone.
     *
     * @param standards record sets and code lists
     * @param standard  one of {@link #standards()}
     */
    public PackageVerifier.Verdict verify(StandardsCatalog standards, String standard, Path path, Progress progress) throws IOException {
        PackageVerifier verifier = verifiers.get(standard);
        if (verifier == null)
            throw new KhosoException(Message.of("core.package.no-standard", standard, String.join(", ", standards())),
                    Message.of("core.package.no-standard.remedy"), null);
        return verifier.verify(path, standards, progress);
    }

    /** @return the change by which the history of a dossier says that a package was made of it */
    public static Change event(Session session, Holding dossier, Packager.Written written) {
        return new Change.Create(new Holding(Ids.next(), Kind.EVENT, dossier.id(), 0,
                Map.of(Concepts.TYPE, "information package creation", Concepts.WHEN, java.time.Instant.now(), Concepts.DETAIL,
                        written.objectId(), Concepts.OUTCOME, written.sha256(), Concepts.AGENT, session.actor().id())));
    }

    private PackageContent content(Session session, Holding dossier, PackageType type, Submission submission) throws IOException {
        Profile profile = profile(session, type);
        HoldingView view = session.view(dossier, null, profile)
                .orElseThrow(() -> new KhosoException(Message.of("core.package.no-profile", type.code()), null, null));
        PackedRecords items = new PackedRecords(session, dossier, profile, type);
        Agent person = new Agent(session.actor().id(), session.actor().name(), "person", "");
        Agent software = new Agent(UUID.nameUUIDFromBytes("Khoso".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), "Khoso",
                "software", version());
        return new PackageContent(type, Ids.next(), fondsCode(session, dossier), view, items,
                events(session, dossier, items.files(), software),
                List.of(person, software), now(), version(), submission.status(), submission.code());
    }

    private List<Event> events(Session session, Holding dossier, List<UUID> all, Agent software) throws IOException {
        List<Event> events = new ArrayList<>();
        try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(Kind.EVENT, dossier.id()))) {
            rows.forEach(h -> events.add(new Event(h.id(), h.text(Concepts.TYPE),
                    ((java.time.Instant) h.value(Concepts.WHEN)).atOffset(VIETNAM), h.text(Concepts.DETAIL), h.text(Concepts.OUTCOME),
                    session.actor().id(), objects(h, all))));
        }
        events.add(new Event(Ids.next(), "information package creation", now(), "", "success", software.id(), all));
        return events;
    }

    /** A validation of signatures is about the files that it names; what else is recorded of a dossier is about all that is packed. */
    private static List<UUID> objects(Holding event, List<UUID> all) {
        if (!event.text(Concepts.TYPE).equals(SignatureRecords.EVENT))
            return all;
        List<UUID> own = java.util.Arrays.stream(event.text(Concepts.OBJECTS).split(";")).filter(s -> !s.isBlank()).map(UUID::fromString)
                .filter(all::contains).toList();
        return own.isEmpty() ? all : own;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(VIETNAM).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    private static String version() {
        var bundle = FrameworkUtil.getBundle(Packages.class);
        return bundle == null ? "1.0.0" : bundle.getVersion().toString();
    }

    private static String fondsCode(Session session, Holding dossier) throws IOException {
        Holding at = dossier;
        while (at.kind() != Kind.FONDS && at.parent() != null)
            at = session.archive().holdings().find(at.parent()).orElseThrow();
        return at.text(Concepts.REFERENCE_CODE);
    }
}
