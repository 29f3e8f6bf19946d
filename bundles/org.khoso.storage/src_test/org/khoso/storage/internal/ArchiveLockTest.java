package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.store.Archive;
import org.khoso.api.store.HeldException;
import org.khoso.api.store.Holder;

/** Who holds an archive, seen from another process. */
class ArchiveLockTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    /** Tries to take the archive that the first argument names, as another process, and says what came of it. */
    public static void main(String[] args) throws Exception {
        try (ArchiveLock lock = ArchiveLock.take(Path.of(args[0])); AutoCloseable doing = lock.doing("intake /đĩa/giao nộp")) {
            System.out.println("taken");
            if (args.length > 1)
                Thread.sleep(Long.parseLong(args[1]));
        } catch (HeldException e) {
            System.out.println(e.problem().key() + " " + e.remedy().key() + " " + e.problem().args());
        }
    }

    private static Process start(Path dir, String... more) throws Exception {
        var line = new java.util.ArrayList<>(
                java.util.List.of(ProcessHandle.current().info().command().orElseThrow(), "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8", "-cp", CrashTest.classPath(), ArchiveLockTest.class.getName(), dir.toString()));
        line.addAll(java.util.List.of(more));
        return new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static String line(Process p) throws Exception {
        return p.inputReader(java.nio.charset.StandardCharsets.UTF_8).readLine();
    }

    private static String asked(Path dir) throws Exception {
        Process p = start(dir);
        String said = line(p);
        p.waitFor(20, TimeUnit.SECONDS);
        return said;
    }

    /** POSIX gives up the lock of a process when it closes any channel of the file: a second try of our own must not do that. */
    @Test
    void aSecondTryInTheSameProcessLosesNothing() throws Exception {
        Path dir = temp.resolve("kho");
        try (Archive a = provider.create(dir, Map.of())) {
            assertThrows(HeldException.class, () -> provider.open(dir));
            assertThrows(HeldException.class, () -> provider.rebuild(dir));
            try (AutoCloseable told = a.doing("check")) {
                String said = asked(dir);
                assertTrue(said.startsWith("storage.held.doing ") && said.contains(", " + ProcessHandle.current().pid() + ", ")
                        && said.endsWith(", check]"), said);
            }
            assertTrue(asked(dir).startsWith("storage.held storage.held.remedy"));
        }
        assertEquals("taken", asked(dir));
    }

    @Test
    void aStoppedHolderIsNamedAndOneThatIsKilledIsFollowedAtOnce() throws Exception {
        Path dir = temp.resolve("kho");
        provider.create(dir, Map.of()).close();
        Process holder = start(dir, "60000");
        try {
            assertEquals("taken", line(holder));
            Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(holder.pid())).start();
            stop.waitFor();
            long start = System.nanoTime();
            HeldException e = assertThrows(HeldException.class, () -> provider.open(dir));
            assertTrue(System.nanoTime() - start < 1_000_000_000L);
            assertEquals("storage.held.stopped.remedy", e.remedy().key());
            assertEquals(Holder.Condition.STOPPED, e.holder().condition());
            assertEquals(holder.pid(), e.holder().pid());
            assertEquals("intake /đĩa/giao nộp", e.holder().doing());
            assertTrue(Holder.held(dir));
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertFalse(Holder.held(dir));
        provider.open(dir).close();
    }

    /** What the folder says is believed only as far as the system agrees: a file left by a crash, a number given out again, a copy. */
    @Test
    void whatACrashLeftIsNotBelieved() throws Exception {
        Path dir = temp.resolve("kho");
        provider.create(dir, Map.of()).close();
        Files.write(dir.resolve(Holder.FILE), new Holder(ProcessHandle.current().pid(), "an", Holder.here(), Instant.parse(
                "2020-01-01T00:00:00Z"), "check", Holder.Condition.RUNNING).bytes());
        Files.writeString(dir.resolve(".owner"), "1\nabc\n1\n" + Holder.here() + "\n");
        assertEquals(Holder.Condition.UNKNOWN, Holder.of(dir).condition());
        assertEquals("", Holder.of(dir).doing());
        assertFalse(Holder.held(dir));
        provider.open(dir).close();
        Files.write(dir.resolve(Holder.FILE), new Holder(1, "an", "may-khac", Instant.now(), "check", Holder.Condition.RUNNING).bytes());
        assertEquals(Holder.Condition.ELSEWHERE, Holder.of(dir).condition());
        Path copy = temp.resolve("bản sao");
        try (Archive a = provider.open(dir)) {
            UpgradeTest.copy(dir, copy);
            assertFalse(Holder.held(copy));
            provider.open(copy).close();
        }
    }
}
