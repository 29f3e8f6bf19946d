package org.khoso.storage.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Kind;
import org.khoso.api.Progress;
import org.khoso.api.store.Archive;
import org.khoso.api.store.HoldingQuery;

class CrashTest {
    @TempDir
    Path temp;
    private final DirectoryArchiveProvider provider = new DirectoryArchiveProvider();

    @Test
    void everythingAcknowledgedSurvivesKills() throws Exception {
        long seed = System.nanoTime();
        System.out.println("crash test seed " + seed);
        Random random = new Random(seed);
        Path dir = temp.resolve("a");
        provider.create(dir, Map.of()).close();
        List<String[]> acknowledged = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            acknowledged.addAll(kill(dir, "r" + round, 20 + random.nextInt(100)));
            try (Archive a = provider.open(dir)) {
                check(a, acknowledged);
            }
            if (round == 1) // the database alone is lost: it comes back from the journal
                Files.delete(dir.resolve("db/khoso.mv.db"));
            if (round == 2) { // a torn line at the end, as after a power loss
                Path last = Files.list(dir.resolve("journal")).filter(p -> p.toString().endsWith(".chain")).max(Path::compareTo)
                        .orElseThrow();
                Files.writeString(last, "99 2026-01", java.nio.file.StandardOpenOption.APPEND);
            }
        }
        assertTrue(acknowledged.size() > 10, "only " + acknowledged.size());
        try (Archive a = provider.open(dir)) {
            var rules = a.journal().verify(Progress.NONE).findings().stream().map(f -> f.rule()).collect(Collectors.toSet());
            assertTrue(rules.containsAll(Set.of("storage/journal-rebuilt", "storage/journal-repaired")), rules.toString());
        }
    }

    private List<String[]> kill(Path dir, String prefix, int lines) throws Exception {
        Path out = temp.resolve(prefix + ".txt");
        Process child = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", classPath(),
                CrashChild.class.getName(), dir.toString(), prefix).redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(out.toFile()).start();
        while (child.isAlive() && Files.readString(out).lines().count() < lines)
            Thread.sleep(5);
        child.destroyForcibly().waitFor();
        // what it had printed before it died was acknowledged; a cut last line was not printed
        String all = Files.readString(out);
        return new ArrayList<>(all.substring(0, all.lastIndexOf('\n') + 1).lines().map(l -> l.split(" ")).toList());
    }

    static String classPath() throws Exception {
        // the JUnit console has its own class loader: ask it rather than java.class.path
        Set<String> all = new HashSet<>(List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)));
        if (CrashTest.class.getClassLoader() instanceof java.net.URLClassLoader l)
            for (var url : l.getURLs())
                all.add(Path.of(url.toURI()).toString());
        return String.join(java.io.File.pathSeparator, all);
    }

    private static void check(Archive a, List<String[]> acknowledged) throws Exception {
        var run = a.runs().list(1).get(0).id();
        Set<String> items = a.runs().items(run).stream().map(i -> i.item()).collect(Collectors.toSet());
        for (String[] line : acknowledged) {
            assertTrue(items.contains(line[1]), line[1]);
            assertTrue(a.vault().verify(line[2]));
            for (int i = 3; i < line.length; i++)
                assertTrue(a.holdings().find(UUID.fromString(line[i])).isPresent(), line[i]);
        }
        var bad = a.journal().verify(Progress.NONE).findings().stream().filter(f -> !f.level().code().equals("may")).toList();
        assertEquals(List.of(), bad);
        assertEquals(a.holdings().count(HoldingQuery.all(Kind.RECORD)),
                new HashSet<>(a.holdings().ids(HoldingQuery.all(Kind.RECORD))).size());
    }
}
