package org.khoso.packaging.eark.internal;

import java.util.ArrayList;
import org.khoso.packaging.eark.internal.Facts.Agent;
import org.khoso.packaging.eark.internal.Facts.Identifier;
import org.khoso.packaging.eark.internal.Facts.Note;
import org.xml.sax.Attributes;

/** Gathers what root and header of a METS document say. */
final class HeaderReader {
    private static final String AGENT = "mets/metsHdr/agent";
    private final Facts facts;
    private Agent agent;
    private String noteType;
    private Identifier identifier;

    HeaderReader(Facts facts) {
        this.facts = facts;
    }

    void root(int line, Attributes a) {
        facts.root = true;
        facts.rootLine = line;
        facts.objectId = a.getValue("OBJID");
        facts.type = a.getValue("TYPE");
        facts.otherType = Names.value(a, "csip:OTHERTYPE");
        facts.content = Names.value(a, "csip:CONTENTINFORMATIONTYPE");
        facts.otherContent = Names.value(a, "csip:OTHERCONTENTINFORMATIONTYPE");
        facts.profile = a.getValue("PROFILE");
    }

    void start(String path, int line, Attributes a) {
        switch (path) {
            case "mets/metsHdr" -> {
                facts.headerLine = line;
                facts.packageType = Names.value(a, "csip:OAISPACKAGETYPE");
            }
            case AGENT -> agent = new Agent(line, a.getValue("ROLE"), a.getValue("OTHERROLE"), a.getValue("TYPE"), a.getValue("OTHERTYPE"),
                    new ArrayList<>(), new ArrayList<>());
            case AGENT + "/note" -> noteType = Names.value(a, "csip:NOTETYPE");
            case "mets/metsHdr/altRecordID" -> identifier = new Identifier(line, String.valueOf(a.getValue("TYPE")), "");
            default -> {
                // no part of the header
            }
        }
    }

    void end(String path, String text) {
        switch (path) {
            case AGENT + "/name" -> {
                if (facts.room())
                    agent.names().add(text.strip());
            }
            case AGENT + "/note" -> {
                if (facts.room())
                    agent.notes().add(new Note(noteType, text.strip()));
            }
            case AGENT -> {
                if (facts.room())
                    facts.agents.add(agent);
            }
            case "mets/metsHdr/altRecordID" -> {
                if (facts.room())
                    facts.identifiers.add(new Identifier(identifier.line(), identifier.type(), text.strip()));
            }
            default -> {
                // no part of the header
            }
        }
    }
}
