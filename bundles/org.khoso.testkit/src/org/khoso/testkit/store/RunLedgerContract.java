package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.khoso.testkit.store.Samples.ANN;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.khoso.api.Ids;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.ChangeSet.RunItem;
import org.khoso.api.store.ConflictException;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.RunLedger;

/** What every {@link RunLedger} does. */
public abstract class RunLedgerContract {
    /** @return an empty ledger; the same one within a test */
    protected abstract RunLedger runs() throws Exception;

    /** @return store of the same archive */
    protected abstract HoldingsStore store() throws Exception;

    /** An unfinished run goes on, a finished one does not. */
    @Test
    public void resumesWhatIsUnfinished() throws Exception {
        RunLedger.Run run = runs().begin(ANN, "intake", "in put", "{\"a\":1}");
        assertFalse(run.resumed());
        run.mark(new RunItem(run.id(), "x/y", ItemState.REFUSED, "why"));
        run.mark(new RunItem(run.id(), "z", ItemState.FAILED, null));
        run.mark(new RunItem(run.id(), "x/y", ItemState.OK, null));
        RunLedger.Run again = runs().begin(ANN, "intake", "in put", "{\"a\":1}");
        assertEquals(run.id(), again.id());
        assertTrue(again.resumed());
        assertEquals(Optional.of(ItemState.OK), again.state("x/y"));
        assertEquals(Optional.empty(), again.state("not yet"));
        assertEquals(List.of("z", "x/y"), runs().items(run.id()).stream().map(RunItem::item).toList());
        assertNotEquals(run.id(), runs().begin(ANN, "intake", "other", "{}").id());
        assertNotEquals(run.id(), runs().begin(ANN, "check", "in put", "{}").id());
        again.finish(RunLedger.State.CANCELLED, "{}");
        RunLedger.Run third = runs().begin(ANN, "intake", "in put", "{\"a\":1}");
        assertTrue(third.resumed());
        assertEquals(RunLedger.State.OPEN, runs().find(run.id()).orElseThrow().state());
        third.finish(RunLedger.State.DONE, "{\"done\":2}");
        var info = runs().find(run.id()).orElseThrow();
        assertEquals(RunLedger.State.DONE, info.state());
        assertEquals("{\"done\":2}", info.summary());
        assertEquals("{\"a\":1}", info.settings());
        assertEquals("Ann", info.who().name());
        assertFalse(info.ended().isBefore(info.started()));
        assertFalse(runs().begin(ANN, "intake", "in put", "{}").resumed());
        assertEquals(4, runs().list(10).size());
        assertEquals(1, runs().list(1).size());
        assertTrue(runs().find(Ids.next()).isEmpty());
    }

    /** What is forgotten is not resumed, and what is done cannot be forgotten. */
    @Test
    public void forgetsWhatCannotGoOn() throws Exception {
        RunLedger.Run run = runs().begin(ANN, "intake", "in put", "{}");
        run.mark(new RunItem(run.id(), "x", ItemState.OK, null));
        RunLedger.Run other = runs().begin(ANN, "intake", "other", "{}");
        assertEquals(List.of(other.id(), run.id()), runs().unfinished("intake").stream().map(RunLedger.RunInfo::id).toList());
        runs().forget(ANN, run.id());
        assertEquals(List.of(other.id()), runs().unfinished("intake").stream().map(RunLedger.RunInfo::id).toList());
        assertEquals(RunLedger.State.FORGOTTEN, runs().find(run.id()).orElseThrow().state());
        assertEquals(1, runs().items(run.id()).size());
        RunLedger.Run fresh = runs().begin(ANN, "intake", "in put", "{}");
        assertNotEquals(run.id(), fresh.id());
        assertFalse(fresh.resumed());
        assertEquals(Optional.empty(), fresh.state("x"));
        other.finish(RunLedger.State.DONE, "{}");
        runs().forget(ANN, other.id());
        assertEquals(RunLedger.State.DONE, runs().find(other.id()).orElseThrow().state());
        runs().forget(ANN, Ids.next());
    }

    /** A change set marks its item in the same transaction: both or neither. */
    @Test
    public void changeSetMarksItsItem() throws Exception {
        RunLedger.Run run = runs().begin(ANN, "intake", "i", null);
        var h = Samples.holding(Kind.DOSSIER, null, "title", "d");
        store().commit(ANN, new ChangeSet(Ids.next(), Message.of("x"), List.of(new Change.Create(h)),
                new RunItem(run.id(), "d1", ItemState.FINDINGS, "{}")));
        assertEquals(Optional.of(ItemState.FINDINGS), run.state("d1"));
        var bad = new ChangeSet(Ids.next(), Message.of("x"), List.of(new Change.Delete(h.id(), 99)),
                new RunItem(run.id(), "d2", ItemState.OK, null));
        assertThrows(ConflictException.class, () -> store().commit(ANN, bad));
        assertEquals(Optional.empty(), run.state("d2"));
    }
}
