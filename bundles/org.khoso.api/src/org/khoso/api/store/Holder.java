package org.khoso.api.store;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Who holds an archive, and what they are doing: written into its folder by the holder, read by whoever finds it held. Classes
 * of the JDK only, so that a bare JVM can say it (see {@code org.khoso.cli.client}).
 *
 * @param pid       process; -1 if unknown
 * @param user      name of its user
 * @param host      its machine
 * @param since     when it took the archive; null if unknown
 * @param doing     what it is doing, as a person typed or read it; empty for nothing
 * @param condition whether it can answer at all
 */
public record Holder(long pid, String user, String host, Instant since, String doing, Condition condition) {
    /** The file in the archive's folder. */
    public static final String FILE = ".holder";
    /** The file that the operating system locks. */
    public static final String LOCK = ".lock";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final Path LOCKS = Path.of("/proc/locks");
    /** Start of a process and the time when it took the archive are read from different clocks. */
    private static final long SLACK_SECONDS = 2;

    /** Whether a holder can answer. */
    public enum Condition {
        /** It runs, as far as can be seen. */
        RUNNING,
        /** It was stopped (Ctrl+Z, SIGSTOP, a debugger): it holds on and does nothing until it is let go on. */
        STOPPED,
        /** It runs on another machine: nothing can be seen of it. */
        ELSEWHERE,
        /** What the folder says is of a process that is no more; who holds it now has not said so yet. */
        UNKNOWN
    }

    /** @return name of this machine */
    public static String here() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /** @return this process as holder */
    public static Holder me(Instant since, String doing) {
        return new Holder(ProcessHandle.current().pid(), System.getProperty("user.name", ""), here(), since, doing, Condition.RUNNING);
    }

    /** @return what {@link #of} reads back */
    public byte[] bytes() throws IOException {
        var p = new Properties();
        p.setProperty("pid", Long.toString(pid));
        p.setProperty("user", user);
        p.setProperty("host", host);
        p.setProperty("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
        p.setProperty("doing", doing);
        var out = new StringWriter();
        p.store(out, null);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @return who holds an archive, as far as its folder and this machine tell */
    public static Holder of(Path directory) {
        var p = new Properties();
        try {
            if (Files.isReadable(directory.resolve(FILE)))
                p.load(new StringReader(Files.readString(directory.resolve(FILE))));
        } catch (IOException | IllegalArgumentException e) {
            p.clear(); // being replaced, or damaged: what the system knows is left
        }
        String host = p.getProperty("host", "");
        if (!host.isEmpty() && !host.equals(here()))
            return new Holder(number(p), p.getProperty("user", "?"), host, instant(p), p.getProperty("doing", ""), Condition.ELSEWHERE);
        long locked = locker(directory.resolve(LOCK));
        if (p.isEmpty() || locked > 0 && locked != number(p) || locked <= 0 && stale(p))
            return new Holder(locked, owner(locked), here(), null, "", locked > 0 ? condition(locked) : Condition.UNKNOWN);
        return new Holder(number(p), p.getProperty("user", "?"), host, instant(p), p.getProperty("doing", ""), condition(number(p)));
    }

    private static long number(Properties p) {
        try {
            return Long.parseLong(p.getProperty("pid", "-1"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static Instant instant(Properties p) {
        try {
            return Instant.parse(p.getProperty("since", ""));
        } catch (java.time.DateTimeException e) {
            return null;
        }
    }

    /** A number of a process is given out again: one that began after the archive was taken is another one. */
    private static boolean stale(Properties p) {
        Optional<ProcessHandle> process = ProcessHandle.of(number(p)).filter(ProcessHandle::isAlive);
        Instant since = instant(p);
        return process.isEmpty() || since != null && process.get().info().startInstant().filter(s -> s.isAfter(since.plusSeconds(
                SLACK_SECONDS))).isPresent();
    }

    private static String owner(long pid) {
        return ProcessHandle.of(pid).flatMap(h -> h.info().user()).orElse("?");
    }

    private static Condition condition(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String state = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return state.startsWith("T") || state.startsWith("t") ? Condition.STOPPED : Condition.RUNNING;
        } catch (IOException | RuntimeException e) {
            return Condition.RUNNING; // no such thing on this system
        }
    }

    /** @return the process that has a lock on a file by what Linux tells; -1 if it does not tell */
    private static long locker(Path file) {
        try {
            String inode = ":" + Files.getAttribute(file, "unix:ino");
            for (String line : Files.readAllLines(LOCKS)) {
                List<String> words = List.of(line.strip().split("\\s+"));
                if (words.size() >= 8 && words.contains("WRITE") && !words.contains("->") && words.get(5).endsWith(inode))
                    return Long.parseLong(words.get(4));
            }
        } catch (IOException | RuntimeException e) {
            return -1; // not Linux, or no permission
        }
        return -1;
    }

    /**
     * Asks the system whether a process holds the archive; changes nothing. Not to be called by the process that holds it:
     * closing any channel of a file gives up all of a process's locks on it.
     */
    public static boolean held(Path directory) {
        Path lock = directory.resolve(LOCK);
        if (!Files.exists(lock))
            return false;
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (IOException | RuntimeException e) {
            return true; // it can't be asked: whoever opens the archive will hear why
        }
    }

    /** @return since when, for people; "?" if unknown */
    public String sinceText() {
        return since == null ? "?" : TIME.format(since);
    }

    /** @return process, for people; "?" if unknown */
    public String pidText() {
        return pid <= 0 ? "?" : Long.toString(pid);
    }
}
