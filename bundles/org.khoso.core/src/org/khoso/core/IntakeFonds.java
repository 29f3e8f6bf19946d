package org.khoso.core;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.FieldInfo;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.model.Concepts;
import org.khoso.text.Identifiers;

/** Finds or makes the fonds of a dossier, and knows whether a dossier has come in before. */
final class IntakeFonds {
    /** Extension concept: run that brought an object in. */
    static final String RUN = "ext:intakeRun";

    private final Session session;
    private final IntakeSettings settings;
    private final Map<String, UUID> known = new HashMap<>();

    IntakeFonds(Session session, IntakeSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** @return identity of the fonds for a dossier with this reference code */
    UUID of(String code) throws IOException {
        String fonds = settings.fondsCode() != null && !settings.fondsCode().isBlank()
                ? settings.fondsCode().strip()
                : beforeYear(code);
        UUID id = known.get(fonds);
        if (id == null) {
            id = find(fonds).orElseGet(Ids::next);
            if (session.archive().holdings().find(id).isEmpty())
                create(id, fonds);
            known.put(fonds, id);
        }
        return id;
    }

    /** @return the part of a dossier code before its year: code of the body or fonds; the whole code if there is no year */
    static String beforeYear(String code) {
        List<String> parts = Identifiers.parts(code);
        for (int i = 1; i < parts.size(); i++)
            if (parts.get(i).matches("(1[89]|20)\\d\\d"))
            return String.join(".", parts.subList(0, i));
        return code.isBlank() ? "-" : code;
    }

    private Optional<UUID> find(String fonds) throws IOException {
        List<UUID> ids = session.archive().holdings()
                .ids(HoldingQuery.all(Kind.FONDS).where(Concepts.REFERENCE_CODE, HoldingQuery.Op.EQ, fonds));
        return ids.stream().findFirst();
    }

    private void create(UUID id, String code) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Concepts.REFERENCE_CODE, code);
        String name = settings.fondsName() == null || settings.fondsName().isBlank() ? code : settings.fondsName().strip();
        values.put(Concepts.TITLE, name);
        values.put(Concepts.NAME, name);
        if (settings.level() != null && !settings.level().isBlank())
            values.put(Concepts.LEVEL, settings.level().strip());
        String set = session.profile().fonds();
        if (set != null && !set.isEmpty())
            session.standards().recordSet(set).ifPresent(s -> values.put(Concepts.RECORD_SET, s.id() + "@" + s.version()));
        session.archive().holdings().commit(session.actor(), new ChangeSet(Ids.next(), Message.of("core.intake.fonds", code),
                List.of(new Change.Create(new Holding(id, Kind.FONDS, null, 0, values))), null));
    }

    /** @return what is to be said if a dossier with the same code came in by another run; empty if none did */
    List<Finding> alreadyHere(IncomingDossier dossier, UUID run) throws IOException {
        String code = text(dossier, Concepts.REFERENCE_CODE);
        if (code.isEmpty())
            return List.of();
        var query = HoldingQuery.all(Kind.DOSSIER).where(Concepts.REFERENCE_CODE, HoldingQuery.Op.EQ, code);
        for (Holding h : session.archive().holdings().findAll(session.archive().holdings().ids(query)))
            if (!elsewhere(code, h) && !run.toString().equals(h.text(RUN)))
            return IntakeAgain.findings(session, dossier, h);
        return List.of();
    }

    /** A code with a year names one dossier everywhere (TT 05/2025 PL I); a mere number only does within its fonds. */
    private boolean elsewhere(String code, Holding here) throws IOException {
        boolean told = settings.fondsCode() != null && !settings.fondsCode().isBlank();
        return told && beforeYear(code).equals(code)
                && !find(settings.fondsCode().strip()).filter(f -> f.equals(here.parent())).isPresent();
    }

    /** @return value of a concept of an incoming dossier as text; empty if absent */
    static String text(IncomingDossier dossier, String concept) {
        return dossier.recordSet().byConcept(concept).map(FieldInfo::code).map(c -> HoldingView.format(dossier.values().get(c))).orElse("");
    }
}
