package org.khoso.packaging.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Progress;
import org.khoso.packaging.internal.HosoPackager;

/** A parser that is not Java's accepts every document against the published schemas; -Dkhoso.schemas=DIR names another set of them. */
class XmllintTest {
    @TempDir
    Path dir;

    @Test
    void everyDocumentFitsItsSchema() throws Exception {
        assumeTrue(installed(), "xmllint is not installed");
        RandomContent random = new RandomContent(new TestCatalog(), Long.getLong("khoso.seed", 11));
        for (int i = 0; i < Integer.getInteger("khoso.packages", 4); i++) {
            Path p = new HosoPackager().write(random.next(), dir, false, Progress.NONE).path();
            for (String mets : List.of("METS.xml", "representations/rep1/METS.xml")) {
                lint(p.resolve("schemas/METS.xsd"), p.resolve(mets));
                for (Path schema : published())
                    lint(schema, p.resolve(mets));
            }
            Path premis = dir.resolve("premis.xsd");
            Files.write(premis, XmllintTest.class.getResourceAsStream("/KHOSO-INF/schemas/premis-v3-0.xsd").readAllBytes());
            for (Path x : files(p, ".*[/\\\\]PREMIS.*\\.xml"))
                lint(premis, x);
            for (Path x : files(p, ".*[/\\\\]EAD.*\\.xml"))
                lint(p.resolve("schemas/" + x.getFileName().toString().replaceAll("^(EAD(_doc|_pic|_media)?).*", "$1.xsd")), x);
        }
    }

    /** mets.xsd as published fetches XLink from the network: a copy that takes the one beside it. */
    private List<Path> published() throws IOException {
        List<Path> schemas = new ArrayList<>();
        String given = System.getProperty("khoso.schemas");
        if (given != null)
            for (String name : List.of("mets1_12.xsd", "mets.xsd")) {
                Path copy = dir.resolve("published");
                Files.createDirectories(copy);
                for (Path s : files(Path.of(given), ".*\\.xsd"))
                    Files.writeString(copy.resolve(s.getFileName()),
                            Files.readString(s).replace("http://www.loc.gov/standards/xlink/xlink.xsd", "xlink.xsd"));
                schemas.add(copy.resolve(name));
            }
        return schemas;
    }

    private static List<Path> files(Path top, String regex) throws IOException {
        try (Stream<Path> s = Files.walk(top)) {
            return s.filter(x -> Files.isRegularFile(x) && x.toString().matches(regex)).toList();
        }
    }

    private static void lint(Path schema, Path document) throws Exception {
        Process p = new ProcessBuilder("xmllint", "--nonet", "--noout", "--schema", schema.toString(), document.toString())
                .redirectErrorStream(true).start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor(), said);
    }

    private static boolean installed() {
        try {
            return new ProcessBuilder("xmllint", "--version").redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
