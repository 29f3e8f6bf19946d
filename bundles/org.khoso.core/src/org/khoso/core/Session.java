package org.khoso.core;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.AccessFilter;
import org.khoso.api.AccessPolicy;
import org.khoso.api.Action;
import org.khoso.api.Actor;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/**
 * An open archive with what every use case needs beside it: the standards in force there, who acts, what they may do.
 *
 * @param archive   archive
 * @param standards standards, with the archive's own layer
 * @param policy    access policy
 * @param actor     who acts
 */
public record Session(Archive archive, StandardsCatalog standards, AccessPolicy policy, Actor actor) {
    /** Setting: id of the profile by which new dossiers are described. */
    public static final String PROFILE = "profile";

    /** @return the same archive, with another person acting: for use cases that begin from now on */
    public Session as(Actor other) {
        return new Session(archive, standards, policy, other);
    }

    /** @return rows on which the actor may do this */
    public AccessFilter filter(Action action) {
        return policy.filter(actor, action);
    }

    /** @return whether secret records may be held: the machine is declared cut off from networks */
    public boolean isolated() {
        return Boolean.parseBoolean(archive.settings().get(ArchiveProvider.ISOLATED));
    }

    /** @return the profile by which new dossiers are described: the archive's own, else the first with a package type */
    public Profile profile() {
        String id = archive.settings().get(PROFILE);
        return profile(id).or(() -> standards.profiles().stream().filter(p -> !p.packageType().isEmpty()).findFirst())
                .orElseThrow(() -> new IllegalStateException("no profile in the standards"));
    }

    /** @return the profile with that id */
    public Optional<Profile> profile(String id) {
        return standards.profiles().stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** @return the record sets of a profile that exist: dossier, text, photo, audio and video */
    public List<RecordSetInfo> recordSets(Profile profile) {
        return java.util.stream.Stream.of(profile.dossier(), profile.text(), profile.photo(), profile.av())
                .filter(id -> id != null && !id.isEmpty()).map(standards::recordSet).flatMap(Optional::stream).toList();
    }

    /** @return the object through the record set that it was described by; empty if that set is not installed */
    public Optional<HoldingView> view(Holding holding) {
        String name = holding.text(Concepts.RECORD_SET);
        int at = name.indexOf('@');
        return standards.recordSet(at < 0 ? name : name.substring(0, at)).map(set -> new HoldingView(holding, set));
    }

    /** @return the same, with what holds it at hand for fallbacks; null for none */
    public Optional<HoldingView> view(Holding holding, Holding parent) {
        return view(holding).map(v -> new HoldingView(holding, v.recordSet(), parent));
    }

    /**
     * @param parent what holds the object, for fallbacks; null for none
     * @return the object through the record set of another profile, for packages and conversions
     */
    public Optional<HoldingView> view(Holding holding, Holding parent, Profile profile) {
        String id = switch (holding.kind()) {
            case FONDS -> profile.fonds();
            case DOSSIER -> profile.dossier();
            case RECORD -> ofRecordType(profile, recordType(holding));
            default -> null;
        };
        return Optional.ofNullable(id).flatMap(standards::recordSet).map(set -> new HoldingView(holding, set, parent));
    }

    private String recordType(Holding record) {
        String stored = record.text(Concepts.RECORD_TYPE);
        return stored.isEmpty() ? view(record).map(v -> v.recordSet().recordType()).orElse("") : stored;
    }

    private static String ofRecordType(Profile profile, String type) {
        return switch (type) {
            case "photo" -> profile.photo();
            case "av" -> profile.av();
            default -> profile.text();
        };
    }

    /** @return the object, if the actor may see it */
    public Optional<Holding> find(UUID id) throws IOException {
        return archive.holdings().find(id).filter(h -> filter(Action.READ).admits(Scopes.of(h)));
    }

    /** @return the dossier or record with that reference code, or with that identity */
    public Optional<Holding> find(String codeOrId) throws IOException {
        try {
            Optional<Holding> byId = find(UUID.fromString(codeOrId));
            if (byId.isPresent())
                return byId;
        } catch (IllegalArgumentException e) {
            // not an identity, so it is a code
        }
        for (Kind kind : List.of(Kind.DOSSIER, Kind.RECORD, Kind.FONDS)) {
            var query = org.khoso.api.store.HoldingQuery.all(kind).within(filter(Action.READ))
                    .where(Concepts.REFERENCE_CODE, org.khoso.api.store.HoldingQuery.Op.EQ, codeOrId);
            List<UUID> ids = archive.holdings().ids(query);
            if (!ids.isEmpty())
                return archive.holdings().find(ids.get(0));
        }
        return Optional.empty();
    }
}
