package org.khoso.packaging.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void zipAndFolderAreTheSameInside() throws IOException {
        Files.createDirectories(dir.resolve("p/data"));
        Files.writeString(dir.resolve("p/METS.xml"), METS);
        Files.writeString(dir.resolve("p/data/a b.pdf"), "xx");
        Path zip = dir.resolve("p.zip");
        try (var z = new ZipOutputStream(Files.newOutputStream(zip))) {
            z.putNextEntry(new ZipEntry("inner/METS.xml"));
            z.write(METS.getBytes(StandardCharsets.UTF_8));
            z.putNextEntry(new ZipEntry("inner/data/a b.pdf"));
            z.write(new byte[2]);
        }
        try (var f = new PackageFiles(dir.resolve("p")); var z = new PackageFiles(zip)) {
            assertEquals("", f.base());
            assertEquals("inner/", z.base());
            assertEquals("abc", Inside.read(f).listed("data/a b.pdf").checksum());
            assertEquals("abc", Inside.read(z).listed("inner/data/a b.pdf").checksum());
            assertEquals(2, Inside.read(z).files());
        }
        Xmls.Head head = Xmls.head(in(METS));
        assertEquals("H98.1", head.label());
        assertEquals("AIP", head.oaisType());
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Files.createDirectories(dir.resolve("p"));
        Files.writeString(dir.resolve("secret"), "secret");
        Files.createSymbolicLink(dir.resolve("p/METS.xml"), dir.resolve("secret"));
        try (var f = new PackageFiles(dir.resolve("p"))) {
            assertEquals(-1, f.items().get(0).size());
            assertThrows(IOException.class, () -> f.open("METS.xml"));
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
