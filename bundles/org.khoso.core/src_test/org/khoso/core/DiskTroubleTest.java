package org.khoso.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

class DiskTroubleTest {
    @Test
    void namesTheFileThatMayNotBeWritten() throws Exception {
        var e = DiskTrouble.explain(new UncheckedIOException(new AccessDeniedException("/a/.lock"))).orElseThrow();
        assertEquals("core.disk.denied", e.problem().key());
        assertEquals("/a/.lock", e.problem().args().get(0));
    }

    @Test
    void findsTheFullDiskUnderWhatADatabaseSays() throws Exception {
        var deep = new SQLException("General error",
                new IllegalStateException("Writing failed", new IOException("No space left on device")));
        assertEquals("core.disk.full", DiskTrouble.explain(deep).orElseThrow().problem().key());
    }

    @Test
    void tellsReadOnlyDisksFromFullAndBrokenOnes() throws Exception {
        assertEquals("core.disk.read-only",
                DiskTrouble.explain(new FileSystemException("/x", null, "Read-only file system")).orElseThrow().problem().key());
        assertEquals("core.disk.read-only", DiskTrouble.explain(new ReadOnlyFileSystemException()).orElseThrow().problem().key());
        assertEquals("core.disk.full", DiskTrouble.explain(new IOException("Disk quota exceeded")).orElseThrow().problem().key());
        assertEquals("core.disk.broken", DiskTrouble.explain(new IOException("Input/output error")).orElseThrow().problem().key());
    }

    @Test
    void leavesWhatIsForPeopleAlreadyAndWhatIsNoDisk() {
        var known = new KhosoException(Message.of("a.b"), null, null);
        assertEquals(known, DiskTrouble.explain(new UncheckedIOException(known)).orElseThrow());
        assertTrue(DiskTrouble.explain(new IllegalStateException("No space left in this program")).isEmpty());
        assertTrue(DiskTrouble.explain(new IOException((String) null)).isEmpty());
    }
}
