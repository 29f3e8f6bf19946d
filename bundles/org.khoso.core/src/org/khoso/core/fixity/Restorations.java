package org.khoso.core.fixity;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.Holding;
import org.khoso.api.store.RunLedger;
import org.khoso.core.Session;
import org.khoso.core.fixity.ObjectReader.Reading;
import org.khoso.model.Concepts;

/** Writes down that objects were brought back: PREMIS events of their dossiers, which go into packages, and the item of the run with them. */
public final class Restorations {
    /** Type of the events, in the vocabulary of the Library of Congress. */
    public static final String EVENT = "recovery";
    private final Session session;
    private final Owners owners;
    private final RunLedger.Run run;

    Restorations(Session session, Owners owners, RunLedger.Run run) {
        this.session = session;
        this.owners = owners;
        this.run = run;
    }

    /** Commits an event for each dossier that the object is a file of, and marks the item. */
    void restored(Reading r, String from, String item) throws IOException {
        Map<UUID, List<Holding>> files = new LinkedHashMap<>();
        for (Holding h : owners.of(r.id())) {
            Optional<Holding> dossier = h.kind() == Kind.FILE ? owners.dossier(h) : Optional.empty();
            dossier.ifPresent(d -> files.computeIfAbsent(d.id(), k -> new ArrayList<>()).add(h));
        }
        RunItem done = new RunItem(run.id(), item, ItemState.OK, from);
        if (files.isEmpty()) { // the journal has it by the run alone
            run.mark(done);
            return;
        }
        List<Change> changes = new ArrayList<>();
        for (var e : files.entrySet())
            changes.add(new Change.Create(new Holding(Ids.next(), Kind.EVENT, e.getKey(), 0, event(r, from, e.getValue()))));
        session.archive().holdings().commit(session.actor(),
                new ChangeSet(Ids.next(), Message.of("core.fixity.restored.change", r.id(), from), changes, done));
    }

    /** Plain words in the terms of the standard: a package is read by other software. */
    private Map<String, Object> event(Reading r, String from, List<Holding> files) {
        Map<String, Object> v = new LinkedHashMap<>();
        v.put(Concepts.TYPE, EVENT);
        v.put(Concepts.WHEN, Instant.now());
        v.put(Concepts.DETAIL,
                "fixity: expected SHA-256 " + r.id() + ", found "
                        + (r.actual() != null ? r.actual() : r.there() ? "unreadable" : "no bytes")
                        + "; restored from copy " + from + ", SHA-256 verified" + (r.there() ? "; damaged bytes kept" : ""));
        v.put(Concepts.OUTCOME, "success");
        v.put(Concepts.AGENT, session.actor().id());
        v.put(Concepts.OBJECTS, String.join(";", files.stream().map(f -> f.id().toString()).toList()));
        return v;
    }
}
