package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.Journal;

/** What signed heads need of a journal. */
class JournalHeadsTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @Test
    void headsAndHashes() throws Exception {
        try (Archive a = provider.create(temp.resolve("kho"), Map.of("name", "Kho"))) {
            Journal journal = a.journal();
            assertEquals(0, journal.heads().getFirst().entries());
            Fixture.create(a, "một");
            Journal.Head first = journal.heads().getFirst();
            Fixture.create(a, "hai");
            Journal.Head second = journal.heads().getFirst();
            assertEquals(first.chain(), second.chain());
            assertEquals(journal.head(), second.hash());
            assertTrue(second.entries() > first.entries());
            Map<Long, String> hashes = journal.hashes(Set.of(first.entries(), second.entries(), 4711L));
            assertEquals(Map.of(first.entries(), first.hash(), second.entries(), second.hash()), hashes);
            assertEquals(1, journal.heads().size());
        }
    }

    @Test
    void whatWasSignedIsNoted() throws Exception {
        try (Archive a = provider.create(temp.resolve("kho"), Map.of("name", "Kho"))) {
            Fixture.create(a, "một");
            assertEquals(Set.of(), a.journal().signed());
            a.journal().signed(a.defaultActor(), "ab");
            a.journal().signed(a.defaultActor(), "cd");
            assertEquals(Set.of("ab", "cd"), a.journal().signed());
            assertEquals(List.of(), a.journal().verify(Progress.NONE).findings(), "a note of a signature is nothing to be told");
        }
        try (Archive a = provider.open(temp.resolve("kho"))) {
            assertEquals(Set.of("ab", "cd"), a.journal().signed());
        }
    }
}
