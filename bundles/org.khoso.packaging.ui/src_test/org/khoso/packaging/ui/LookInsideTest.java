package org.khoso.packaging.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.packaging.PackageContents;

/** Looking into packages by anyone: readable where it can be, harmless where it can't. */
class LookInsideTest {
    private static final String METS = "<m:mets xmlns:m='http://www.loc.gov/METS/' xmlns:x='http://www.w3.org/1999/xlink' OBJID='o' LABEL='H98.1'>"
            + "<m:metsHdr CREATEDATE='2026' xmlns:c='https://DILCIS.eu/XML/METS/CSIPExtensionMETS' c:OAISPACKAGETYPE='AIP'/><m:fileSec><m:fileGrp>"
            + "<m:file CHECKSUMTYPE='SHA-256' CHECKSUM='abc' SIZE='2'><m:FLocat x:href='data/a%20b.pdf'/></m:file></m:fileGrp></m:fileSec></m:mets>";

    @TempDir
    Path dir;

    private static InputStream in(String s) {
        return new ByteArrayInputStream(s.getBytes(StandardCharsets.UTF_8));
    }

    /** A package in memory. */
    private static PackageContents holding(Map<String, String> files) {
        return (path, most) -> new PackageContents.Opened() {
            @Override
            public List<PackageContents.Item> items() {
                return files.entrySet().stream().map(e -> new PackageContents.Item(e.getKey(), e.getValue().length()))
                        .sorted(Comparator.comparing(
                                PackageContents.Item::path))
                        .toList();
            }

            @Override
            public boolean cut() {
                return false;
            }

            @Override
            public InputStream open(String name) {
                return in(files.get(name));
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Test
    void theRootMetsIsFoundWhereverTheFolderBegins() throws IOException {
        try (var f = new PackageFiles(holding(Map.of("METS.xml", METS, "representations/rep1/METS.xml", "", "data/a b.pdf", "xx")), dir);
                var z = new PackageFiles(holding(Map.of("inner/METS.xml", METS, "inner/data/a b.pdf", "xx")), dir);
                var none = new PackageFiles(holding(Map.of("a.txt", "")), dir)) {
            assertEquals("", f.base());
            assertEquals("inner/", z.base());
            assertNull(none.base());
            assertEquals("abc", Inside.read(f).listed("data/a b.pdf").checksum());
            assertEquals("abc", Inside.read(z).listed("inner/data/a b.pdf").checksum());
            assertEquals(2, Inside.read(z).files());
        }
        Xmls.Head head = Xmls.head(in(METS));
        assertEquals("H98.1", head.label());
        assertEquals("AIP", head.oaisType());
    }

    @Test
    void manifestsOfBagsGiveTheSumsToo() throws IOException {
        try (var bag = new PackageFiles(
                holding(Map.of("b/bagit.txt", "", "b/manifest-sha256.txt", "0123456789ab  data/a%25.txt\r\nnothing\n00112233 *data/b.txt",
                        "b/data/a%.txt", "xx", "b/data/b.txt", "")),
                dir)) {
            Inside inside = Inside.read(bag);
            assertEquals("0123456789ab", inside.listed("b/data/a%.txt").checksum());
            assertEquals("SHA256", inside.listed("b/data/b.txt").algorithm());
            assertNull(inside.listed("b/bagit.txt"));
        }
    }

    @Test
    void hostileXmlIsShownAsFarAsItGoes() throws IOException {
        String bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'><!ENTITY f SYSTEM 'file:///etc/hostname'>]><a><b>&y;&f;</b></a>";
        assertFalse(Xmls.pretty(in(bomb)).text().contains("haha"));
        assertNotNull(Xmls.pretty(in("<a><b>x</c>")).problem());
        assertTrue(Xmls.pretty(in("<a>" + "<b>y</b>".repeat(60_000) + "</a>")).cut());
        String deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
        assertTrue(Xmls.pretty(in(deep)).text().length() < 2 * Xmls.MOST);
        assertNull(Xmls.head(in("no xml")).objectId());
    }

    @Test
    void xmlIsIndented() {
        assertEquals("<a>\n  <b c=\"1\">Gi\u1ea5y &lt; t\u1edd</b>\n  <d></d>\n</a>\n",
                Xmls.pretty(in("<a><b c='1'>Gi\u1ea5y &lt; t\u1edd</b><d/></a>")).text());
        Xmls.Description d;
        try {
            d = Xmls.description(in(
                    "<r xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='../s/EAD.xsd'><t> v </t><e/></r>"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertEquals("EAD.xsd", d.schema());
        assertEquals(new Xmls.Value("t", "v"), d.values().get(0));
        assertEquals(2, d.values().size());
    }

    @Test
    void touchedPackageCountsAsUnverified() throws IOException {
        Path p = Files.writeString(dir.resolve("a.zip"), "one");
        var outcome = new Book.Outcome(Instant.parse("2026-11-23T10:00:00Z"), "AIP_hoso", 3, 1, 0);
        new Book(dir).set(p, outcome);
        assertEquals(outcome, new Book(dir).of(p).orElseThrow());
        Files.writeString(p, "other");
        assertTrue(new Book(dir).of(p).isEmpty());
    }
}
