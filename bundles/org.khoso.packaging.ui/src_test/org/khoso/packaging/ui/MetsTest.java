package org.khoso.packaging.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A METS is read as labels and values, and as far as it goes. */
class MetsTest {
    private static final String METS = "<m:mets xmlns:m='http://www.loc.gov/METS/' xmlns:x='http://www.w3.org/1999/xlink'"
            + " xmlns:c='https://DILCIS.eu/XML/METS/CSIPExtensionMETS' OBJID='urn:1' LABEL='H98.1'>"
            + "<m:metsHdr CREATEDATE='2026' c:OAISPACKAGETYPE='AIP'><m:agent ROLE='CREATOR'><m:name>Maker</m:name></m:agent></m:metsHdr>"
            + "<m:dmdSec><m:mdRef MDTYPE='EAD' x:href='metadata/EAD.xml' SIZE='7' CHECKSUMTYPE='SHA-256' CHECKSUM='abc'/></m:dmdSec>"
            + "<m:fileSec><m:fileGrp USE='Data'><m:file CHECKSUMTYPE='SHA-256' CHECKSUM='def' SIZE='2'><m:FLocat x:href='data/a.pdf'/>"
            + "</m:file></m:fileGrp></m:fileSec></m:mets>";

    private static List<String[]> rows(String xml) {
        return new Mets(m -> m.key()).rows(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void headMetadataAndFilesAreLines() {
        List<String> said = rows(METS).stream().map(r -> String.join("|", r)).toList();
        assertEquals("packaging.ui.mets.OBJID|urn:1|OBJID", said.get(0));
        assertTrue(said.contains("packaging.ui.mets.OAISPACKAGETYPE|AIP|OAISPACKAGETYPE"), said.toString());
        assertTrue(said.contains("packaging.ui.mets.agent.name (CREATOR)|Maker|name"), said.toString());
        assertEquals("Data|packaging.ui.mets.file|file", said.get(said.size() - 1));
    }

    @Test
    void brokenDocumentIsReadAsFarAsItGoes() {
        List<String[]> rows = rows(METS.substring(0, METS.indexOf("<m:dmdSec>") + 5));
        assertEquals("urn:1", rows.get(0)[1]);
        assertEquals("packaging.ui.mets.broken", rows.get(rows.size() - 1)[0]);
    }

    @Test
    void noEntityIsFollowedAndNoListIsEndless() {
        String bomb = "<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>" + METS.replace("Maker", "&f;");
        assertTrue(rows(bomb).stream().noneMatch(r -> r[1].contains("localhost")));
        assertTrue(
                rows(METS.replace("</m:fileGrp>", "<m:FLocat x:href='b'/>".repeat(30_000) + "</m:fileGrp>")).size() <= FileView.MOST + 1);
    }
}
