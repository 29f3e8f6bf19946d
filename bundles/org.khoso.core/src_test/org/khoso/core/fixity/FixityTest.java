package org.khoso.core.fixity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.core.RunReport;
import org.khoso.core.Session;
import org.khoso.model.Concepts;

class FixityTest {
    @TempDir
    Path temp;
    private ToyHouse house;
    private Session session;
    private Path at;
    private final List<String> ids = new ArrayList<>();

    @BeforeEach
    void house() throws Exception {
        house = new ToyHouse(temp);
        session = house.session();
        at = Files.createDirectories(temp.resolve("copy"));
        for (int i = 0; i < 40; i++)
            ids.add(house.file("a" + i + ".pdf", "nội dung " + i));
    }

    private RunReport read() throws IOException {
        return new FixityRun(session, 0, Progress.NONE).run();
    }

    private RunReport copy() throws IOException {
        return new CopyRun(session, at, false, 0, Progress.NONE).run();
    }

    private RunReport repair() throws IOException {
        return new Repair(session, List.of(), false, 0, Progress.NONE).run();
    }

    private ToyVault copied() {
        return house.copies.get(at);
    }

    private static List<String> rules(RunReport r) {
        return r.findings().stream().map(Finding::rule).filter(s -> !s.equals("fixity/same-volume")).sorted().toList();
    }

    private static void balanced(RunReport r) {
        assertEquals(r.counts().in(), r.counts().ok() + r.counts().findings() + r.counts().failed());
    }

    @Test
    void saysFileAndBothHashes() throws Exception {
        assertEquals(List.of(), rules(read()));
        house.vault.spoil(ids.get(3));
        house.vault.objects.remove(ids.get(4));
        house.vault.broken = ids.get(5);
        RunReport r = read();
        balanced(r);
        assertEquals(List.of("fixity/changed", "fixity/missing", "fixity/unreadable"), rules(r));
        Finding f = r.findings().stream().filter(x -> x.rule().equals("fixity/changed")).findFirst().orElseThrow();
        assertEquals("H1.1/a3.pdf", f.subject().code());
        assertEquals(List.of("H1.1/a3.pdf", ids.get(3), ToyVault.id(house.vault.objects.get(ids.get(3)))),
                f.message().args().subList(0, 3));
        assertEquals(3, LastFixity.of(session).orElseThrow().bad(session).size());
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        house.vault.spoil(ids.get(7));
        int[] left = {20};
        RunReport r = new FixityRun(session, 0, new Progress() {
            @Override
            public void worked(long items) {
                left[0] -= items;
            }

            @Override
            public boolean cancelled() {
                return left[0] <= 0;
            }
        }).run();
        assertTrue(r.cancelled());
        int before = house.vault.opened;
        r = read();
        assertFalse(r.cancelled());
        assertEquals(true, r.figures().get("resumed"));
        assertEquals(List.of("fixity/changed"), rules(r));
        assertTrue(house.vault.opened - before < 40, "parts that were read are not read again");
    }

    @Test
    void leavesOutWhatWasReadSince() throws Exception {
        Instant start = Instant.now();
        house.vault.spoil(ids.get(7));
        read();
        int before = house.vault.opened;
        RunReport r = new FixityRun(session, 0, start, Progress.NONE).run();
        assertEquals(List.of("fixity/changed"), rules(r), "what was bad is read again");
        assertTrue(house.vault.opened - before < 10);
        assertTrue((long) r.figures().get("skipped") > 30);
        before = house.vault.opened;
        new FixityRun(session, 0, Instant.now().plusSeconds(5), Progress.NONE).run();
        assertTrue(house.vault.opened - before >= 40);
    }

    @Test
    void theCopyIsRenewedFromTheVaultAndNeverTakesDamage() throws Exception {
        house.vault.spoil(ids.get(0));
        RunReport r = copy();
        balanced(r);
        assertEquals(List.of("fixity/lost"), rules(r), "there is no sound one yet");
        assertFalse(copied().contains(ids.get(0)));
        house.vault.spoil(ids.get(0)); // back again
        assertEquals(1L, copy().figures().get("copied"));
        copied().spoil(ids.get(1));
        copied().objects.put(ids.get(2), new byte[0]);
        r = copy();
        balanced(r);
        assertEquals(List.of("fixity/copy-renewed", "fixity/copy-renewed"), rules(r));
        assertTrue(copied().verify(ids.get(1)) && copied().verify(ids.get(2)));
        assertEquals(List.of(), rules(copy()));
        copied().spoil(ids.get(3));
        assertEquals(List.of(), rules(new CopyRun(session, at, true, 0, Progress.NONE).run()), "quick trusts the length");
    }

    @Test
    void bringsBackWithAnEventAndKeepsTheDamage() throws Exception {
        assertEquals("core.fixity.no-copy", assertThrows(KhosoException.class, this::repair).problem().key());
        copy();
        assertEquals(0L, repair().figures().get("restored"));
        house.vault.spoil(ids.get(8));
        byte[] damaged = house.vault.objects.get(ids.get(8));
        house.vault.objects.remove(ids.get(9));
        RunReport r = repair();
        balanced(r);
        assertEquals(List.of("fixity/restored", "fixity/restored"), rules(r));
        assertEquals(2, house.events().size());
        assertTrue(house.events().stream().allMatch(e -> e.parent().equals(house.dossier) && e.text(Concepts.TYPE).equals("recovery")
                && e.text(Concepts.OUTCOME).equals("success")));
        assertTrue(house.events().stream().anyMatch(e -> e.text(Concepts.DETAIL).contains(ToyVault.id(damaged))));
        assertEquals(damaged, house.vault.aside.get(ids.get(8)));
        assertEquals(List.of(), rules(read()));
    }

    @Test
    void whatIsSoundNowhereIsLostAndStaysAsItIs() throws Exception {
        copy();
        house.vault.spoil(ids.get(8));
        copied().objects.put(ids.get(8), new byte[]{1});
        byte[] here = house.vault.objects.get(ids.get(8));
        byte[] there = copied().objects.get(ids.get(8));
        for (RunReport r : List.of(repair(), copy(), repair())) {
            balanced(r);
            assertEquals(List.of("fixity/lost"), rules(r));
            assertEquals(1, r.counts().failed());
        }
        assertEquals(here, house.vault.objects.get(ids.get(8)));
        assertEquals(there, copied().objects.get(ids.get(8)));
        assertEquals(List.of(), house.events());
    }

    @Test
    void aKillBetweenBytesAndEventLosesNoEvent() throws Exception {
        copy();
        house.vault.spoil(ids.get(8));
        house.killed = true;
        assertThrows(IOException.class, this::repair);
        assertTrue(house.vault.verify(ids.get(8)));
        assertEquals(List.of(), house.events());
        RunReport r = repair();
        assertEquals(true, r.figures().get("resumed"));
        assertEquals(1, house.events().size());
        repair();
        assertEquals(1, house.events().size());
    }

    @Test
    void repairsWhatWasFoundAlone() throws Exception {
        copy();
        assertEquals("core.fixity.not-checked",
                assertThrows(KhosoException.class, () -> new Repair(session, List.of(), true, 0, Progress.NONE).run()).problem().key());
        house.vault.spoil(ids.get(8));
        read();
        int before = house.vault.opened;
        RunReport r = new Repair(session, List.of(), true, 0, Progress.NONE).run();
        assertEquals(1L, r.figures().get("restored"));
        assertTrue(house.vault.opened - before < 5);
    }

    @Test
    void saysWhenItIsDue() throws Exception {
        Instant now = Instant.now();
        house.runs.now = now;
        read();
        FixityStatus s = FixityStatus.of(session, now.plusSeconds(60));
        assertFalse(s.overdue(now.plusSeconds(60)));
        assertEquals(List.of("fixity/no-copies"), s.findings().stream().map(Finding::rule).toList());
        copy();
        assertEquals(List.of(), FixityStatus.of(session, now.plusSeconds(60)).findings());
        FixityPolicy p = FixityPolicy.ofProduct();
        s = FixityStatus.of(session, now.plus(Duration.ofDays(p.days() + 2)));
        assertEquals(List.of("fixity/overdue", "fixity/copy-overdue"), s.findings().stream().map(Finding::rule).toList());
        s = FixityStatus.of(session, now.plus(Duration.ofDays(p.longest() + 2)));
        assertEquals("fixity/overdue-law", s.findings().getFirst().rule());
        assertFalse(s.findings().getFirst().clause().isEmpty());
        new Schedule(7, 3, 0, true).keep(session);
        assertTrue(FixityStatus.of(session, now).schedule().own());
        assertEquals("fixity/overdue", FixityStatus.of(session, now.plus(Duration.ofDays(8))).findings().getFirst().rule());
        Schedule.forget(session);
        assertEquals(p.days(), Schedule.of(session).days());
    }
}
