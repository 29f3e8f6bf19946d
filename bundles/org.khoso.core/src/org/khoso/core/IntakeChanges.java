package org.khoso.core;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.Subject;
import org.khoso.api.intake.Delivery.IncomingDossier;
import org.khoso.api.intake.Delivery.IncomingFile;
import org.khoso.api.intake.Delivery.IncomingRecord;
import org.khoso.api.store.Change;
import org.khoso.api.store.Holding;
import org.khoso.model.Concepts;

/** Makes the changes that bring one dossier in. */
final class IntakeChanges {
    /** Changes and what was found on the way. */
    record Built(List<Change> changes, List<Finding> findings, int records, long bytes, int duplicates) {
    }

    /** Files that the event names: the store takes a text of a million letters, and which files came in is known without it. */
    private static final int MOST_NAMED = 20_000;

    private final Session session;
    private final IntakeSettings settings;
    private final IncomingFiles files;
    private final IntakeFonds fonds;
    private final UUID run;
    private final List<Change> changes = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<UUID> fileIds = new ArrayList<>();
    private long bytes;
    private int duplicates;

    IntakeChanges(Session session, IntakeSettings settings, IncomingFiles files, IntakeFonds fonds, UUID run) {
        this.session = session;
        this.settings = settings;
        this.files = files;
        this.fonds = fonds;
        this.run = run;
    }

    /** What the history of a dossier says of its coming. */
    interface History {
        /** @return the events @param dossier the dossier @param files its files */
        List<Change> of(UUID dossier, List<UUID> files);
    }

    Built build(IncomingDossier dossier) throws IOException {
        return build(dossier, Ids.next(), (id, all) -> List.of(event(id, dossier.place())));
    }

    /** @param id identity that the dossier gets */
    Built build(IncomingDossier dossier, UUID id, History history) throws IOException {
        String code = IntakeFonds.text(dossier, Concepts.REFERENCE_CODE);
        Map<String, Object> values = values(Kind.DOSSIER, code.isEmpty() ? dossier.place() : code, dossier.place(), dossier.recordSet(),
                dossier.values(), dossier.raw());
        values.put(IntakeFonds.RUN, run.toString());
        changes.add(new Change.Create(new Holding(id, Kind.DOSSIER, fonds.of(code), 0, values)));
        // what is held back is not even opened
        List<IncomingRecord> taken = dossier.records().stream().filter(r -> session.isolated() || r.secret().isEmpty()).toList();
        files.announce(taken.stream().flatMap(r -> r.files().stream()).toList());
        for (IncomingRecord r : taken)
            record(r, id);
        changes.addAll(history.of(id, List.copyOf(fileIds)));
        return new Built(changes, findings, taken.size(), bytes, duplicates);
    }

    private void record(IncomingRecord r, UUID dossier) throws IOException {
        UUID id = Ids.next();
        Map<String, Object> values = values(Kind.RECORD, r.key(), r.place(), r.recordSet(), r.values(), r.raw());
        if (!r.recordSet().recordType().isEmpty())
            values.put(Concepts.RECORD_TYPE, r.recordSet().recordType());
        changes.add(new Change.Create(new Holding(id, Kind.RECORD, dossier, 0, values)));
        int ordinal = 0;
        for (IncomingFile f : r.files())
            file(f, id, ++ordinal);
    }

    private void file(IncomingFile f, UUID record, int ordinal) throws IOException {
        IncomingFiles.Taken taken = files.take(f, record, ordinal);
        changes.add(new Change.Create(taken.holding()));
        fileIds.add(taken.holding().id());
        for (Finding x : taken.findings())
            findings.add(new Finding(x.rule(), x.clause(), x.confidence(), x.level(),
                    new Subject(Kind.FILE, taken.holding().id(), x.subject().code()), x.place(), x.message(), x.remedy()));
        bytes += taken.size();
        duplicates += taken.duplicate() ? 1 : 0;
    }

    private Map<String, Object> values(Kind kind, String code, String place, RecordSetInfo set, Map<String, Object> byField,
            Map<String, String> raw) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(Concepts.RECORD_SET, set.id() + "@" + set.version());
        if (settings.digitisedOn() != null)
            values.put(Concepts.DIGITISED_ON, settings.digitisedOn());
        IncomingValues.Fitted fitted = IncomingValues.of(kind, code, place, set, byField, raw);
        values.putAll(fitted.values());
        findings.addAll(fitted.findings());
        return values;
    }

    /** TT 05/2025: digitisation is recorded as a PREMIS event of the type "transfer". */
    private Change event(UUID dossier, String place) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.TYPE, "transfer");
        v.put(Concepts.WHEN, Instant.now());
        v.put(Concepts.DETAIL, place);
        v.put(Concepts.OUTCOME, "success");
        v.put(Concepts.AGENT, session.actor().id());
        v.put(Concepts.OBJECTS, String.join(";", fileIds.stream().limit(MOST_NAMED).map(UUID::toString).toList()));
        return new Change.Create(new Holding(Ids.next(), Kind.EVENT, dossier, 0, v));
    }
}
