package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.Confidence;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Message;
import org.khoso.api.Progress;
import org.khoso.api.Subject;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Change;
import org.khoso.api.store.ChangeSet;
import org.khoso.api.store.Holding;
import org.khoso.api.store.RunLedger;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/** What the database tells beside the objects is held against the journal too: history, findings, what was set aside, runs, settings. */
class LedgerTamperTest {
    @TempDir
    Path temp;
    private Path dir;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @BeforeEach
    void worked() throws Exception {
        dir = temp.resolve("a");
        try (Archive a = provider.create(dir, Map.of())) {
            Holding one = Fixture.create(a, "Về đê điều");
            Holding two = Fixture.create(a, "Về cầu");
            ChangeSet change = Fixture.set(new Change.Update(one.id(), one.version(), Map.of("title", "Về đê")));
            a.holdings().commit(Fixture.ANN, change);
            a.holdings().undo(Fixture.ANN, change.id());
            findings(a, one, two);
            RunLedger.Run run = a.runs().begin(Fixture.ANN, "check", "tất cả", "{}");
            run.mark(new ChangeSet.RunItem(run.id(), "một", ChangeSet.ItemState.OK, "1"));
            run.mark(new ChangeSet.RunItem(run.id(), "hai", ChangeSet.ItemState.FAILED, "2"));
            run.mark(new ChangeSet.RunItem(run.id(), "hai", ChangeSet.ItemState.OK, "3"));
            run.finish(RunLedger.State.DONE, "2/2");
            a.setting(Fixture.ANN, "place", "Huế");
        }
    }

    private static void findings(Archive a, Holding one, Holding two) throws Exception {
        List<String> who = List.of(one.id().toString(), two.id().toString());
        a.findings().record("rules", UUID.randomUUID(), who, List.of(finding(one, "x/title"), finding(two, "x/title")));
        a.findings().record("rules", UUID.randomUUID(), who, List.of(finding(one, "x/title"), finding(two, "x/date")));
        a.findings().waive(Fixture.ANN, finding(one, "x/title").key(), "bản gốc thiếu");
    }

    private static Finding finding(Holding h, String rule) {
        return new Finding(rule, "TT 02/2019 PL I", Confidence.VERBATIM, Level.MUST, new Subject(h.kind(), h.id(), "HS." + h.id()), "title",
                new Message("m", List.of("a", 2L)), null);
    }

    private Set<String> rules() throws Exception {
        try (Archive a = provider.open(dir)) {
            return a.journal().verify(Progress.NONE).findings().stream().map(Finding::rule).collect(Collectors.toSet());
        }
    }

    private void database(String sql) throws Exception {
        try (Database d = Database.h2(dir.resolve("db"))) {
            Connection c = d.take();
            Sql.update(c, sql);
            c.commit();
            d.give(c, true);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"history-changed|UPDATE k_change_set SET actor_name='Ai đó' WHERE position=2",
            "history-changed|UPDATE k_change_set SET moment=DATEADD(SECOND,1,moment) WHERE position=1",
            "history-changed|UPDATE k_change_set SET undone=FALSE", "history-changed|UPDATE k_change_set SET undone=TRUE WHERE position=1",
            "history-changed|DELETE FROM k_change_set WHERE position=3", "history-changed|DELETE FROM k_change_item WHERE op='U'",
            "history-changed|UPDATE k_change_item SET delta=REPLACE(delta,'Về cầu','Về hầm')",
            "history-foreign|INSERT INTO k_change_set SELECT RANDOM_UUID(),writer,position,moment,actor,actor_name,label,undoes,undone FROM k_change_set WHERE position=1",
            "finding-changed|DELETE FROM k_finding WHERE state='NEW'", "finding-changed|UPDATE k_finding SET state='MENDED'",
            "finding-changed|UPDATE k_finding SET body=REPLACE(body,'MUST','MAY')", "finding-changed|UPDATE k_finding SET source='other'",
            "waiver-changed|UPDATE k_waiver SET actor_name='Ai đó'", "waiver-changed|DELETE FROM k_waiver",
            "waiver-changed|INSERT INTO k_waiver SELECT '0',finding_key,actor,actor_name,reason,since FROM k_waiver",
            "run-changed|UPDATE k_run SET state='OPEN'", "run-changed|DELETE FROM k_run_item WHERE item='một'",
            "run-changed|UPDATE k_run_item SET state='FAILED' WHERE item='hai'"})
    void found(String rule, String sql) throws Exception {
        assertEquals(Set.of(), rules());
        database(sql);
        assertEquals(Set.of("storage/" + rule), rules());
        provider.rebuild(dir);
        assertEquals(Set.of("storage/journal-rebuilt"), rules(), "the remedy that it names");
    }

    @Test
    void settingChangedInTheFile() throws Exception {
        Path file = dir.resolve("archive.xmi");
        Files.writeString(file, Files.readString(file).replace("Huế", "Đà Nẵng"));
        assertEquals(Set.of("storage/setting-changed"), rules());
        try (Archive a = provider.open(dir)) {
            a.setting(Fixture.ANN, "place", "Huế");
        }
        assertEquals(Set.of(), rules());
    }

    @Test
    void nothingStaysBehind() throws Exception {
        Path left = Files.createDirectories(dir.resolve("db/verify-1/sub"));
        assertEquals(Set.of(), rules());
        try (var files = Files.list(left.getParent().getParent())) {
            assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith("verify-")));
        }
    }
}
