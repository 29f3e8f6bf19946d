package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;
import org.khoso.packaging.internal.HosoPackager;
import org.khoso.packaging.test.RandomContent;
import org.khoso.packaging.test.TestCatalog;
import org.khoso.packaging.test.Victim;

/** What strangers may send: garbage, more than fits, links, and packages of other software with its known oddities. */
class HostileTest {
    private final TestCatalog catalog = new TestCatalog();
    private final HosoVerifier verifier = new HosoVerifier();
    @TempDir
    Path dir;

    @Test
    void garbageNeitherThrowsNorHangs() throws IOException {
        long seed = Long.getLong("khoso.seed", System.nanoTime());
        System.out.println("khoso.seed=" + seed);
        Random random = new Random(seed);
        byte[] zip = Files.readAllBytes(write(PackageType.AIP_HOSO, true));
        for (int i = 0; i < Integer.getInteger("khoso.fuzz", 30); i++) {
            byte[] b = zip.clone();
            // the list of entries is at the end: half of the hits go there
            int from = i % 2 == 0 ? 0 : b.length * 9 / 10;
            for (int n = 1 + random.nextInt(6); n > 0; n--)
                b[from + random.nextInt(b.length - from)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xFF);
            if (i % 7 == 0)
                random.nextBytes(b);
            Path p = Files.write(dir.resolve("fuzz" + i + ".zip"), b);
            Verdict v = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> verifier.verify(p, catalog, Progress.NONE), "seed " + seed);
            assertTrue(v.findings().stream().allMatch(f -> !f.message().key().isEmpty()));
        }
        for (byte[] b : new byte[][]{{}, {'P', 'K', 5, 6}, new byte[22], "<mets/>".getBytes()})
            assertTrue(must(verifier.verify(Files.write(dir.resolve("x.zip"), b), catalog, Progress.NONE)));
        assertTrue(must(verifier.verify(Files.createDirectory(dir.resolve("empty")), catalog, Progress.NONE)));
    }

    @Test
    void brokenXmlNeverThrows() throws IOException {
        long seed = Long.getLong("khoso.seed", System.nanoTime());
        System.out.println("khoso.seed=" + seed);
        Random random = new Random(seed);
        Victim v = new Victim(write(PackageType.AIP_HOSO, false), random);
        for (String path : List.of("METS.xml", "representations/rep1/METS.xml", "metadata/preservation/PREMIS.xml")) {
            byte[] sound = v.bytes(path);
            for (int i = 0; i < Integer.getInteger("khoso.fuzz", 30) / 2; i++) {
                byte[] b = sound.clone();
                for (int n = 1 + random.nextInt(4); n > 0; n--)
                    b[random.nextInt(b.length)] = (byte) random.nextInt(256);
                v.write(path, b);
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> verifier.verify(v.root, catalog, Progress.NONE), "seed " + seed);
            }
            v.write(path, sound);
        }
    }

    @Test
    void limitsHold() throws IOException {
        Limits d = Limits.DEFAULT;
        Path zip = dir.resolve("many.zip");
        try (ZipOutputStream out = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)))) {
            for (int i = 0; i < 3000; i++)
                out.putNextEntry(new ZipEntry("f/" + i));
        }
        Limits few = new Limits(1000, d.path(), d.depth(), d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 50);
        Verdict v = new HosoVerifier(few).verify(zip, catalog, Progress.NONE);
        assertTrue(rules(v).contains("package/too-many-entries"));
        Verdict all = verifier.verify(zip, catalog, Progress.NONE);
        assertTrue(all.findings().size() < 1100, "findings are bounded");
        assertEquals(3000, all.files());
        Path folder = write(PackageType.SIP_HOSO, false);
        assertTrue(rules(
                new HosoVerifier(new Limits(5, d.path(), d.depth(), d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 50))
                        .verify(folder, catalog, Progress.NONE))
                .contains("package/too-many-entries"));
        assertTrue(
                rules(new HosoVerifier(new Limits(999, d.path(), d.depth(), d.ratio(), d.free(), d.total(), 100, d.run(), d.elements(), 50))
                        .verify(folder, catalog, Progress.NONE)).contains("package/xml-limit"));
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        Path folder = write(PackageType.SIP_HOSO, false);
        Path pipe = folder.resolve("representations/rep1/data/pipe.pdf");
        try {
            if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0)
                return;
        } catch (IOException e) {
            return; // no such tool on this system
        }
        Verdict v = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> verifier.verify(folder, catalog, Progress.NONE));
        assertTrue(v.findings().stream().anyMatch(f -> f.rule().equals("package/link") && f.place().endsWith("data/pipe.pdf")));
    }

    @Test
    void knownOdditiesOfOtherSoftwareAreNoReasonToRefuse() throws IOException {
        Victim v = new Victim(write(PackageType.SIP_HOSO, false), new Random(1));
        for (String p : v.all("representations/rep1/metadata/descriptive/EAD_doc_.*"))
            rename(v, p, p.replace("EAD_doc_", "EAD_DOC_"), "representations/rep1/METS.xml", "EAD_doc_", "EAD_DOC_");
        for (String p : v.all("schemas/EAD.*"))
            rename(v, p, p.replace("EAD", "ead"), "METS.xml", p, p.replace("EAD", "ead"));
        rename(v, "schemas/METS.xsd", "schemas/mets1_12.xsd", "METS.xml", "schemas/METS.xsd\"", "schemas/mets1_12.xsd\"");
        for (String mets : List.of("METS.xml", "representations/rep1/METS.xml"))
            v.edit(mets, t -> t.replace("MDTYPE=\"EAD\" MDTYPEVERSION=\"3.0\"", "MDTYPE=\"DC\" MDTYPEVERSION=\"1.0.0\"").replace("text/xml",
                    "application/xml"));
        v.edit("representations/rep1/METS.xml", t -> t.replaceFirst("OBJID=\"[^\"]*\"", "OBJID=\"rep1\"").replace("TYPE=\"ORGANIZATION\"",
                "TYPE=\"INDIVIDUAL\""));
        v.rechain();
        Verdict verdict = verifier.verify(v.root, catalog, Progress.NONE);
        assertFalse(must(verdict), () -> verdict.findings().toString());
        assertEquals("SIP_hoso", verdict.type());
    }

    private static void rename(Victim v, String from, String to, String mets, String text, String by) {
        v.write(to, v.bytes(from));
        v.delete(from);
        if (v.text(mets).contains(text))
            v.edit(mets, t -> t.replace(text, by));
    }

    private Path write(PackageType type, boolean zip) throws IOException {
        return new HosoPackager().write(new RandomContent(catalog, 3).next(type, 4, 9, 3000), dir.resolve("w"), zip, Progress.NONE).path();
    }

    private static boolean must(Verdict v) {
        return v.findings().stream().anyMatch(f -> f.level() == Level.MUST);
    }

    private static List<String> rules(Verdict v) {
        return v.findings().stream().map(Finding::rule).toList();
    }
}
