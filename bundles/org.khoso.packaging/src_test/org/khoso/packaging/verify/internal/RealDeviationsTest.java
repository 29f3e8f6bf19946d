package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;

/** The deviations of the one real SIP_hoso that the domain notes describe (2.5): its receiver has to bear them. Its errors are found. */
class RealDeviationsTest {
    private static final String METS = "METS.xml";

    private static void renamed(Sound s, String mets, String base, String from, String to) {
        s.files.put(base + to, s.files.remove(base + from));
        s.edit(mets, t -> t.replace("\"" + from + "\"", "\"" + to + "\""));
    }

    private static Sound deviating() {
        Sound s = Sound.of(PackageType.SIP_HOSO);
        String rep = Sound.REP + METS;
        for (String mets : List.of(METS, rep))
            s.edit(mets, t -> t.replace("MDTYPE=\"EAD\"", "MDTYPE=\"DC\"").replace("MDTYPEVERSION=\"3.0\"", "MDTYPEVERSION=\"1.0.0\"")
                    .replace("MIMETYPE=\"text/xml\"", "MIMETYPE=\"application/xml\""));
        for (String schema : List.of("EAD.xsd", "EAD_doc.xsd", "EAD_pic.xsd"))
            renamed(s, METS, "", "schemas/" + schema, "schemas/" + schema.toLowerCase(Locale.ROOT));
        renamed(s, METS, "", "schemas/METS.xsd", "schemas/mets1_12.xsd");
        for (String path : List.copyOf(s.files.keySet()))
            if (path.contains("/EAD_doc_"))
            s.files.put(path.replace("EAD_doc_", "EAD_DOC_"), s.files.remove(path));
        s.edit(rep, t -> t.replace("descriptive/EAD_doc_", "descriptive/EAD_DOC_"));
        s.edit(rep, " OBJID=\"[^\"]*\"", " OBJID=\"rep1\"");
        s.edit(rep, "TYPE=\"ORGANIZATION\"", "TYPE=\"INDIVIDUAL\"");
        s.edit(METS, "</mets:metsHdr>",
                "<mets:altRecordID TYPE=\"SUBMISSIONAGREEMENT\">H49.64.33.2001.160</mets:altRecordID></mets:metsHdr>");
        return s;
    }

    @Test
    void areBorne() throws IOException {
        Sound s = deviating().rechain();
        Verdict folder = s.verdict();
        assertEquals(List.of(), folder.findings().stream().filter(f -> f.level() == Level.MUST).toList());
        assertEquals("SIP_hoso", folder.type());
        for (String path : List.copyOf(s.files.keySet()))
            s.files.put(s.folder + "/" + path, s.files.remove(path));
        Verdict zip = s.verdict(false, "9b1c6a52-2f7d-4b5e-8e0f-0c1d2e3f4a5b.zip", Progress.NONE, Limits.DEFAULT);
        assertTrue(Sound.findings(zip).contains("zip-name should @ 9b1c6a52-2f7d-4b5e-8e0f-0c1d2e3f4a5b.zip"),
                Sound.findings(zip)::toString);
        assertEquals(List.of(), zip.findings().stream().filter(f -> f.level() == Level.MUST).toList());
    }

    /** Its schema declared arcDocCode while its documents had docCode. */
    @Test
    void itsErrorsAreFound() throws IOException {
        Sound s = deviating();
        s.edit("schemas/ead_doc.xsd", t -> t.replace("\"docCode\"", "\"arcDocCode\""));
        List<String> found = Sound.findings(s.rechain().verdict());
        assertTrue(found.stream().anyMatch(f -> f.startsWith("own-schema should @ " + Sound.REP + "metadata/descriptive/EAD_DOC_")),
                found::toString);
    }
}
