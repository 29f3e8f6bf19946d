package org.khoso.packaging.eark.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.khoso.api.Level;

/** The table of requirements is whole, and everything that is said has its sentences. */
class RequirementsTest {
    private static final Path TOP = Path.of("").toAbsolutePath().endsWith("org.khoso.packaging")
            ? Path.of("")
            : Path.of("bundles/org.khoso.packaging");
    private final Requirements requirements = new Requirements();

    /** 2.2.0 goes to CSIP119; 86, 87, 115 are gone. 2.0.4 still has 86. */
    @Test
    void everyRequirementIsDecidedOrSaidNotToBe() throws IOException {
        Set<String> wanted = new TreeSet<>();
        IntStream.rangeClosed(1, 119).filter(n -> n != 87 && n != 115).forEach(n -> wanted.add("CSIP" + n));
        IntStream.rangeClosed(1, 16).forEach(n -> wanted.add("CSIPSTR" + n));
        IntStream.rangeClosed(1, 35).forEach(n -> wanted.add("SIP" + n));
        Set<String> have = new TreeSet<>(requirements.ids());
        have.addAll(Set.of(data("packaging/eark/requirements.properties").getProperty("undecidable").split(";")));
        assertEquals(wanted, have);
        assertNull(requirements.edition(null, false).get("CSIP86"));
        assertNotNull(requirements.edition("https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-0-4.xml", true).get("CSIP86"));
    }

    @Test
    void whatJavaLooksAtIsNamedThere() throws IOException {
        String code = code();
        Edition old = requirements.edition("https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-0-4.xml", true);
        for (String id : requirements.ids())
            if (old.get(id).checks().isEmpty())
            assertTrue(code.contains("\"" + id + "\""), id);
    }

    @Test
    void everySentenceIsSaidSomewhere() throws IOException {
        String code = code();
        for (Object k : data("messages/en.properties").keySet())
            if (k.toString().startsWith("packaging.eark.") && !k.toString().endsWith(".remedy")) {
                String way = k.toString().substring("packaging.eark.".length());
                assertTrue(code.contains("\"" + way + "\""), way);
                assertNotNull(data("messages/vi.properties").getProperty(k + ".remedy"), way);
            }
    }

    @Test
    void everyRuleHasSentencesInBothLanguages() throws IOException {
        for (String rules : new String[]{"eark", "bagit"})
            for (Object k : data("packaging/" + rules + "/rules.properties").keySet()) {
                if (!k.toString().contains("/"))
                    continue;
                String key = "packaging." + k.toString().replaceFirst("^package/", "").replace('/', '.');
                for (String lang : new String[]{"vi", "en"}) {
                    assertNotNull(data("messages/" + lang + ".properties").getProperty(key), key);
                    assertNotNull(data("messages/" + lang + ".properties").getProperty(key + ".remedy"), key);
                }
            }
    }

    @Test
    void someWaysWeighLess() {
        Edition e = requirements.edition(null, false);
        assertEquals(Level.SHOULD, requirements.level(e.get("CSIP68"), "media", e.version()));
        assertEquals(Level.MUST, requirements.level(e.get("CSIP68"), "missing", e.version()));
        assertEquals(Level.MUST, requirements.level(e.get("CSIP68"), "media", "2.0.4"));
        assertEquals(Level.MAY, requirements.level(e.get("CSIP61"), "elsewhere", e.version()));
    }

    private static String code() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> s = Files.walk(TOP.resolve("src/org/khoso/packaging/eark"))) {
            for (Path p : s.filter(f -> f.toString().endsWith(".java")).toList())
                all.append(Files.readString(p));
        }
        return all.toString();
    }

    private static Properties data(String name) throws IOException {
        Properties p = new Properties();
        try (InputStreamReader in = new InputStreamReader(Files.newInputStream(TOP.resolve("KHOSO-INF").resolve(name)),
                StandardCharsets.UTF_8)) {
            p.load(in);
        }
        return p;
    }
}
