package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.testkit.store.Samples.ANN;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.ConflictException;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingQuery;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.RunLedger;

/** What every {@link HoldingsStore} does when several change sets are written together. */
public abstract class CommitAllContract {
    /** @return an empty store; the same one within a test */
    protected abstract HoldingsStore store() throws Exception;

    /** @return ledger of the same archive */
    protected abstract RunLedger runs() throws Exception;

    /** Each set has its own place and label, sees what those before it did, and is undone on its own. */
    @Test
    public void eachSetStandsForItself() throws Exception {
        Holding dossier = Samples.holding(Kind.DOSSIER, null, "title", "one");
        Holding record = Samples.holding(Kind.RECORD, dossier.id(), "title", "first", "ext:note", "x");
        List<ChangeSet> sets = List.of(Samples.set(new Change.Create(dossier)), Samples.set(new Change.Create(record)),
                Samples.set(new Change.Update(record.id(), 1, Map.of("title", "second"))));
        var done = store().commitAll(ANN, sets);
        assertEquals(sets.stream().map(ChangeSet::id).toList(), done.stream().map(HoldingsStore.Committed::changeSet).toList());
        assertTrue(done.get(0).position() < done.get(1).position() && done.get(1).position() < done.get(2).position());
        assertEquals(store().position(), done.get(2).position());
        assertEquals("second", store().find(record.id()).orElseThrow().text("title"));
        assertEquals(2, store().find(record.id()).orElseThrow().version());
        assertEquals(List.of("first", "second"),
                store().history(record.id()).reversed().stream().filter(f -> f.concept().equals("title")).map(f -> f.after()).toList());
        assertEquals(3, store().recent(10).size());
        store().undo(ANN, sets.get(2).id());
        assertEquals("first", store().find(record.id()).orElseThrow().text("title"));
        store().undo(ANN, sets.get(1).id());
        assertEquals(0, store().count(HoldingQuery.all(Kind.RECORD)));
    }

    /** If one does not fit, none is written. */
    @Test
    public void allOrNone() throws Exception {
        Holding here = Samples.create(store(), Kind.DOSSIER, null, "title", "here");
        long position = store().position();
        Holding other = Samples.holding(Kind.DOSSIER, null, "title", "other");
        assertThrows(ConflictException.class, () -> store().commitAll(ANN, List.of(Samples.set(new Change.Create(other)),
                Samples.set(new Change.Update(here.id(), 9, Map.of("title", "never"))))));
        assertEquals(Optional.empty(), store().find(other.id()));
        assertEquals("here", store().find(here.id()).orElseThrow().text("title"));
        assertEquals(position, store().position());
        assertEquals(List.of(), store().commitAll(ANN, List.of()));
    }

    /** Marks of a run come with their sets; hundreds at a time. */
    @Test
    public void marksItemsOfARun() throws Exception {
        RunLedger.Run run = runs().begin(ANN, "intake", "many", "{}");
        List<ChangeSet> sets = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            Holding h = Samples.holding(Kind.DOSSIER, null, "title", "t" + i);
            ids.add(h.id());
            sets.add(new ChangeSet(Ids.next(), Message.of("test.label"), List.of(new Change.Create(h)),
                    new RunItem(run.id(), "item " + i, ItemState.OK, null)));
        }
        store().commitAll(ANN, sets);
        run.markAll(List.of(new RunItem(run.id(), "item 3", ItemState.FAILED, "why"), new RunItem(run.id(), "new", ItemState.REFUSED, null),
                new RunItem(run.id(), "new", ItemState.OK, null)));
        assertEquals(700, store().findAll(ids).size());
        assertEquals(701, runs().items(run.id()).size());
        assertEquals(Optional.of(ItemState.OK), run.state("item 699"));
        assertEquals(Optional.of(ItemState.FAILED), run.state("item 3"));
        assertEquals(Optional.of(ItemState.OK), run.state("new"));
        assertEquals(List.of("item 3", "new"), runs().items(run.id()).stream().map(RunItem::item).skip(699).toList());
    }
}
