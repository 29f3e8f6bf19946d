package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;

/** Packages of loose documents and for readers, supplements, documents that another package holds; where the circular contradicts itself. */
class LooseAndReaderTest {
    private static final String METS = "METS.xml";
    private static final String EAD = "metadata/descriptive/EAD.xml";
    private static final String LINK = Sound.REP + "data/cũ.pdf.fetch.txt";
    private static final String PLACE = "urn_%s_uuid-4FF4E903-FAAA-B287-E36F-814A6F231B96_representations/rep1/data/c%%C5%%A9.pdf 120 representations/rep1/data/c%%C5%%A9.pdf H49.1";

    private static List<String> findings(Sound s) throws IOException {
        return Sound.findings(s.verdict());
    }

    @Test
    void soundPackagesOfEachTypeHaveTheirName() throws IOException {
        for (PackageType type : PackageType.values()) {
            Sound s = Sound.of(type);
            Verdict v = s.verdict();
            assertEquals(List.of(), Sound.findings(v), type.code());
            assertEquals(type.code(), v.type());
            assertEquals(type.oaisType().equals("SIP"), s.files.keySet().stream().noneMatch(f -> f.contains("PREMIS")), type.code());
        }
    }

    /** Only what annex IV asks for: a lot says how many documents it has, its source is 0 or 1. */
    @Test
    void lots() throws IOException {
        Sound s = Sound.of(PackageType.SIP_TAILIEU);
        assertTrue(findings(s.edit(EAD, "<totalDoc>3", "<totalDoc>4").rechain()).contains("record-count must @ " + EAD));
        Sound t = Sound.of(PackageType.SIP_TAILIEU);
        assertTrue(findings(t.edit(EAD, "<source>[^<]*", "<source>x").rechain()).contains("ead-value/source must @ " + EAD));
        Sound u = Sound.of(PackageType.AIP_TAILIEU);
        assertEquals(List.of("ead-missing/title must @ " + EAD), findings(u.edit(EAD, "(?s)<title>.*</title>", "").rechain()));
    }

    /** The example of annex V says SIP where it must be DIP; the certification belongs to a certified DIP. */
    @Test
    void readers() throws IOException {
        Sound s = Sound.of(PackageType.DIP);
        for (String path : List.of(METS, Sound.REP + METS))
            s.edit(path, "OAISPACKAGETYPE=\"DIP\"", "OAISPACKAGETYPE=\"SIP\"");
        Verdict v = s.rechain().verdict();
        assertEquals(List.of("dip-type should @ METS.xml"), Sound.findings(v));
        assertEquals("DIP", v.type());
        Sound bare = Sound.of(PackageType.DIP);
        String certificate = bare.first("documentation/");
        bare.files.remove(certificate);
        bare.edit(METS, t -> t.replaceFirst("(?s)<mets:fileGrp [^>]*USE=\"Documentation\".*?</mets:fileGrp>", "")
                .replaceFirst("(?s)<mets:div [^>]*LABEL=\"Documentation\".*?</mets:div>", ""));
        assertEquals(List.of("no-certificate may @ documentation/"), findings(bare));
        Sound code = Sound.of(PackageType.DIP);
        assertEquals(List.of("ead-code/purpose must @ " + EAD), findings(code.edit(EAD, "<purpose>[^<]*", "<purpose>77").rechain()));
    }

    @Test
    void whatFollowsAnEarlierPackage() throws IOException {
        Sound s = Sound.of(PackageType.SIP_HOSO);
        assertEquals(List.of("earlier-missing should @ METS.xml"),
                findings(s.edit(METS, "RECORDSTATUS=\"NEW\"", "RECORDSTATUS=\"SUPPLEMENT\"")));
        String other = "<mets:altRecordID TYPE=\"SUPPLEMENT\">uuid-4FF4E903-FAAA-B287-E36F-814A6F231B96</mets:altRecordID></mets:metsHdr>";
        assertEquals(List.of(), findings(s.edit(METS, "</mets:metsHdr>", other)));
        // the dossier has documents that are in the earlier package; fewer than here it can't have
        assertEquals(List.of(), findings(s.edit(EAD, "<totalDoc>3", "<totalDoc>9").rechain()));
        assertEquals(List.of("record-count must @ " + EAD), findings(s.edit(EAD, "<totalDoc>9", "<totalDoc>2").rechain()));
        Sound odd = Sound.of(PackageType.SIP_HOSO);
        assertEquals(List.of("record-status should @ METS.xml"), findings(odd.edit(METS, "RECORDSTATUS=\"NEW\"", "RECORDSTATUS=\"OLD\"")));
    }

    private static Sound linked(PackageType type, String text) {
        Sound s = Sound.of(type);
        s.files.put(LINK, text.getBytes(StandardCharsets.UTF_8));
        String file = "<mets:fileGrp ID=\"h\" USER=\"Holeyfile\" USE=\"Holeyfile\"><mets:file ID=\"f1\" MIMETYPE=\"text/plain\" SIZE=\"1\" "
                + "CREATED=\"2026-01-01T00:00:00Z\" CHECKSUMTYPE=\"SHA-256\" CHECKSUM=\"00\"><mets:FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" "
                + "xlink:href=\"data/c%C5%A9.pdf.fetch.txt\"></mets:FLocat></mets:file></mets:fileGrp></mets:fileSec>";
        return s.edit(Sound.REP + METS, t -> t.replace("</mets:fileSec>", file.replace(" USER=\"Holeyfile\"", ""))).rechain();
    }

    private static List<String> links(Sound s) throws IOException {
        return findings(s).stream().filter(f -> !f.startsWith("premis-uncovered")).toList();
    }

    @Test
    void documentsThatAnotherPackageHolds() throws IOException {
        assertEquals(List.of(), links(linked(PackageType.SIP_HOSO, "H49.64.33.2001.160.1\n")));
        assertEquals(List.of("link-form should @ " + LINK), links(linked(PackageType.SIP_HOSO, "")));
        assertEquals(List.of("link-form should @ " + LINK), links(linked(PackageType.AIP_HOSO, "H49.64.33.2001.160.1")));
        assertEquals(List.of("link-in-dip must @ " + LINK), links(linked(PackageType.DIP, "H49.1")));
        assertEquals(List.of("link-in-lot should @ " + LINK), links(linked(PackageType.SIP_TAILIEU, "H49.1")));
        String fonds = Sound.of(PackageType.AIP_HOSO).folder.replaceFirst("urn_(.*)_uuid-.*", "$1");
        assertEquals(List.of(), links(linked(PackageType.AIP_HOSO, PLACE.formatted(fonds))));
        if (!fonds.startsWith("urn"))
            assertEquals(List.of("link-other-fonds should @ " + LINK), links(linked(PackageType.AIP_HOSO, PLACE.formatted("X" + fonds))));
        assertEquals(List.of("bad-reference must @ " + LINK),
                links(linked(PackageType.AIP_HOSO, PLACE.formatted(fonds).replaceFirst("representations", "../representations"))));
    }

    /** Tables, frames and schemas of the circular differ; who follows any of them is told, not refused. */
    @Test
    void contradictionsOfTheCircularRefuseNothing() throws IOException {
        Sound s = Sound.of(PackageType.SIP_HOSO);
        for (String field : List.of("numberOfPaper", "riskRecovery"))
            s.edit(EAD, "(?s)<" + field + ">.*?</" + field + ">", "");
        assertEquals(List.of("ead-other-table should @ " + EAD), findings(s.rechain()).stream().distinct().toList());
        Sound pic = Sound.of(PackageType.AIP_TAILIEU);
        String path = pic.first("EAD_pic");
        pic.edit(path, t -> t.replace("<docCode>", "<arcDocCode>").replace("</docCode>", "</arcDocCode>"));
        List<String> found = findings(pic.rechain());
        assertEquals(List.of("ead-other-name may @ " + path, "own-schema should @ " + path), found);
    }
}
