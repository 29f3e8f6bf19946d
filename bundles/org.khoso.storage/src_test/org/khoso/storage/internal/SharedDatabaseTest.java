package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Actor;
import org.khoso.api.KhosoException;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.ArchiveProvider;
import org.khoso.api.store.Change;
import org.khoso.api.store.ConflictException;
import org.khoso.api.store.Holding;
import org.khoso.storage.sql.internal.Database;
import org.khoso.storage.sql.internal.Sql;

/** Two writers, each with its own folder and journal, on one schema of PostgreSQL. */
class SharedDatabaseTest {
    static PostgresServer server;
    @TempDir
    Path temp;
    final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null)
            server.close();
    }

    private Map<String, String> settings(String schema) {
        return Map.of(ArchiveProvider.DATABASE, server.url(), Opening.SCHEMA, schema);
    }

    @Test
    void writersSeeAndRespectEachOther() throws Exception {
        try (Archive a = provider.create(temp.resolve("a"), settings("two_writers"));
                Archive b = provider.create(temp.resolve("b"), settings("two_writers"))) {
            Holding h = Fixture.create(a, "chung");
            long position = b.holdings().position();
            b.holdings().commit(new Actor(new java.util.UUID(1, 9), "Bình"), Fixture.set(new Change.Update(h.id(), 1,
                    Map.of("title", "mới"))));
            assertTrue(a.holdings().position() > position);
            ConflictException e = assertThrows(ConflictException.class, () -> a.holdings().commit(Fixture.ANN,
                    Fixture.set(new Change.Update(h.id(), 1, Map.of("title", "khác")))));
            assertTrue(e.problem().args().contains("Bình"));
            race(h, a, b);
            assertEquals(List.of(), a.journal().verify(Progress.NONE).findings());
            assertEquals(List.of(), b.journal().verify(Progress.NONE).findings());
        }
    }

    private static void race(Holding h, Archive... archives) throws Exception {
        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<Void>> all = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                Archive mine = archives[t % archives.length];
                all.add(pool.submit((Callable<Void>) () -> {
                    for (int done = 0; done < 10;)
                        try {
                            Holding now = mine.holdings().find(h.id()).orElseThrow();
                            long n = now.value("pageCount") == null ? 0 : (Long) now.value("pageCount");
                            mine.holdings().commit(Fixture.ANN, Fixture.set(new Change.Update(h.id(), now.version(),
                                    Map.of("pageCount", n + 1))));
                            done++;
                        } catch (ConflictException faster) {
                            Thread.onSpinWait();
                        }
                    return null;
                }));
            }
            for (Future<Void> f : all)
                f.get();
        }
        assertEquals(40L, archives[0].holdings().find(h.id()).orElseThrow().value("pageCount"));
    }

    /** A database that lost its last transactions gets them back; one that another writer overtook is left alone and told. */
    @Test
    void whatTheServerLostIsAppliedAgainUnlessOvertaken() throws Exception {
        Path dir = temp.resolve("c");
        Holding h;
        try (Archive a = provider.create(dir, settings("lost"))) {
            h = Fixture.create(a, "một");
        }
        String writer = Files.readAllLines(dir.resolve("journal/writer")).get(0);
        try (Database d = Database.postgresql(server.url(), "lost")) {
            var c = d.take();
            Sql.update(c, "DELETE FROM k_ext");
            Sql.update(c, "DELETE FROM h_record");
            Sql.update(c, "DELETE FROM k_change_set");
            Sql.update(c, "DELETE FROM k_change_item");
            Sql.update(c, "DELETE FROM k_meta WHERE name LIKE '%" + writer + "'");
            c.commit();
            d.give(c, true);
        }
        try (Archive a = provider.open(dir)) {
            assertEquals(h, a.holdings().find(h.id()).orElseThrow());
            assertEquals(List.of(), a.journal().verify(Progress.NONE).findings());
        }
        try (Database d = Database.postgresql(server.url(), "lost")) {
            var c = d.take();
            Sql.update(c, "DELETE FROM k_meta WHERE name LIKE '%" + writer + "'");
            c.commit();
            d.give(c, true);
        }
        try (Archive a = provider.open(dir)) {
            assertEquals(h, a.holdings().find(h.id()).orElseThrow());
            assertTrue(a.journal().verify(Progress.NONE).findings().stream().anyMatch(f -> f.rule().equals("storage/journal-voided")));
        }
    }

    /** A shared database is never changed by opening an archive; when it is, nobody else works in it, and it is all or nothing. */
    @Test
    void isMigratedOnlyWhenAsked() throws Exception {
        Path a = temp.resolve("ma");
        Path b = temp.resolve("mb");
        DirectoryArchiveProvider next = NextFormat.provider(false);
        Holding h;
        try (Archive one = provider.create(a, settings("migrated")); Archive two = provider.create(b, settings("migrated"))) {
            h = Fixture.create(one, "chung");
            one.runs().begin(Fixture.ANN, "Check", "x", "{}");
        }
        KhosoException e = assertThrows(KhosoException.class, () -> next.open(a));
        assertEquals("storage.needs-migration", e.problem().key());
        assertTrue(Files.readString(a.resolve("archive.xmi")).contains("formatVersion=\"1\""));
        try (Archive two = provider.open(b)) {
            e = assertThrows(KhosoException.class, () -> next.migrate(a, true));
            assertEquals("storage.migration-others", e.problem().key());
            assertEquals(h, two.holdings().find(h.id()).orElseThrow());
        }
        assertTrue(next.migrate(a, false).needed());
        assertTrue(next.migrate(a, true).done());
        try (Archive one = next.open(a); Archive two = next.open(b)) {
            assertEquals(h, one.holdings().find(h.id()).orElseThrow());
            assertEquals(h, two.holdings().find(h.id()).orElseThrow());
            assertEquals(List.of("storage/journal-migrated"), one.journal().verify(Progress.NONE).findings().stream().map(f -> f.rule())
                    .toList());
        }
        assertEquals("storage.newer-format", assertThrows(KhosoException.class, () -> provider.open(b)).problem().key());
    }
}
