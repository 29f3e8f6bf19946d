package org.khoso.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Agent;
import org.khoso.api.packaging.PackageContent.Event;
import org.khoso.api.packaging.PackageContent.Payload;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.fixity.Restorations;
import org.khoso.core.report.DipCertificate;
import org.khoso.core.sign.SignatureRecords;
import org.khoso.model.Concepts;
import org.osgi.framework.FrameworkUtil;

/** Gathers what goes into one package: descriptions through the record sets of its type, files, what happened. */
final class PackedContent {
    private static final Set<String> OF_FILES = Set.of(SignatureRecords.EVENT, Restorations.EVENT);
    /** Offset of Viet Nam: the circular asks for times with it. */
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final String CREATION = "information package creation";
    private final Session session;
    private final DipCertificate certificate;

    /** @param certificate makes the certification of a DIP; null where there is no report engine */
    PackedContent(Session session, DipCertificate certificate) {
        this.session = session;
        this.certificate = certificate;
    }

    /** @param handOver registration code of the hand-over; null for none */
    PackageContent of(Holding dossier, PackageType type, PackageTerms terms, String handOver) throws IOException {
        Profile profile = session.standards().profiles().stream().filter(p -> p.packageType().equals(type.code())).findFirst()
                .orElseThrow(() -> noProfile(type));
        PackedRecords items = terms.records() == null
                ? new PackedRecords(session, dossier, profile, type)
                : new PackedRecords(session, dossier, profile, type, terms.records());
        UUID uuid = Ids.next();
        RecordView view = view(dossier, profile, type, terms, uuid, items.size());
        Agent software = new Agent(UUID.nameUUIDFromBytes("Khoso".getBytes(StandardCharsets.US_ASCII)), "Khoso", "software", version());
        // who did what inside the archive is not for readers
        boolean inside = type != PackageType.DIP;
        List<Agent> agents = inside
                ? List.of(new Agent(session.actor().id(), session.actor().name(), "person", ""), software)
                : List.of(software);
        List<Event> events = events(inside ? dossier : null, items.files(), software);
        return new PackageContent(type, uuid, fondsCode(dossier), view, items, events, agents, now(), version(), terms.status(), handOver,
                terms.earlier(), documentation(type, terms, uuid, view, items));
    }

    private RecordView view(Holding dossier, Profile profile, PackageType type, PackageTerms terms, UUID uuid, int records)
            throws IOException {
        if (type.ofDossier()) {
            if (terms.records() != null && terms.earlier() == null)
                throw new KhosoException(Message.of("core.package.part-of-dossier", EditHoldings.name(dossier)),
                        Message.of("core.package.part-of-dossier.remedy"), null);
            return session.view(dossier, null, profile).orElseThrow(() -> noProfile(type));
        }
        var set = session.standards().recordSet(profile.dossier()).orElseThrow(() -> noProfile(type));
        return HeaderView.of(uuid, set, dossier, records, terms);
    }

    private List<Payload> documentation(PackageType type, PackageTerms terms, UUID uuid, RecordView request, PackedRecords items)
            throws IOException {
        if (type != PackageType.DIP || terms.recipient() == null)
            return List.of();
        if (certificate == null)
            throw new KhosoException(Message.of("core.report.no-engine"), Message.of("core.report.no-engine.remedy"), null);
        return List.of(certificate.make(session, uuid, request, terms.recipient(), items.ids()));
    }

    private static KhosoException noProfile(PackageType type) {
        return new KhosoException(Message.of("core.package.no-profile", type.code()), null, null);
    }

    /** @param dossier null for a package that tells nothing but how it was made */
    private List<Event> events(Holding dossier, List<UUID> all, Agent software) throws IOException {
        List<Event> events = new ArrayList<>();
        if (dossier != null)
            try (Stream<Holding> rows = session.archive().holdings().stream(HoldingQuery.children(Kind.EVENT, dossier.id()))) {
                rows.forEach(h -> events.add(new Event(h.id(), h.text(Concepts.TYPE), ((Instant) h.value(Concepts.WHEN)).atOffset(VIETNAM),
                        h.text(Concepts.DETAIL), h.text(Concepts.OUTCOME), session.actor().id(), objects(h, all))));
            }
        events.add(new Event(Ids.next(), CREATION, now(), "", "success", software.id(), all));
        return events;
    }

    /** A validation of signatures and a restoration are about the files that they name; what else is recorded of a dossier is about all that is packed. */
    private static List<UUID> objects(Holding event, List<UUID> all) {
        if (!OF_FILES.contains(event.text(Concepts.TYPE)))
            return all;
        List<UUID> own = Arrays.stream(event.text(Concepts.OBJECTS).split(";")).filter(s -> !s.isBlank()).map(UUID::fromString)
                .filter(all::contains).toList();
        return own.isEmpty() ? all : own;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(VIETNAM).truncatedTo(ChronoUnit.MILLIS);
    }

    private static String version() {
        var bundle = FrameworkUtil.getBundle(Packages.class);
        return bundle == null ? "1.0.0" : bundle.getVersion().toString();
    }

    private String fondsCode(Holding dossier) throws IOException {
        Holding at = dossier;
        while (at.kind() != Kind.FONDS && at.parent() != null)
            at = session.archive().holdings().find(at.parent()).orElseThrow();
        return at.text(Concepts.REFERENCE_CODE);
    }
}
