package org.khoso.core.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.AccessFilter;
import org.khoso.api.Bilingual;
import org.khoso.api.Finding;
import org.khoso.api.KhosoException;
import org.khoso.api.Kind;
import org.khoso.api.Message;
import org.khoso.api.sign.SubIndication;
import org.khoso.api.sign.Trust;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.Response.Respondent;
import org.khoso.api.survey.Response.State;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.bundle.BundleExport.Made;
import org.khoso.core.bundle.BundleExport.Making;
import org.khoso.core.bundle.BundleImport.Receiving;
import org.khoso.core.bundle.BundleImport.Taken;
import org.khoso.core.sign.FileSigning;
import org.khoso.core.survey.Collecting.Outcome;
import org.khoso.core.survey.Filling;
import org.khoso.core.survey.Responses;
import org.khoso.core.survey.Steps;

/** A commune makes bundles, a province takes them in, and sends answers back. */
class BundlesTest {
    private static final Bilingual NAME = new Bilingual("x", null);
    private static final Template SURVEY = new Template("s", "1", NAME, "", "", "", null, null, List.of(), List.of(), List.of(), List.of());
    private static final Cell CELL = new Cell("1.a", "", "pages");
    @TempDir
    Path dir;
    private final ToyArchive commune = new ToyArchive();
    private final ToyArchive province = new ToyArchive();
    private final ToyCrypto toy = new ToyCrypto();
    private final Responses responses = new Responses();
    private final SurveyService service = SurveyService.class.cast(Proxy.newProxyInstance(SurveyService.class.getClassLoader(),
            new Class<?>[]{SurveyService.class}, (p, m, a) -> switch (m.getName()) {
                case "templates" -> List.of(SURVEY);
                case "template" -> Optional.of(SURVEY);
                default -> List.of();
            }));
    private final Filling filling = new Filling(service, responses);
    private final Steps steps = new Steps(service, responses);
    private final Signers signers = new Signers();
    private final BundleExport export = new BundleExport(responses, filling, new ToyFormat(), new FileSigning(toy, null, toy, List.of(toy)),
            toy);
    private Instant now = Instant.now();
    private UUID own;

    @BeforeEach
    void aResponseThatIsSent() throws Exception {
        own = responses.open(commune.session(), SURVEY, new Respondent("31120", "Xã Mỹ Khánh", "commune"), null);
        answer("1");
        signers.add(province.session(), new ToyCrypto.Cert("An"), new Signers.Entry("31120", Purpose.RESPONSE, null, null));
    }

    /** The commune answers (again) and sends. */
    private void answer(String value) throws Exception {
        Response r = responses.read(commune.session(), own);
        if (!r.state().open())
            steps.giveBack(commune.session(), own, "x");
        responses.write(commune.session(), own,
                new Responses.Entry(Message.of("x"), Map.of(CELL, Given.entered(value, "B", now.truncatedTo(ChronoUnit.MILLIS)))));
        steps.submit(commune.session(), own);
    }

    private Making by(String signer) {
        return new Making(ToyCrypto.key(signer), List.of(new ToyCrypto.Cert("Tỉnh")), null, null, 0);
    }

    private Path bundle(String name) throws Exception {
        return made(name, by("An"));
    }

    private Path made(String name, Making making) throws Exception {
        Path file = dir.resolve(name + BundleExport.ENDING);
        export.export(commune.session(), own, making, file);
        return file;
    }

    private BundleImport importer() {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new BundleImport(new BundleContent(responses, filling, new ToyFormat()), signers, toy, new SignerJudge(toy, toy, clock),
                clock);
    }

    private Taken take(Path file) throws IOException {
        return importer().take(province.session(), file, new Receiving(ToyCrypto.key("Tỉnh"), Trust.none(now), null));
    }

    /** @return why it is refused: nothing may have changed, the file is named */
    private String refused(Path file) {
        Map<UUID, Object> before = new TreeMap<>(province.all);
        KhosoException e = assertThrows(KhosoException.class, () -> take(file));
        assertEquals(before, new TreeMap<>(province.all));
        assertEquals(file.getFileName().toString(), e.problem().args().getFirst());
        Message why = e.problem().key().equals("core.bundle.not-taken") ? (Message) e.problem().args().get(1) : e.problem();
        return why.key().substring(why.key().lastIndexOf('.') + 1);
    }

    private static List<String> rules(List<Finding> notes) {
        return notes.stream().map(f -> f.rule().substring("survey/bundle-".length())).toList();
    }

    private String value() throws Exception {
        UUID id = responses.heads(province.session(), "s").getFirst().id();
        assertEquals(1, responses.heads(province.session(), "s").size());
        return responses.read(province.session(), id).answers().get(CELL).value();
    }

    @Test
    void comesInOnce() throws Exception {
        Path file = bundle("a");
        Taken first = take(file);
        assertEquals(Outcome.NEW, first.outcome());
        assertEquals(List.of(), first.notes());
        Response r = responses.read(province.session(), first.response());
        assertEquals(State.SENT, r.state());
        assertEquals("bundle", r.issue().origin());
        assertEquals(1, r.issue().sequence());
        assertEquals("1", value());
        int commits = province.commits;
        Taken again = take(file);
        assertEquals(Outcome.AGAIN, again.outcome());
        assertEquals(List.of("again"), rules(again.notes()));
        assertEquals(commits, province.commits);
        assertTrue(province.objects.containsKey(first.bundle().object()));
    }

    /** After a kill, or when a medium is lost, the same file is written again: no number is used for nothing. */
    @Test
    void theSameIsMadeOnce() throws Exception {
        Path one = bundle("a");
        Path two = bundle("b");
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(two));
        Made other = export.export(commune.session(), own,
                new Making(ToyCrypto.key("An"), List.of(new ToyCrypto.Cert("Tỉnh"), new ToyCrypto.Cert("Bộ")), null, null, 0), two);
        assertEquals(2, other.bundle().number());
        assertFalse(other.again());
        assertEquals(7, export
                .export(commune.session(), own, new Making(ToyCrypto.key("An"), List.of(new ToyCrypto.Cert("Tỉnh")), null, null, 6), two)
                .bundle().number());
        commune.killed = true;
        answerButKilled();
        Path late = dir.resolve("c.khoso-bundle");
        assertThrows(IOException.class, () -> export.export(commune.session(), own, by("An"), late));
        assertFalse(Files.exists(late));
        assertEquals(8, export.export(commune.session(), own, by("An"), late).bundle().number());
    }

    private void answerButKilled() throws Exception {
        commune.killed = false;
        answer("2");
        commune.killed = true;
    }

    @Test
    void theNewestCounts() throws Exception {
        Path one = bundle("1");
        answer("2");
        Path two = bundle("2");
        answer("3");
        Path three = bundle("3");
        take(one);
        Taken third = take(three);
        assertEquals(Outcome.FILLED, third.outcome());
        assertEquals(List.of("gap"), rules(third.notes()));
        assertEquals("3", value());
        assertEquals("older", refused(two));
        assertEquals(Outcome.AGAIN, take(one).outcome());
        assertEquals("3", value());
        assertEquals(List.of(new Bundles.Missing(third.bundle().series(), 2, 2)), Bundles.missing(new Bundles().list(province.session())));
        answer("4");
        export.export(commune.session(), own, new Making(ToyCrypto.key("An"), List.of(new ToyCrypto.Cert("Tỉnh")), null, null, 8), one);
        assertEquals(List.of("gaps"), rules(take(one).notes()));
        answer("5");
        assertEquals(List.of(), rules(take(bundle("5")).notes()));
        assertEquals("5", value());
    }

    /** An archive that was restored uses a number twice: refused, and said how to get out of it; a fork is seen later on, too. */
    @Test
    void aNumberCountsOnce() throws Exception {
        take(bundle("1"));
        var restored = new TreeMap<>(commune.all);
        answer("2");
        take(bundle("2"));
        commune.all.clear();
        commune.all.putAll(restored);
        answer("two, but other");
        assertEquals("other-content", refused(bundle("2b")));
        answer("3");
        Taken fork = take(bundle("3"));
        assertEquals(List.of("chain"), rules(fork.notes()));
        assertEquals("3", value());
    }

    @Test
    void aKillLeavesAllOrNothing() throws Exception {
        Path one = bundle("1");
        province.killed = true;
        assertThrows(IOException.class, () -> take(one));
        assertEquals(List.of(), responses.heads(province.session(), "s"));
        assertEquals(Outcome.NEW, take(one).outcome());
        answer("2");
        Path two = bundle("2");
        province.killed = true;
        assertThrows(IOException.class, () -> take(two));
        assertEquals("1", value());
        assertEquals(Outcome.FILLED, take(two).outcome());
        assertEquals("2", value());
        assertEquals(2, province.all.values().stream().filter(h -> h.kind() == Kind.SURVEY_BUNDLE).count());
    }

    /** Two processes take the first bundles of a unit in at the same time: one response comes of it, not two. */
    @Test
    void twoAtOnce() throws Exception {
        Path one = bundle("1");
        answer("2");
        Path two = bundle("2");
        province.meanwhile = () -> take(one);
        assertThrows(IOException.class, () -> take(two));
        assertEquals("1", value());
        assertEquals(Outcome.FILLED, take(two).outcome());
        assertEquals("2", value());
        answer("3");
        Path again = dir.resolve("3.khoso-bundle");
        commune.meanwhile = () -> export.export(commune.session(), own, by("An"), again);
        assertThrows(IOException.class, () -> bundle("3b"));
        assertEquals(Outcome.FILLED, take(again).outcome());
        assertEquals("3", value());
    }

    @Test
    void whoMaySign() throws Exception {
        assertEquals("unknown-signer", refused(made("x", by("Ai đó"))));
        signers.add(province.session(), new ToyCrypto.Cert("Ai đó"), new Signers.Entry("31123", Purpose.RESPONSE, null, null));
        signers.add(province.session(), new ToyCrypto.Cert("Ai đó"), new Signers.Entry("31120", Purpose.RETURN, null, null));
        assertEquals("other-unit", refused(dir.resolve("x.khoso-bundle")));
        toy.doubt = SubIndication.REVOKED_NO_POE;
        assertEquals("on-list", refused(bundle("a")));
        toy.doubt = null;
        Path a = bundle("a");
        byte[] bytes = Files.readAllBytes(a);
        assertThrows(KhosoException.class,
                () -> importer().take(province.session(), a, new Receiving(ToyCrypto.key("Huyện"), Trust.none(now), null)));
        assertEquals("missing", refused(dir.resolve("none.khoso-bundle")));
        Files.write(a, java.util.Arrays.copyOf(bytes, 100));
        assertTrue(Set.of("damaged", "no-manifest").contains(refused(a)));
    }

    @Test
    void whenItWasSigned() throws Exception {
        LocalDate today = now.atZone(Refusals.VIETNAM).toLocalDate();
        signers.add(province.session(), new ToyCrypto.Cert("An"),
                new Signers.Entry("31120", Purpose.RESPONSE, today.minusDays(9), today.minusDays(3)));
        toy.claimed = now;
        assertEquals("out-of-time", refused(bundle("late")));
        toy.claimed = now.minus(20, ChronoUnit.DAYS);
        answer("2");
        assertEquals("out-of-time", refused(bundle("early")));
        toy.claimed = now.plus(1, ChronoUnit.HOURS);
        answer("3");
        assertEquals("future", refused(bundle("future")));
        toy.claimed = null;
        answer("4");
        assertEquals("no-time", refused(bundle("never")));
        toy.claimed = now.minus(4, ChronoUnit.DAYS); // on its way when the days of the signer ended
        answer("5");
        assertEquals(Outcome.NEW, take(bundle("good")).outcome());
    }

    /** Who has stolen a key can claim any time: after the key was revoked only a time-stamp counts. */
    @Test
    void aRevokedKey() throws Exception {
        toy.claimed = now.minus(3, ChronoUnit.DAYS);
        Path in = bundle("1");
        take(in);
        Instant since = now.minus(1, ChronoUnit.DAYS);
        List<RegisteredSigner> lines = signers.revoke(province.session(), Signers.fingerprint(new ToyCrypto.Cert("An")), since, "mất thẻ");
        assertEquals(List.of("doubtful"), rules(signers.doubtful(province.session(), lines.getFirst())));
        assertEquals(Outcome.AGAIN, take(in).outcome());
        answer("2");
        assertEquals("revoked-unproved", refused(bundle("2")));
        toy.claimed = now;
        answer("3");
        assertEquals("revoked", refused(bundle("3")));
        toy.claimed = now.minus(3, ChronoUnit.DAYS);
        toy.stamped = now;
        answer("4");
        assertEquals("revoked-unproved", refused(bundle("4")));
        toy.stamped = now.minus(2, ChronoUnit.DAYS);
        answer("5");
        assertEquals(Outcome.FILLED, take(bundle("5")).outcome());
        assertEquals("signer-revoked", assertThrows(KhosoException.class,
                () -> signers.add(province.session(), new ToyCrypto.Cert("An"), new Signers.Entry("31120", Purpose.RESPONSE, null, null)))
                .problem().key().substring(12));
    }

    @Test
    void statesThatFit() throws Exception {
        UUID id = take(bundle("1")).response();
        steps.accept(province.session(), id);
        answer("2");
        Path two = bundle("2");
        assertEquals("frozen", refused(two));
        steps.giveBack(province.session(), id, "sai");
        assertEquals(Outcome.FILLED, take(two).outcome());
        assertEquals("", responses.read(province.session(), id).issue().reason());
        steps.giveBack(commune.session(), own, "x");
        assertEquals("export-open", assertThrows(KhosoException.class, () -> bundle("3")).problem().key().substring(12));
        province.filter = new AccessFilter(Set.of("31123"), null, null);
        steps.submit(commune.session(), own);
        answer("4");
        assertEquals("not-allowed", refused(bundle("4")));
    }

    /** Own responses are filled in, not replaced. */
    @Test
    void aResponseOfOurOwn() throws Exception {
        UUID here = responses.open(province.session(), SURVEY, new Respondent("31120", "Xã Mỹ Khánh", "commune"), null);
        Taken taken = take(bundle("1"));
        assertEquals(here, taken.response());
        assertEquals(Outcome.FILLED, taken.outcome());
        assertEquals(State.DRAFT, responses.read(province.session(), here).state());
        assertEquals("1", value());
        steps.submit(province.session(), here);
        answer("2");
        assertEquals("frozen", refused(bundle("2")));
    }

    @Test
    void sentBack() throws Exception {
        UUID id = take(bundle("1")).response();
        Making making = new Making(ToyCrypto.key("Tỉnh"), List.of(new ToyCrypto.Cert("An")), null, "92", 0);
        Path note = dir.resolve("r.khoso-bundle");
        assertEquals("export-other", assertThrows(KhosoException.class, () -> export.export(province.session(), id, making, note)).problem()
                .key().substring(12));
        steps.giveBack(province.session(), id, "Mục 1.a thiếu");
        assertEquals("needs-sender",
                assertThrows(KhosoException.class,
                        () -> export.export(province.session(), id,
                                new Making(ToyCrypto.key("Tỉnh"), List.of(new ToyCrypto.Cert("An")), null, null, 0), note))
                        .problem().key().substring(12));
        export.export(province.session(), id, making, note);
        Receiving receiving = new Receiving(ToyCrypto.key("An"), Trust.none(now), null);
        assertEquals("core.bundle.unknown-signer",
                assertThrows(KhosoException.class, () -> importer().take(commune.session(), note, receiving)).problem().key());
        signers.add(commune.session(), new ToyCrypto.Cert("Tỉnh"), new Signers.Entry("92", Purpose.RETURN, null, null));
        Taken taken = importer().take(commune.session(), note, receiving);
        assertEquals(Outcome.RETURNED, taken.outcome());
        Response r = responses.read(commune.session(), own);
        assertEquals(State.RETURNED, r.state());
        assertEquals("Mục 1.a thiếu", r.issue().reason());
        assertEquals(Outcome.AGAIN, importer().take(commune.session(), note, receiving).outcome());
        answer("2");
        take(bundle("2"));
        assertEquals("2", value());
        steps.giveBack(province.session(), id, "Vẫn thiếu");
        export.export(province.session(), id, making, note);
        answer("3");
        bundle("3");
        KhosoException late = assertThrows(KhosoException.class, () -> importer().take(commune.session(), note, receiving));
        assertEquals("core.bundle.return-late", ((Message) late.problem().args().get(1)).key());
        assertEquals(State.SENT, responses.read(commune.session(), own).state());
    }

    @Test
    void attachments() throws Exception {
        Path files = Files.createDirectories(dir.resolve("kèm"));
        Files.writeString(files.resolve("Báo cáo.pdf"), "x");
        Files.writeString(files.resolve("b.txt"), "y");
        Path file = made("1", new Making(ToyCrypto.key("An"), List.of(new ToyCrypto.Cert("Tỉnh")), files, null, 0));
        Path to = dir.resolve("ra");
        Taken taken = importer().take(province.session(), file, new Receiving(ToyCrypto.key("Tỉnh"), Trust.none(now), to));
        assertEquals(2, taken.attachments().size());
        assertEquals("x", Files.readString(to.resolve("31120-response-1/Báo cáo.pdf")));
        assertEquals(Set.of("Báo cáo.pdf", "b.txt"), Set.copyOf(take(file).attachments()));
        Files.writeString(files.resolve("con.txt"), "z");
        assertEquals("core.bundle.attachment-name",
                assertThrows(KhosoException.class,
                        () -> made("2", new Making(ToyCrypto.key("An"), List.of(new ToyCrypto.Cert("Tỉnh")), files, null, 0))).problem()
                        .key());
    }

    @Test
    void theRegister() throws Exception {
        var entry = new Signers.Entry("31120", Purpose.RESPONSE, LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        assertEquals("changed", signers.add(province.session(), new ToyCrypto.Cert("An"), entry).outcome());
        assertEquals("same", signers.add(province.session(), new ToyCrypto.Cert("An"), entry).outcome());
        assertEquals("added", signers.add(province.session(), new ToyCrypto.Cert("Bình"), entry).outcome());
        RegisteredSigner line = signers.list(province.session()).getFirst();
        assertTrue(line.covers(Instant.parse("2024-12-31T17:00:00Z")) && line.covers(Instant.parse("2025-12-31T16:59:59Z")));
        assertFalse(line.covers(Instant.parse("2024-12-31T16:59:59Z")) || line.covers(Instant.parse("2025-12-31T17:00:00Z")));
        String print = Signers.fingerprint(new ToyCrypto.Cert("An"));
        assertThrows(KhosoException.class, () -> signers.revoke(province.session(), print, now, " "));
        assertThrows(KhosoException.class, () -> signers.revoke(province.session(), "0".repeat(64), now, "x"));
        signers.revoke(province.session(), print, now, "x");
        assertThrows(KhosoException.class, () -> signers.revoke(province.session(), print, now, "later is no news"));
        assertEquals("earlier", signers.revoke(province.session(), print, now.minusSeconds(60), "earlier").getFirst().reason());
        assertThrows(KhosoException.class, () -> signers.add(province.session(), new ToyCrypto.Cert("Chi"),
                new Signers.Entry("1", Purpose.RETURN, LocalDate.of(2025, 2, 1), LocalDate.of(2025, 1, 1))));
        province.filter = new AccessFilter(Set.of("31123"), null, null);
        assertEquals(List.of(), signers.list(province.session()));
        assertThrows(KhosoException.class, () -> signers.add(province.session(), new ToyCrypto.Cert("Chi"), entry));
        assertNotEquals(print, Signers.fingerprint(new ToyCrypto.Cert("Chi")));
    }
}
