package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Confidence;
import org.khoso.api.packaging.PackageAdvice.Purpose;
import org.khoso.api.packaging.PackageType;
import org.khoso.packaging.internal.PackageTypeAdvisor;

/** Writer and verifier share no code; messages and rules are complete; the advice names its clause. */
class SeparationTest {
    private static final Path TOP = Path.of("").toAbsolutePath().endsWith("org.khoso.packaging")
            ? Path.of("")
            : Path.of("bundles/org.khoso.packaging");

    @Test
    void neitherSideKnowsTheOther() throws IOException {
        List<String> bad = new ArrayList<>();
        for (Path p : sources()) {
            String t = Files.readString(p);
            boolean writer = p.toString().replace('\\', '/').contains("/packaging/internal/");
            if (writer ? t.matches("(?s).*org\\.khoso\\.packaging\\.(verify|eark|bagit)\\b.*") : t.contains("org.khoso.packaging.internal"))
                bad.add(p.toString());
        }
        assertEquals(List.of(), bad);
    }

    @Test
    void everyMessageIsThereInBothLanguages() throws IOException {
        Properties vi = load("messages/vi.properties");
        Properties en = load("messages/en.properties");
        assertEquals(new TreeSet<>(vi.keySet()), new TreeSet<>(en.keySet()));
        Set<String> missing = new TreeSet<>();
        Pattern key = Pattern.compile("\"(packaging\\.[a-z.-]+[a-z]|package/[a-z-]+[a-z])\"");
        Properties rules = load("packaging/rules.properties");
        for (String other : List.of("eark", "bagit"))
            load("packaging/" + other + "/rules.properties").forEach(rules::putIfAbsent);
        for (Path p : sources())
            key.matcher(Files.readString(p)).results().map(m -> m.group(1)).forEach(k -> {
                String message = k.replace("package/", "packaging.");
                if (vi.getProperty(message) == null)
                    missing.add(message);
                boolean field = k.startsWith("package/ead-") && !k.equals("package/ead-root");
                if (k.startsWith("package/") && !field && (rules.getProperty(k) == null || vi.getProperty(message + ".remedy") == null))
                    missing.add(k);
            });
        assertEquals(Set.of(), missing);
        for (Properties p : List.of(vi, en))
            for (Object k : p.keySet())
                assertTrue(new MessageFormat(p.getProperty((String) k)).format(new Object[]{"a", "b", "c", "d", "e"}).length() > 3,
                        (String) k);
    }

    /** What all verifiers share tells of rules that each of them has to weigh. */
    @Test
    void sharedPartsFindTheirRulesEverywhere() throws IOException {
        Pattern rule = Pattern.compile("\"(package/[a-z-]+)\"");
        List<String> files = List.of("FolderSource", "ZipSource", "TarSource", "TopFolder", "Report", "Bag", "SchemaErrors");
        for (String standard : List.of("", "eark/", "bagit/")) {
            Properties rules = load("packaging/" + standard + "rules.properties");
            for (String f : files)
                if (!standard.equals("bagit/") || !List.of("Bag", "SchemaErrors").contains(f)) // a bag has no XML
                rule.matcher(Files.readString(TOP.resolve("src/org/khoso/packaging/verify/internal/" + f + ".java"))).results()
                        .forEach(m -> assertTrue(rules.getProperty(m.group(1)) != null || m.group(1).equals("package/"),
                                standard + f + m.group(1)));
        }
    }

    @Test
    void onlyVerifiedClausesOblige() throws IOException {
        Properties rules = load("packaging/rules.properties");
        for (Object k : rules.keySet())
            if (k.toString().startsWith("package/")) {
                String[] r = rules.getProperty(k.toString()).split("\\|", -1);
                assertTrue(!r[0].equals("must") || Confidence.of(r[1]).mayOblige() && !r[2].isEmpty(), k.toString());
            }
    }

    @Test
    void adviceNamesItsClause() {
        var own = new PackageTypeAdvisor().propose(new Purpose(true, false));
        assertEquals(PackageType.AIP_HOSO, own.type());
        assertTrue(own.clause().endsWith("8.3"));
        var other = new PackageTypeAdvisor().propose(new Purpose(false, true));
        assertEquals(PackageType.SIP_HOSO, other.type());
        assertTrue(other.clause().endsWith("17"));
        assertEquals(Confidence.ONE_SOURCE, other.confidence());
        assertEquals(PackageType.SIP_HOSO, new PackageTypeAdvisor().propose(new Purpose(true, true)).type());
        assertEquals(PackageType.AIP_HOSO, new PackageTypeAdvisor().propose(new Purpose(false, false)).type());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> s = Files.walk(TOP.resolve("src"))) {
            return s.filter(p -> p.toString().endsWith(".java")).toList();
        }
    }

    private static Properties load(String name) throws IOException {
        Properties p = new Properties();
        try (InputStreamReader in = new InputStreamReader(Files.newInputStream(TOP.resolve("KHOSO-INF").resolve(name)),
                StandardCharsets.UTF_8)) {
            p.load(in);
        }
        return p;
    }
}
