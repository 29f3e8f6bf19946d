package org.khoso.packaging.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PREMIS is read as headings, labels and values, and as far as it goes. */
class PremisTest {
    private static final String PREMIS = "<p:premis xmlns:p='http://www.loc.gov/premis/v3' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>"
            + "<p:object xsi:type='p:file'><p:objectIdentifier><p:objectIdentifierType>UUID</p:objectIdentifierType><p:objectIdentifierValue>o1"
            + "</p:objectIdentifierValue></p:objectIdentifier><p:objectCharacteristics><p:fixity><p:messageDigest>abc</p:messageDigest></p:fixity>"
            + "<p:special>x</p:special></p:objectCharacteristics><p:originalName>a.pdf</p:originalName></p:object>"
            + "<p:event><p:eventType>transfer</p:eventType><p:linkingAgentIdentifier><p:linkingAgentIdentifierValue>g1</p:linkingAgentIdentifierValue>"
            + "</p:linkingAgentIdentifier></p:event><p:agent><p:agentIdentifier><p:agentIdentifierValue>g1</p:agentIdentifierValue></p:agentIdentifier>"
            + "<p:agentName>An</p:agentName></p:agent></p:premis>";

    private static List<String> rows(String xml) {
        return new Premis(m -> m.key().replace("packaging.ui.premis.", "~"))
                .rows(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).stream()
                .map(r -> String.join("|", r)).toList();
    }

    @Test
    void partsHaveHeadingsAndWhoActedIsNamed() {
        assertEquals(List.of("~part.file|a.pdf|", "~objectIdentifierValue|o1|objectIdentifierValue", "~messageDigest|abc|messageDigest",
                "special|x|special",
                "~originalName|a.pdf|originalName", "~part.event|transfer|", "~eventType|transfer|eventType",
                "~linkingAgentIdentifierValue|An (g1)|linkingAgentIdentifierValue", "~part.agent|An|",
                "~agentIdentifierValue|g1|agentIdentifierValue",
                "~agentName|An|agentName"), rows(PREMIS));
    }

    @Test
    void brokenDocumentIsReadAsFarAsItGoes() {
        List<String> rows = rows(PREMIS.substring(0, PREMIS.indexOf("<p:linking") + 5));
        assertTrue(rows.contains("~part.event|transfer|"), rows.toString());
        assertTrue(rows.get(rows.size() - 1).startsWith("~broken|"), rows.toString());
        assertTrue(rows("<!DOCTYPE a [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>" + PREMIS.replace("transfer", "&f;")).size() <= 1);
    }

    @Test
    void noListIsEndless() {
        String event = PREMIS.substring(PREMIS.indexOf("<p:event>"), PREMIS.indexOf("<p:agent>"));
        assertTrue(rows(PREMIS.replace("</p:premis>", event.repeat(20_000) + "</p:premis>")).size() < 20_100);
    }
}
