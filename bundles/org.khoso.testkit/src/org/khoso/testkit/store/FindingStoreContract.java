package org.khoso.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.khoso.testkit.store.Samples.ANN;
import static org.khoso.testkit.store.Samples.BOB;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Ids;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.Subject;
import org.khoso.api.store.FindingStore;
import org.khoso.api.store.FindingStore.State;

/** What every {@link FindingStore} does. */
public abstract class FindingStoreContract {
    /** @return an empty store; the same one within a test */
    protected abstract FindingStore findings() throws Exception;

    private static Finding finding(String rule, UUID id, String place) {
        return new Finding(rule, "c", Confidence.VERBATIM, Level.MUST, new Subject(Kind.RECORD, id, "code " + id), place,
                Message.of("k", place), Message.of("r"));
    }

    private State state(String source, UUID id, String rule) throws Exception {
        return findings().of(id).stream().filter(e -> e.finding().rule().equals(rule)).findFirst().orElseThrow().state();
    }

    /** All of a finding comes back: arguments with their types, no remedy, no id. */
    @Test
    public void findingsComeBackAsTheyWere() throws Exception {
        Message m = Message.of("x.y", "text \u1ea1", 5, 6L, 1.5, new BigDecimal("2.50"), new Bilingual("vi", null),
                PartialDate.day(LocalDate.of(2000, 1, 2)), PartialDate.unknown("?"), true);
        Finding f = new Finding("a/b", "TT 05", Confidence.SEVERAL, Level.MUST, new Subject(Kind.FILE, null, "a/b!s!3"),
                "page 3", m, null);
        UUID run = Ids.next();
        findings().record("intake", run, List.of("a/b!s!3"), List.of(f));
        var e = findings().list(Set.of(), 0, 10).get(0);
        assertEquals(f, e.finding());
        assertEquals(run, e.run());
        assertNull(e.waivedBy());
    }

    /** Whoever listens hears of each report and each waiver, after it was written; a listener that fails changes nothing. */
    @Test
    public void listenersHear() throws Exception {
        UUID a = Ids.next();
        List<Integer> seen = new java.util.ArrayList<>();
        AutoCloseable bad = findings().listen(() -> {
            throw new IllegalStateException("a listener's own trouble");
        });
        AutoCloseable good = findings().listen(() -> {
            try {
                seen.add(findings().of(a).size());
            } catch (Exception e) {
                seen.add(-1);
            }
        });
        Finding f = finding("r1", a, "p");
        findings().record("check", Ids.next(), List.of(a.toString()), List.of(f));
        findings().waive(new org.khoso.api.Actor(Ids.next(), "x"), f.key(), "y");
        findings().unwaive(new org.khoso.api.Actor(Ids.next(), "x"), f.key());
        assertEquals(List.of(1, 1, 1), seen);
        good.close();
        bad.close();
        findings().record("check", Ids.next(), List.of(a.toString()), List.of());
        assertEquals(List.of(1, 1, 1), seen);
    }

    /** New, open, mended, new again; only for the subjects and the source that looked. */
    @Test
    public void statesBetweenRuns() throws Exception {
        UUID a = Ids.next();
        UUID b = Ids.next();
        List<String> both = List.of(a.toString(), b.toString());
        UUID first = Ids.next();
        findings().record("check", first, both, List.of(finding("r1", a, "p"), finding("r2", a, "p"), finding("r1", b, "p")));
        findings().record("intake", Ids.next(), both, List.of(finding("i1", a, "p")));
        assertEquals(State.NEW, state("check", a, "r1"));
        findings().record("check", first, List.of(a.toString()), List.of(finding("r1", a, "p"), finding("r2", a, "p")));
        assertEquals(State.NEW, state("check", a, "r1"));
        var since = findings().of(a).stream().filter(e -> e.finding().rule().equals("r1")).findFirst().orElseThrow().since();
        findings().record("check", Ids.next(), List.of(a.toString()), List.of(finding("r1", a, "p")));
        assertEquals(State.OPEN, state("check", a, "r1"));
        assertEquals(State.MENDED, state("check", a, "r2"));
        assertEquals(State.NEW, state("check", b, "r1"));
        assertEquals(State.NEW, state("intake", a, "i1"));
        assertEquals(Map.of(State.NEW, 2L, State.OPEN, 1L, State.MENDED, 1L, State.WAIVED, 0L), findings().counts());
        findings().record("check", Ids.next(), List.of(a.toString()), List.of(finding("r1", a, "p"), finding("r2", a, "p")));
        assertEquals(State.NEW, state("check", a, "r2"));
        var r1 = findings().of(a).stream().filter(e -> e.finding().rule().equals("r1")).findFirst().orElseThrow();
        assertEquals(since, r1.since());
    }

    /** A waiver needs a reason, names the person, lasts over runs, and can be taken back. */
    @Test
    public void waivers() throws Exception {
        UUID a = Ids.next();
        Finding f = finding("r1", a, "p");
        findings().record("check", Ids.next(), List.of(a.toString()), List.of(f));
        assertThrows(KhosoException.class, () -> findings().waive(ANN, f.key(), " "));
        findings().waive(BOB, f.key(), "because");
        findings().record("check", Ids.next(), List.of(a.toString()), List.of(f));
        var e = findings().of(a).get(0);
        assertEquals(State.WAIVED, e.state());
        assertEquals("Bob", e.waivedBy().name());
        assertEquals("because", e.reason());
        assertEquals(1, findings().list(Set.of(State.WAIVED), 0, 5).size());
        assertEquals(0, findings().list(Set.of(State.OPEN, State.NEW), 0, 5).size());
        findings().unwaive(ANN, f.key());
        assertEquals(State.OPEN, findings().of(a).get(0).state());
        findings().waive(BOB, f.key(), "again");
        findings().record("check", Ids.next(), List.of(a.toString()), List.of());
        assertEquals(State.MENDED, findings().of(a).get(0).state());
    }

    /** Pages go through all in one order: rule, then subject. */
    @Test
    public void pages() throws Exception {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < 1200; i++)
            all.add(finding("r" + i % 3, Ids.next(), "p".repeat(3000)));
        findings().record("check", Ids.next(), all.stream().map(f -> f.subject().id().toString()).toList(), all);
        List<FindingStore.Entry> got = new ArrayList<>();
        for (int at = 0; at < 1200; at += 500)
            got.addAll(findings().list(Set.of(), at, 500));
        assertEquals(1200, got.stream().map(e -> e.finding().key()).distinct().count());
        List<String> rules = got.stream().map(e -> e.finding().rule()).toList();
        assertEquals(rules.stream().sorted().toList(), rules);
    }
}
