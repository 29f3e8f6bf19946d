package org.khoso.packaging.eark.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageVerifier;
import org.khoso.api.packaging.PackageVerifier.Verdict;

/** Packages by E-ARK: sound ones, and ones with one thing wrong. Row requirements of the acceptance has every requirement. */
class EarkVerifierTest {
    @TempDir
    Path dir;

    private Verdict verify(PackageVerifier by, Path p) throws IOException {
        Verdict v = by.verify(p, null, Progress.NONE);
        for (Finding f : v.findings())
            for (String lang : List.of("vi", "en")) {
                assertTrue(Said.in(lang).containsKey(f.message().key()), f.message().key());
                String said = MessageFormat.format(Said.in(lang).getProperty(f.message().key()), f.message().args().toArray());
                assertFalse(said.matches("(?s).*\\{\\d.*"), said);
                assertTrue(Said.in(lang).containsKey(f.remedy().key()), f.remedy().key());
            }
        return v;
    }

    private Verdict sip(EarkSample s) throws IOException {
        return verify(new SipVerifier(), s.folder(dir));
    }

    private static Set<String> rules(Verdict v) {
        return v.findings().stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void soundAsFolderZipAndTar() throws IOException {
        EarkSample s = EarkSample.sip();
        Files.write(dir.resolve("a.zip"), s.zip(EarkSample.NAME));
        Files.write(dir.resolve("a.tar"), s.tar());
        for (Path p : List.of(s.folder(dir), dir.resolve("a.zip"), dir.resolve("a.tar"))) {
            Verdict v = verify(new SipVerifier(), p);
            assertEquals(List.of(), v.findings(), p.toString());
            assertEquals("E-ARK SIP 2.2.0", v.standard());
            assertEquals("SIP", v.type());
            assertEquals(EarkSample.NAME, v.objectId());
            assertEquals(s.files.size(), v.files());
        }
    }

    @Test
    void digestsThatNobodyComputesAreNamed() throws IOException {
        Verdict v = sip(EarkSample.sip().edit("CHECKSUMTYPE=\"SHA-256\"", "CHECKSUMTYPE=\"WHIRLPOOL\""));
        assertTrue(rules(v).contains("package/checksum-type"), rules(v).toString());
        // a line break before the name is a blank for a reader of XML
        assertEquals(Set.of(), rules(sip(EarkSample.sip().edit("CHECKSUMTYPE=\"SHA-256\"", "CHECKSUMTYPE=\"\r\nSHA-256\""))).stream()
                .filter(r -> r.contains("checksum")).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"CSIP7|CREATEDATE=\"[^\"]*\"|", "CSIP7|CREATEDATE=\"2026|CREATEDATE=\"9026",
            "CSIP9|OAISPACKAGETYPE=\"SIP\"|OAISPACKAGETYPE=\"PIP\"",
            "CSIP11|ROLE=\"CREATOR\" TYPE=\"OTHER\"|ROLE=\"EDITOR\" TYPE=\"OTHER\"",
            "CSIP20|STATUS=\"CURRENT\"|STATUS=\"NEW\"", "CSIP23|xlink:type=\"simple\"|", "CSIP27|SIZE=\"\\d+\"|SIZE=\"1\"",
            "CSIP29|CHECKSUM=\"[^\"]*\"|CHECKSUM=\"0000000000000000000000000000000000000000000000000000000000000000\"",
            "CSIP59|<mets:fileSec ID=\"files\"|<mets:fileSec", "CSIP68|(?s)(<mets:file .*?)MIMETYPE=\"text/plain\"|$1",
            "CSIP79|documentation/manual.txt\"/|documentation/nothing.txt\"/", "CSIP81|PHYSICAL|LOGICAL",
            "CSIP82|LABEL=\"CSIP\"|LABEL=\"Own\"",
            "CSIP90|LABEL=\"Metadata\"|LABEL=\"metadata\"", "CSIP107|LABEL=\"Representations/rep1\"|LABEL=\"Representations/rep2\"",
            "CSIP108|xlink:title=\"g-rep\"|xlink:title=\"g-doc\"", "CSIP1|OBJID=\"sample\"|", "SIP20|IDENTIFICATIONCODE|SOFTWARE VERSION",
            "SIP2|E-ARK-SIP-v2-2-0.xml|E-ARK-SIP-v9.xml"})
    void oneThingWrong(String id, String regex, String by) throws IOException {
        Verdict v = sip(EarkSample.sip().edit(regex, by == null ? "" : by));
        Set<String> expected = new TreeSet<>(Set.of(id));
        if (id.equals("CSIP79"))
            expected.add("CSIP60"); // the file that is there now is in no group
        if (id.equals("CSIP9"))
            expected.add("SIP4");
        assertEquals(expected, rules(v));
        assertTrue(v.findings().stream().allMatch(f -> f.message() != null && f.remedy() != null && f.clause().contains(f.rule())));
    }

    @Test
    void aGroupWithoutUseBesideContentWithoutMetsOfItsOwn() throws IOException {
        EarkSample s = EarkSample.sip().edit(" USE=\"Representations/rep1\"", "");
        s.files.remove("representations/rep1/METS.xml");
        assertTrue(rules(sip(s)).contains("CSIP64"));
    }

    @Test
    void aFindingSaysFileAndLine() throws IOException {
        Finding f = sip(EarkSample.sip().edit("<mets:fileSec ID=\"files\"", "<mets:fileSec")).findings().get(0);
        assertEquals("METS.xml!14", f.place());
        assertEquals("mets/fileSec/@ID", f.message().args().get(1));
        assertEquals("E-ARK CSIP 2.2.0, CSIP59", f.clause());
        assertEquals(Level.MUST, f.level());
    }

    @Test
    void theProfileTellsTheVersion() throws IOException {
        EarkSample s = EarkSample.of("https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-0-4.xml", 1).edit("LABEL=\"sample\"",
                "LABEL=\"else\"");
        Verdict v = sip(s);
        assertEquals("E-ARK SIP 2.0.4", v.standard());
        assertEquals(Set.of("CSIP86"), rules(v));
        Verdict later = sip(EarkSample.of("https://earksip.dilcis.eu/profile/E-ARK-SIP.xml", 1).edit("LABEL=\"sample\"", "LABEL=\"else\""));
        assertEquals("E-ARK SIP 2.1.0", later.standard());
        assertEquals(Set.of(), rules(later));
    }

    @Test
    void levelsAreThoseOfTheVersion() throws IOException {
        for (String version : List.of("2-0-4", "2-2-0")) {
            EarkSample s = EarkSample.of("https://earksip.dilcis.eu/profile/E-ARK-SIP-v" + version + ".xml", 1)
                    .edit("<mets:fptr FILEID=\"g-doc\"/>", "");
            Finding f = sip(s).findings().get(0);
            assertEquals("CSIP96", f.rule());
            assertEquals(version.equals("2-0-4") ? Level.MUST : Level.SHOULD, f.level());
        }
    }

    @Test
    void everyByteOfEveryFileCounts() throws IOException {
        for (String path : EarkSample.sip().files.keySet()) {
            if (path.equals("METS.xml"))
                continue;
            EarkSample s = EarkSample.sip();
            byte[] b = s.files.get(path).clone();
            b[b.length - 2] ^= 1;
            s.files.put(path, b);
            assertTrue(rules(sip(s)).stream().anyMatch(r -> Set.of("CSIP29", "CSIP43", "CSIP71").contains(r)), path);
        }
    }

    @Test
    void filesThatNobodyMentions() throws IOException {
        EarkSample s = EarkSample.sip();
        for (String path : List.of("metadata/descriptive/x.xml", "metadata/preservation/x.xml", "schemas/x.xsd", "documentation/x", "x.txt",
                "representations/rep1/data/x", "metadata/other/x", "representations/rep1/documentation/x"))
            s.put(path, "x");
        Verdict v = sip(s);
        assertEquals(Set.of("CSIP17", "CSIP32", "CSIP113", "CSIP60", "CSIP58", "package/unlisted-file"), rules(v));
        assertEquals(8, v.findings().size());
    }

    @Test
    void hostileReferencesAreNotFollowed() throws IOException {
        for (String href : List.of("../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "http://example.org/x", "C:/x", "a\\\\b",
                "%2e%2e/%2e%2e/x")) {
            Verdict v = sip(EarkSample.sip().edit("documentation/manual.txt\"/", href + "\"/"));
            assertTrue(rules(v).contains("CSIP79"), href + rules(v));
        }
    }

    @Test
    void referencesOfRepresentationsMayLeadUpwards() throws IOException {
        EarkSample s = EarkSample.sip().edit("representations/rep1/METS.xml",
                t -> t.replace("metadata/descriptive/ead.xml", "../rep1/metadata/./descriptive/ead.xml"));
        assertEquals(Set.of("CSIP69", "CSIP71"), rules(sip(s))); // of the METS document alone, which was changed
    }

    /** Its name is what is wrong with it; what it says is read all the same. */
    @Test
    void aMetsDocumentOfAnotherCaseIsRead() throws IOException {
        EarkSample s = EarkSample.sip();
        s.files.put("mets.xml", s.files.remove("METS.xml"));
        assertEquals(Set.of("CSIPSTR4"), rules(sip(s)));
        s.edit("mets.xml", t -> t.replaceFirst("PHYSICAL", "LOGICAL")).put("documentation/more.txt", "x");
        Verdict v = sip(s);
        assertEquals(Set.of("CSIPSTR4", "CSIP81", "CSIP60"), rules(v));
        assertTrue(v.findings().stream().anyMatch(f -> f.place().startsWith("mets.xml!")));
    }

    @Test
    void brokenMetsIsNoReasonToStop() throws IOException {
        EarkSample s = EarkSample.sip();
        assertEquals(Set.of("package/malformed"), rules(sip(s.put("METS.xml", "<mets"))));
        assertEquals(Set.of("package/dtd"),
                rules(sip(s.put("METS.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"))));
        assertEquals(Set.of("package/not-mets"),
                rules(sip(s.put("METS.xml", "<foo/>"))).stream().filter(r -> !r.equals("package/schema")).collect(
                        Collectors.toSet()));
        s.files.put("METS.xml", new byte[0]);
        assertEquals(Set.of("package/malformed"), rules(sip(s)));
    }

    @Test
    void brokenMetadataIsFound() throws IOException {
        EarkSample s = EarkSample.sip().put("metadata/preservation/premis.xml", "<premis xmlns=\"http://www.loc.gov/premis/v3\"/>");
        assertEquals(Level.SHOULD, one(sip(s), "package/metadata-schema").level()); // CSIP32 recommends PREMIS
        EarkSample ead = EarkSample.sip().put("metadata/descriptive/ead.xml", "<ead>");
        assertEquals(Level.MUST, one(sip(ead), "package/metadata-malformed").level()); // CSIP25: it is no EAD
        assertEquals(Level.SHOULD, one(sip(ead.edit("MDTYPE=\"EAD\"", "MDTYPE=\"OTHER\"")), "package/other-malformed").level());
    }

    private static Finding one(Verdict v, String rule) {
        List<Finding> found = v.findings().stream().filter(f -> f.rule().equals(rule)).toList();
        assertEquals(1, found.size(), rules(v)::toString);
        return found.get(0);
    }

    /** EAD 2002 was a DTD first: nothing in CSIP forbids such a file, so its DOCTYPE is no violation. */
    @Test
    void metadataMayHaveADoctype() throws IOException {
        String ead = "<?xml version=\"1.0\"?><!DOCTYPE ead PUBLIC \"+//ISBN 1-931666-00-8//DTD ead.dtd (EAD Version 2002)//EN\" \"ead.dtd\"><ead/>";
        Verdict v = sip(EarkSample.sip().put("metadata/descriptive/ead.xml", ead).sums());
        assertEquals(Set.of("package/metadata-dtd"), rules(v));
        assertEquals(Level.MAY, v.findings().get(0).level());
    }

    /** METS 1.12: size and checksum of mdRef are those of the file, in whatever section it stands. */
    @Test
    void sectionsWithoutRequirementsOfTheirOwn() throws IOException {
        for (String section : List.of("techMD", "sourceMD")) {
            EarkSample s = EarkSample.sip().edit("METS.xml", t -> t.replace("digiprovMD", section).replace("/preservation/", "/other/"));
            s.files.put("metadata/other/premis.xml", s.files.remove("metadata/preservation/premis.xml"));
            assertEquals(Set.of(), rules(sip(s)));
            byte[] b = s.files.get("metadata/other/premis.xml").clone();
            b[b.length - 2] ^= 1;
            s.files.put("metadata/other/premis.xml", b);
            assertEquals(Level.MUST, one(sip(s), "package/checksum").level());
            s.files.remove("metadata/other/premis.xml");
            Files.delete(dir.resolve(EarkSample.NAME).resolve("metadata/other/premis.xml"));
            assertEquals(Level.MUST, one(sip(s), "package/missing-file").level());
        }
    }

    /** CSIP60 asks for the word of the vocabulary; that it is there in small letters (ESSArch) is what has to be said. */
    @Test
    void usesInOtherLetters() throws IOException {
        Finding f = one(sip(EarkSample.sip().edit("USE=\"Documentation\"", "USE=\"documentation\"")), "CSIP60");
        assertEquals(Level.MUST, f.level());
        assertEquals("packaging.eark.value", f.message().key());
        assertTrue(f.message().toString().contains("documentation"));
    }

    /** Two names that look alike are two files where the disk has both. */
    @Test
    void namesComposedInTwoWays() throws IOException {
        String composed = "documentation/V\u0103n b\u1EA3n.txt";
        String apart = java.text.Normalizer.normalize(composed, java.text.Normalizer.Form.NFD);
        EarkSample s = EarkSample.sip().put(composed, "one").put(apart, "other, longer");
        s.edit("(?s)(<mets:fileGrp ID=\"g-doc\".*?</mets:file>)",
                "$1" + (s.file("", composed, "f-1") + s.file("", apart, "f-2")).replace("$", "\\$"));
        assertEquals(Set.of("package/case-collision"), rules(sip(s)));
    }

    @Test
    void archivesHaveOneFolder() throws IOException {
        Files.write(dir.resolve("flat.zip"), EarkSample.sip().zip(""));
        assertEquals(Set.of("CSIPSTR1"), rules(verify(new SipVerifier(), dir.resolve("flat.zip"))));
        Files.write(dir.resolve("named.zip"), EarkSample.sip().zip("other"));
        assertEquals(Set.of("CSIPSTR2"), rules(verify(new SipVerifier(), dir.resolve("named.zip"))));
    }

    @Test
    void whatIsNoPackage() throws IOException {
        Files.write(dir.resolve("x.zip"), "no archive".getBytes());
        assertTrue(rules(verify(new CsipVerifier(), dir.resolve("x.zip"))).containsAll(Set.of("package/zip-damaged", "CSIPSTR4")));
        byte[] tar = EarkSample.sip().tar();
        Files.write(dir.resolve("x.tar"), Arrays.copyOf(tar, tar.length / 2));
        assertTrue(rules(verify(new CsipVerifier(), dir.resolve("x.tar"))).contains("package/zip-damaged"));
    }

    @Test
    void manyFilesAreReadInLittleMemory() throws IOException {
        EarkSample s = EarkSample.of("https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml", Integer.getInteger("khoso.files", 2000));
        Files.write(dir.resolve("many.zip"), s.zip(EarkSample.NAME));
        assertEquals(List.of(), verify(new SipVerifier(), dir.resolve("many.zip")).findings());
    }
}
