package org.khoso.core.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.sign.Trust;
import org.khoso.api.store.Holding;
import org.khoso.core.bundle.ToyArchive;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.transfer.Receipt.Line;
import org.khoso.core.transfer.Receipt.Reason;
import org.khoso.model.Concepts;

/** The sender takes receipts in: only those about what it has sent, each once, never back in time. */
class ReceiptsTest {
    private static final String ID = new UUID(1, 2).toString();
    private static final String MANIFEST = "ab".repeat(32);
    private static final Instant WHEN = Instant.parse("2026-11-29T00:00:00Z");
    @TempDir
    Path dir;
    private final ToyArchive sender = new ToyArchive();
    private final Transfers transfers = new Transfers();
    private final Receipts receipts = new Receipts(transfers, new FileSigning(null, null, null, List.of()));
    private final UUID transfer = new UUID(0, 100);

    @BeforeEach
    void somethingWasSent() {
        put(new Holding(transfer, Kind.TRANSFER, null, 1,
                Map.of(Concepts.DIRECTION, "OUT", Concepts.STATE, "SENT", Concepts.IDENTIFIER, ID, Concepts.DIGEST, MANIFEST,
                        Concepts.SUBMISSION,
                        1L, Concepts.REFERENCE_CODE, "A_B_0001", Concepts.REGISTERED_AT, WHEN)));
        for (long n = 1; n <= 3; n++)
            put(new Holding(new UUID(0, n), Kind.TRANSFER_ITEM, transfer, 1,
                    Map.of(Concepts.STATE, "SENT", Concepts.SUBMISSION, 1L, Concepts.ORDINAL, n, Concepts.REFERENCE_CODE, "H" + n,
                            Concepts.IDENTIFIER, "uuid-" + n, Concepts.DIGEST, sha(n), Concepts.SIZE, 10 * n)));
    }

    private void put(Holding h) {
        sender.all.put(h.id(), h);
    }

    private static String sha(long n) {
        return Long.toString(n).repeat(64);
    }

    private static Line line(int n, String outcome) {
        return new Line("uuid-" + n, "H" + n, sha(n), 10L * n, outcome,
                outcome.equals("returned") ? List.of(new Reason("H" + n + ".1", "Mờ")) : List.of());
    }

    private static Receipt receipt(String outcome, Line... lines) {
        return new Receipt(ID, "A_B_0001", 1, 1, "A", "B", "Lưu trữ", MANIFEST, WHEN, "Bình", "none", outcome, List.of(lines));
    }

    private Receipts.Taken take(Receipt r) throws IOException {
        return receipts.take(sender.session(), Files.write(dir.resolve("r.json"), ReceiptJson.write(r)), Trust.none(WHEN));
    }

    private String refused(Receipt r) {
        Map<UUID, Holding> before = new HashMap<>(sender.all);
        String key = assertThrows(KhosoException.class, () -> take(r)).problem().key();
        assertEquals(before, sender.all, "nothing may change");
        return key.substring("core.transfer.".length());
    }

    private List<String> states() throws IOException {
        Transfer t = transfers.read(sender.session(), transfer);
        List<String> all = new ArrayList<>(List.of(t.state().word()));
        all.addAll(transfers.items(sender.session(), t).stream().map(i -> i.state().word()).toList());
        return all;
    }

    @Test
    void stepByStep() throws Exception {
        assertFalse(take(receipt("received", line(1, "received"), line(2, "received"), line(3, "received"))).again());
        assertEquals(List.of("received", "received", "received", "received"), states());
        Receipt partly = receipt("partly", line(1, "accepted"), line(2, "returned"), line(3, "accepted"));
        take(partly);
        assertEquals(List.of("partly", "accepted", "returned", "accepted"), states());
        assertEquals(List.of(new Reason("H2.1", "Mờ")),
                Reasons.of(transfers.items(sender.session(), transfers.read(sender.session(), transfer)).get(1).reason()));
        int commits = sender.commits;
        assertTrue(take(partly).again());
        assertEquals(commits, sender.commits, "the same again changes nothing");
        assertEquals("receipt-older", refused(receipt("received", line(1, "received"), line(2, "received"), line(3, "received"))));
        assertEquals("receipt-older", refused(receipt("accepted", line(1, "accepted"), line(2, "accepted"), line(3, "accepted"))));
    }

    @Test
    void aKillLeavesAllOrNothing() throws Exception {
        Receipt all = receipt("returned", line(1, "returned"), line(2, "returned"), line(3, "returned"));
        sender.killed = true;
        assertThrows(IOException.class, () -> take(all));
        assertEquals(List.of("sent", "sent", "sent", "sent"), states());
        take(all);
        assertEquals(List.of("returned", "returned", "returned", "returned"), states());
    }

    @Test
    void aboutOtherBytes() {
        Receipt good = receipt("accepted", line(1, "accepted"), line(2, "accepted"), line(3, "accepted"));
        assertEquals("receipt-other-manifest",
                refused(new Receipt(ID, "A_B_0001", 1, 1, "A", "B", "", "cd".repeat(32), WHEN, "", "none", "accepted", good.packages())));
        assertEquals("receipt-other-submission",
                refused(new Receipt(ID, "A_B_0001", 1, 2, "A", "B", "", MANIFEST, WHEN, "", "none", "accepted", good.packages())));
        assertEquals("receipt-unknown", refused(new Receipt(new UUID(9, 9).toString(), "A_B_0001", 1, 1, "A", "B", "", MANIFEST, WHEN, "",
                "none", "accepted", good.packages())));
        assertEquals("receipt-lacks", refused(receipt("accepted", line(1, "accepted"), line(2, "accepted"))));
        assertEquals("receipt-more",
                refused(receipt("accepted", line(1, "accepted"), line(2, "accepted"), line(3, "accepted"), line(4, "accepted"))));
        Line forged = new Line("uuid-2", "H2", sha(7), 20, "accepted", List.of());
        assertEquals("receipt-other-package", refused(receipt("accepted", line(1, "accepted"), forged, line(3, "accepted"))));
        Line longer = new Line("uuid-2", "H2", sha(2), 21, "accepted", List.of());
        assertEquals("receipt-other-package", refused(receipt("accepted", line(1, "accepted"), longer, line(3, "accepted"))));
    }

    @Test
    void registration() throws Exception {
        var entry = new Transfers.Entry("Nộp lưu", List.of("H98.64", "H98.65"), "LTLS", "KH 12");
        Transfer first = transfers.create(sender.session(), entry);
        assertEquals("H98.64_LTLS_0001", first.code());
        assertEquals("H98.64_LTLS_0002", transfers.create(sender.session(), entry).code());
        assertEquals("H98.64_X_0001", transfers.create(sender.session(), new Transfers.Entry("x", List.of("H98.64"), "X", "")).code(),
                "each receiver has numbers of its own");
        for (String bad : List.of("", "có dấu", "a/b", "../x", "a,b"))
            assertThrows(KhosoException.class, () -> transfers.create(sender.session(), new Transfers.Entry("x", List.of(bad), "X", "")),
                    bad);
        assertThrows(KhosoException.class, () -> transfers.close(sender.session(), first, null), "nothing is accepted yet");
        Map<String, Long> names = transfers.list(sender.session()).stream()
                .collect(Collectors.groupingBy(Transfer::title, Collectors.counting()));
        assertEquals(2, names.get("Nộp lưu"));
        assertEquals("core.transfer.several",
                assertThrows(KhosoException.class, () -> transfers.find(sender.session(), "Nộp lưu")).problem().key());
    }
}
