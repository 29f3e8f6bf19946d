package org.khoso.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Action;
import org.khoso.api.Confidence;
import org.khoso.api.FileView;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.packaging.PackageAdvice;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageRules;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.Packager;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.report.DipCertificate;
import org.khoso.model.Concepts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Writes dossiers as packages, and verifies packages by anyone. */
@Component(service = Packages.class)
public final class Packages {
    private static final String CREATION = "information package creation";

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
    private final DipCertificate certificate;
    private final RulePacks rules;

    /** Called by OSGi and tests. */
    @Activate
    public Packages(@Reference Packager packager,
            @Reference(cardinality = ReferenceCardinality.AT_LEAST_ONE, policyOption = ReferencePolicyOption.GREEDY) List<PackageVerifier> verifiers,
            @Reference PackageAdvice advice, @Reference DipCertificate certificate,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) PackageRules rules) {
        this.advice = advice;
        this.certificate = certificate;
        this.rules = new RulePacks(rules);
        this.packager = packager;
        for (PackageVerifier v : verifiers)
            this.verifiers.put(v.standard(), v);
    }

    /** Without certification of DIP, and without packs of rules. */
    public Packages(Packager packager, List<PackageVerifier> verifiers, PackageAdvice advice) {
        this(packager, verifiers, advice, null, null);
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
        return propose(session, dossier, handOver, false);
    }

    /**
     * @param handOver whether it goes to another System
     * @param loose    whether documents are packed apart from their dossier
     * @return the package type that fits
     */
    public Proposal propose(Session session, Holding dossier, boolean handOver, boolean loose) throws IOException {
        PackageAdvice.Proposal p = advice.propose(new PackageAdvice.Purpose(digitisedHere(session, dossier), handOver, loose));
        return new Proposal(p.type(), p.clause(), p.confidence(), p.reason());
    }

    /** @return OBJID of the package of a dossier that was written last; empty if none was */
    public Optional<String> last(Session session, Holding dossier) throws IOException {
        try (Stream<Holding> events = session.archive().holdings().stream(
                HoldingQuery.children(Kind.EVENT, dossier.id()).where(Concepts.TYPE, HoldingQuery.Op.EQ, CREATION))) {
            return events.max(Comparator.comparing(e -> (Instant) e.value(Concepts.WHEN))).map(e -> e.text(Concepts.DETAIL));
        }
    }

    /** @return the records of a dossier that the actor may pack, in their order */
    public List<UUID> records(Session session, Holding dossier) throws IOException {
        return PackedRecords.all(session, dossier);
    }

    /** @return bytes of the files of each record, in the order of the records */
    public long[] sizes(Session session, List<UUID> records) throws IOException {
        Map<UUID, List<FileView>> files = Families.files(session.archive().holdings(), records);
        return records.stream().mapToLong(r -> files.getOrDefault(r, List.of()).stream().mapToLong(FileView::size).sum()).toArray();
    }

    /** TT 05/2025 records digitisation as an event of the type "transfer"; intake and capture write it. */
    private static boolean digitisedHere(Session session, Holding dossier) throws IOException {
        return session.archive().holdings()
                .count(HoldingQuery.children(Kind.EVENT, dossier.id()).where(Concepts.TYPE, HoldingQuery.Op.EQ, "transfer")) > 0;
    }

    /**
     * A package to be written.
     *
     * @param <T>     what the caller wants back with the result
     * @param dossier dossier
     * @param type    type
     * @param with    the caller's
     * @param terms   what is said of it beside its content
     */
    public record Order<T>(Holding dossier, PackageType type, T with, PackageTerms terms) {
        /** A new package of a whole dossier. */
        public Order(Holding dossier, PackageType type, T with) {
            this(dossier, type, with, PackageTerms.PLAIN);
        }
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
        Packager.Written written = unwrapped(
                () -> packager.write(permitted(session, dossier, type, PackageTerms.PLAIN), target, zip, progress));
        journal(session, List.of(dossier), List.of(type), List.of(written));
        return written;
    }

    /**
     * What a package of a hand-over says of it.
     *
     * @param code    registration code of the hand-over; null for none
     * @param earlier OBJID of the package that was returned and is replaced by this one; null for none
     */
    public record Submission(String code, String earlier) {
        /** Of no hand-over. */
        public static final Submission NONE = new Submission(null, null);

        private PackageTerms terms() {
            return earlier == null
                    ? PackageTerms.PLAIN
                    : new PackageTerms(PackageContent.REPLACEMENT, earlier, Map.of(), null, 0, null, "");
        }
    }

    /**
     * Writes one dossier as a ZIP and leaves it to the caller to remember it, by {@link #event}, together with what else becomes true.
     *
     * @param folder where; it must be there
     */
    public Packager.Written make(Session session, Holding dossier, PackageType type, Submission submission, Path folder, Progress progress)
            throws IOException {
        PackageContent content = permitted(session, dossier, type, submission.terms(), submission.code());
        return unwrapped(() -> packager.write(content, folder, true, progress));
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
                () -> packager.draft(permitted(session, order.dossier(), order.type(), order.terms()), target.resolve(order.terms().part()),
                        zip, p));
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

    private PackageContent permitted(Session session, Holding dossier, PackageType type, PackageTerms terms) throws IOException {
        return permitted(session, dossier, type, terms, null);
    }

    private PackageContent permitted(Session session, Holding dossier, PackageType type, PackageTerms terms, String handOver)
            throws IOException {
        if (!session.policy().permits(session.actor(), Action.PACKAGE, Scopes.of(dossier)))
            throw new KhosoException(Message.of("core.package.not-allowed", session.actor().name(), EditHoldings.name(dossier)), null,
                    null);
        return new PackedContent(session, certificate).of(dossier, type, terms, handOver);
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

    /** @return findings and type of a package by anyone, by the standard that it shows to be made for, and by the packs of rules that are there */
    public PackageVerifier.Verdict verify(Session session, Path path, Progress progress) throws IOException {
        return verify(session.standards(), PackageVerifier.AUTO, path, RulePacks.folders(session, System::getenv), progress);
    }

    /**
     * Verifies a package by anyone.
     *
     * @param standards record sets and code lists
     * @param standard  one of {@link #standards()}
     */
    public PackageVerifier.Verdict verify(StandardsCatalog standards, String standard, Path path, Progress progress) throws IOException {
        return verify(standards, standard, path, RulePacks.folders(null, System::getenv), progress);
    }

    /**
     * Verifies a package by anyone.
     *
     * @param standards record sets and code lists
     * @param standard  one of {@link #standards()}
     * @param packs     folders with packs of rules
     */
    public PackageVerifier.Verdict verify(StandardsCatalog standards, String standard, Path path, List<Path> packs, Progress progress)
            throws IOException {
        PackageVerifier verifier = verifiers.get(standard);
        if (verifier == null)
            throw new KhosoException(Message.of("core.package.no-standard", standard, String.join(", ", standards())),
                    Message.of("core.package.no-standard.remedy"), null);
        return rules.added(verifier.verify(path, standards, progress), path, packs, progress);
    }

    /** @return the change by which the history of a dossier says that a package was made of it */
    public static Change event(Session session, Holding dossier, Packager.Written written) {
        return new Change.Create(new Holding(Ids.next(), Kind.EVENT, dossier.id(), 0,
                Map.of(Concepts.TYPE, CREATION, Concepts.WHEN, Instant.now(), Concepts.DETAIL,
                        written.objectId(), Concepts.OUTCOME, written.sha256(), Concepts.AGENT, session.actor().id())));
    }
}
