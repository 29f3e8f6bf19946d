package org.khoso.core.transfer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.StandardsCatalog.Profile;
import org.khoso.api.packaging.PackageReader;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

/** Finds what bears a mark of secrecy, in the holdings and in packages: it must not go over a network. */
final class Classified {
    private static final int MOST = 20;
    private final TransferRules rules;

    Classified(TransferRules rules) {
        this.rules = rules;
    }

    /** @return codes of the dossier and its records that bear a mark, at most twenty */
    List<String> in(Session session, Holding dossier) throws IOException {
        List<String> found = new ArrayList<>();
        look(dossier, found);
        try (Stream<Holding> records = session.archive().holdings().stream(HoldingQuery.children(Kind.RECORD, dossier.id()))) {
            for (var all = records.iterator(); all.hasNext() && found.size() < MOST;)
                look(all.next(), found);
        }
        return found;
    }

    private void look(Holding h, List<String> found) {
        if (!rules.classified(h::text).isEmpty())
            found.add(h.text(Concepts.REFERENCE_CODE).isEmpty() ? h.id().toString() : h.text(Concepts.REFERENCE_CODE));
    }

    /** @return places of descriptions in a package that bear a mark, at most twenty */
    List<String> in(Session session, PackageReader.Opened opened, Profile profile) {
        List<String> found = new ArrayList<>();
        if (!mark(set(session, profile.dossier()), opened.dossier()).isEmpty())
            found.add(opened.place());
        for (PackageReader.Described r : opened.records())
            if (found.size() < MOST && !mark(set(session, form(profile, r.form())), r.values()).isEmpty())
            found.add(r.place());
        return found;
    }

    static String form(Profile profile, String form) {
        return switch (form) {
            case "photo" -> profile.photo();
            case "av" -> profile.av();
            default -> profile.text();
        };
    }

    private static Optional<RecordSetInfo> set(Session session, String id) {
        return Optional.ofNullable(id).flatMap(session.standards()::recordSet);
    }

    /** @return the mark that values of a description show; empty if they show none */
    String mark(Optional<RecordSetInfo> set, java.util.Map<String, String> values) {
        return rules.classified(concept -> set.flatMap(s -> s.byConcept(concept)).map(FieldInfo::code).map(values::get).orElse(""));
    }
}
