package org.khoso.ui.holdings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.khoso.api.FieldInfo;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.store.FindingStore.Entry;
import org.khoso.api.store.FindingStore.State;
import org.khoso.api.store.Holding;
import org.khoso.core.HoldingView;
import org.khoso.core.Session;
import org.khoso.ui.Values;

/**
 * An object with what stands beside it: how it is described, what is wrong with it, its files.
 *
 * @param session  archive
 * @param holding  object
 * @param set      record set that it is described by; null if it is not installed
 * @param findings open findings
 * @param files    files
 * @param values   how values are written
 */
record Shown(Session session, Holding holding, RecordSetInfo set, List<Entry> findings, List<Holding> files, Values values) {
    /** @return the object as it stands now; empty if it is gone. Not on the UI thread */
    static Optional<Shown> load(Session session, UUID id, Values values) throws IOException {
        Optional<Holding> found = session.find(id);
        if (found.isEmpty())
            return Optional.empty();
        Holding h = found.get();
        List<Entry> open = session.archive().findings().of(id).stream().filter(e -> e.state() == State.NEW || e.state() == State.OPEN)
                .toList();
        return Optional.of(
                new Shown(session, h, session.view(h).map(HoldingView::recordSet).orElse(null), open, Family.files(session, id), values));
    }

    /** @return value of a field as a person would write it */
    String text(FieldInfo field) {
        return values.write(field, holding.value(field.concept()));
    }

    /** @return findings at a field; for null those that are at no field of the form */
    List<Entry> at(FieldInfo field) {
        var at = new ArrayList<Entry>();
        for (Entry e : findings) {
            Optional<FieldInfo> of = set == null ? Optional.empty() : set.field(e.finding().place());
            if (of.map(f -> f.equals(field)).orElse(field == null))
                at.add(e);
        }
        return at;
    }
}
