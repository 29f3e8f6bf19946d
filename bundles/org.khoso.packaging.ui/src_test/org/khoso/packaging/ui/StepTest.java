package org.khoso.packaging.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Kind;
import org.khoso.api.store.Holding;
import org.khoso.core.transfer.Transfer;
import org.khoso.core.transfer.TransferItem;
import org.khoso.model.Concepts;

/** Which column a hand-over stands in, what comes next, and what is marked for return. */
class StepTest {
    private static Transfer transfer(Transfer.Way way, Transfer.State state) {
        return new Transfer(new Holding(UUID.randomUUID(), Kind.TRANSFER, null, 0,
                Map.of(Concepts.DIRECTION, way.name(), Concepts.STATE, state.name())));
    }

    private static TransferItem item(TransferItem.State state) {
        return new TransferItem(
                new Holding(UUID.randomUUID(), Kind.TRANSFER_ITEM, UUID.randomUUID(), 0, Map.of(Concepts.STATE, state.name())));
    }

    @Test
    void whatComesNextForTheSideThatHandsOver() {
        assertEquals(Step.ADD, Step.of(transfer(Transfer.Way.OUT, Transfer.State.REGISTERED), true).getFirst());
        Map<Transfer.State, Step> next = Map.of(Transfer.State.REGISTERED, Step.SEND, Transfer.State.PACKED, Step.SEND, Transfer.State.SENT,
                Step.RECEIPT, Transfer.State.RESUBMITTED, Step.RECEIPT, Transfer.State.RECEIVED, Step.RECEIPT, Transfer.State.PARTLY,
                Step.SEND,
                Transfer.State.RETURNED, Step.SEND, Transfer.State.ACCEPTED, Step.MINUTES, Transfer.State.CLOSED, Step.MINUTES);
        for (Transfer.State s : Transfer.State.values())
            assertEquals(next.get(s), Step.of(transfer(Transfer.Way.OUT, s), false).getFirst(), s.name());
    }

    @Test
    void whatComesNextForTheSideThatTakesOver() {
        assertEquals(Step.DECIDE, Step.of(transfer(Transfer.Way.IN, Transfer.State.RECEIVED), false).getFirst());
        assertEquals(Step.RECEIVE, Step.of(transfer(Transfer.Way.IN, Transfer.State.PARTLY), false).getFirst());
        assertEquals(Step.MINUTES, Step.of(transfer(Transfer.Way.IN, Transfer.State.ACCEPTED), false).getFirst());
    }

    /** The engine would refuse it: it is not offered. */
    @Test
    void whatIsOverOffersNoMoreThanPapers() {
        assertEquals(List.of(Step.MINUTES), Step.of(transfer(Transfer.Way.OUT, Transfer.State.CLOSED), false));
        assertFalse(Step.of(transfer(Transfer.Way.IN, Transfer.State.CLOSED), false).contains(Step.DECIDE));
        assertFalse(Step.of(transfer(Transfer.Way.OUT, Transfer.State.RECEIVED), false).contains(Step.SEND));
        assertFalse(Step.of(transfer(Transfer.Way.OUT, Transfer.State.SENT), false).contains(Step.ADD));
    }

    @Test
    void whatSendingIsCalledSaysWhatGoes() {
        assertEquals("step.send", Step.SEND.label(transfer(Transfer.Way.OUT, Transfer.State.REGISTERED)));
        assertEquals("step.send.again", Step.SEND.label(transfer(Transfer.Way.OUT, Transfer.State.SENT)));
        assertEquals("step.send.delta", Step.SEND.label(transfer(Transfer.Way.OUT, Transfer.State.PARTLY)));
    }

    @Test
    void everyStateHasAColumn() {
        assertEquals(Lane.DRAFT, Lane.of(transfer(Transfer.Way.OUT, Transfer.State.PACKED)));
        assertEquals(Lane.UNDER_WAY, Lane.of(transfer(Transfer.Way.OUT, Transfer.State.RESUBMITTED)));
        assertEquals(Lane.TO_DECIDE, Lane.of(transfer(Transfer.Way.IN, Transfer.State.RECEIVED)));
        assertEquals(Lane.RETURNED, Lane.of(transfer(Transfer.Way.IN, Transfer.State.PARTLY)));
        assertEquals(Lane.DONE, Lane.of(transfer(Transfer.Way.OUT, Transfer.State.CLOSED)));
        assertEquals("to-decide", Lane.TO_DECIDE.word());
    }

    @Test
    void marksAreForgottenWhenTheirDossierIsDecided() {
        var marks = new Marks();
        TransferItem open = item(TransferItem.State.RECEIVED);
        marks.set(open, "D.1.0000007", "page 3 is missing");
        assertEquals(List.of("D.1.0000007: page 3 is missing"), marks.of(open.id()));
        assertEquals(Map.of("D.1.0000007", "page 3 is missing"), marks.reasons(List.of(open, item(TransferItem.State.RECEIVED))));
        marks.settle(List.of(open));
        assertTrue(marks.has(open));
        marks.settle(List.of(new TransferItem(new Holding(open.id(), Kind.TRANSFER_ITEM, UUID.randomUUID(), 1,
                Map.of(Concepts.STATE, TransferItem.State.RETURNED.name())))));
        assertFalse(marks.has(open));
    }

    /** The step itself wipes what it was given; what is shown again has no secret. */
    @Test
    void secretsAreWiped() {
        char[] secret = "s3cret".toCharArray();
        var typed = new Typed().set("key", " a.p12 ").secret("password", secret);
        assertEquals("a.p12", typed.text("key"));
        char[] given = typed.secret("password");
        typed.wipe();
        assertEquals("s3cret", new String(given));
        assertEquals("\0\0\0\0\0\0", new String(secret));
        assertEquals(0, typed.secret("password").length);
        assertEquals("a.p12", typed.text("key"));
    }
}
