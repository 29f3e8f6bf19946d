package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.khoso.api.Actor;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.ChangeSet.ItemState;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.Holding;
import org.khoso.api.store.HoldingsStore;
import org.khoso.api.store.ObjectVault;
import org.khoso.api.store.RunLedger;

class IntakeBatchTest {
    private static final UUID RUN = new UUID(3, 3);
    /** What the archive was told, in order; a call is what costs a sync. */
    private final List<String> calls = new java.util.concurrent.CopyOnWriteArrayList<>();
    private UUID unfit;
    private boolean trouble;
    private CountDownLatch held = new CountDownLatch(0);

    private final ObjectVault.Batch objects = fake(ObjectVault.Batch.class, (p, m, a) -> told(m.getName()));
    private final RunLedger.Run run = fake(RunLedger.Run.class, (p, m, a) -> {
        if (m.getName().equals("id"))
            return RUN;
        return ((List<?>) a[0]).isEmpty() ? null : told("mark " + ((List<?>) a[0]).size());
    });
    private final HoldingsStore store = fake(HoldingsStore.class, (p, m, a) -> {
        List<?> sets = a[1] instanceof List<?> l ? l : List.of(a[1]);
        held.await();
        if (trouble) {
            told("commit");
            throw new KhosoException(Message.of("no"), null, new java.io.IOException("disk"));
        }
        for (Object s : sets)
            if (((ChangeSet) s).changes().getFirst().id().equals(unfit))
            throw new KhosoException(Message.of("no"), null, null);
        return told("commit " + sets.size());
    });
    private final FindingStore findings = fake(FindingStore.class, (p, m, a) -> ((List<?>) a[3]).isEmpty() ? null : told("findings"));
    private final Archive archive = fake(Archive.class, (p, m, a) -> switch (m.getName()) {
        case "holdings" -> store;
        case "findings" -> findings;
        default -> fake(ObjectVault.class, (v, n, b) -> objects);
    });

    private Object told(String what) {
        calls.add(what);
        return null;
    }

    private static <T> T fake(Class<T> type, InvocationHandler h) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, h));
    }

    private IntakeBatch batch() throws Exception {
        return new IntakeBatch(new Session(archive, null, null, new Actor(new UUID(1, 1), "Ann")), run);
    }

    private static IntakeBatch.Waiting in(int n, UUID id) {
        var built = new IntakeChanges.Built(List.of(new Change.Create(new Holding(id, Kind.DOSSIER, null, 0, java.util.Map.of()))),
                List.of(), 0, 0, 0);
        return new IntakeBatch.Waiting("k" + n, "row " + n, "k" + n + " @ row " + n, ItemState.OK, List.of(), built);
    }

    /** It was one commit, one report of findings and one mark for each dossier, with two syncs each. */
    @Test
    void dossiersShareTheirSyncs() throws Exception {
        IntakeBatch batch = batch();
        for (int i = 0; i < 300; i++)
            batch.add(in(i, Ids.next()));
        for (int i = 300; i < 320; i++)
            batch.add(new IntakeBatch.Waiting("k" + i, "row", "k" + i + " @ row", ItemState.REFUSED, List.of(), null));
        assertTrue(batch.holds("k7 @ row 7"));
        assertEquals(320, batch.rest().size());
        assertEquals(List.of("settle", "commit 300", "mark 20"), calls);
        assertEquals(List.of(), batch.next());
    }

    /** One that does not fit is refused with its reason; the others come in. */
    @Test
    void oneThatDoesNotFitSpoilsNoOther() throws Exception {
        IntakeBatch batch = batch();
        unfit = Ids.next();
        batch.add(in(1, Ids.next()));
        batch.add(in(2, unfit));
        batch.add(in(3, Ids.next()));
        var done = batch.rest();
        assertEquals(List.of(ItemState.OK, ItemState.OK, ItemState.FAILED), done.stream().map(IntakeBatch.Waiting::state).toList());
        assertEquals("intake/not-stored", done.get(2).findings().getFirst().rule());
        assertEquals(List.of("settle", "commit 1", "findings", "commit 1", "mark 1"), calls);
    }

    /** It was written while nothing else was done. */
    @Test
    @Timeout(20)
    void isWrittenWhileTheNextIsLookedAt() throws Exception {
        try (IntakeBatch batch = batch()) {
            held = new CountDownLatch(1);
            batch.add(in(1, Ids.next()));
            assertEquals(List.of(), batch.next(), "it can't be durable: the store still holds it");
            assertTrue(batch.holds("k1 @ row 1"), "neither here nor there");
            batch.add(in(2, Ids.next()));
            held.countDown();
            assertEquals(List.of("k1"), batch.next().stream().map(IntakeBatch.Waiting::key).toList());
            assertEquals(List.of("k2"), batch.rest().stream().map(IntakeBatch.Waiting::key).toList());
        }
    }

    /** Trouble of the archive ends the run at the next call; after that nothing is written. */
    @Test
    @Timeout(20)
    void troubleOfTheWriterIsHeardOf() throws Exception {
        IntakeBatch batch = batch();
        trouble = true;
        batch.add(in(1, Ids.next()));
        batch.next();
        batch.add(in(2, Ids.next()));
        assertThrows(KhosoException.class, batch::next);
        batch.close();
        assertEquals(1, calls.stream().filter(c -> c.startsWith("commit")).count());
    }

    /** Who gives up hears of the trouble, too: nobody else will tell. */
    @Test
    void troubleIsHeardOfAtTheEnd() throws Exception {
        IntakeBatch batch = batch();
        trouble = true;
        batch.add(in(1, Ids.next()));
        batch.next();
        assertThrows(KhosoException.class, batch::close);
    }
}
