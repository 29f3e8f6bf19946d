package org.khoso.packaging.internal;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Agent;
import org.khoso.api.packaging.PackageContent.Event;

/** The two PREMIS 3 documents of an AIP: what happened to the dossier, and to its files. */
final class Premis {
    private static final String CREATION = "information package creation";
    private final PackageContent content;
    private final Agent software;

    Premis(PackageContent content) {
        this.content = content;
        software = content.agents().stream().filter(a -> a.type().equals("software") && a.name().equals("Khoso")).findFirst()
                .orElse(new Agent(UUID.nameUUIDFromBytes(("khoso " + content.softwareVersion()).getBytes()), "Khoso", "software",
                        content.softwareVersion()));
    }

    /** Writes PREMIS.xml of the package. */
    void root(Xml xml) throws IOException {
        open(xml);
        xml.open("premis:object", "xsi:type", "premis:intellectualEntity", "xmlID", id("dossier"));
        identifier(xml, "premis:objectIdentifier", "File", content.dossier().id());
        xml.text("premis:originalName", content.dossier().code());
        if (content.earlier() != null)
            relationship(xml);
        xml.close("premis:object");
        List<Event> events = content.events().stream().filter(this::ofPackage).toList();
        for (Event e : events)
            event(xml, e);
        if (content.events().stream().noneMatch(e -> e.type().equalsIgnoreCase(CREATION)))
            event(xml, new Event(UUID.nameUUIDFromBytes((content.uuid() + CREATION).getBytes()), CREATION, content.created(),
                    content.type().code(), "success", software.id(), List.of(content.dossier().id())));
        agents(xml);
        xml.close("premis:premis");
    }

    /** Writes PREMIS_rep1.xml. */
    void representation(Xml xml, Spill spill) throws IOException {
        open(xml);
        xml.open("premis:object", "xsi:type", "premis:representation", "xmlID", id("rep1"));
        identifier(xml, "premis:objectIdentifier", "File", content.uuid() + "/rep1");
        xml.close("premis:object");
        spill.forEach(new Spill.Visitor() {
            @Override
            public void data(Spill.Data d) throws IOException {
                file(xml, d);
            }
        });
        boolean any = false;
        for (Event e : content.events())
            if (!ofPackage(e)) {
                event(xml, e);
                any = true;
            }
        if (any)
            agents(xml);
        xml.close("premis:premis");
    }

    /** Words of the Library of Congress for relationships. */
    private void relationship(Xml xml) throws IOException {
        boolean replaces = content.recordStatus().equals(PackageContent.REPLACEMENT);
        xml.open("premis:relationship").text("premis:relationshipType", replaces ? "replacement" : "structural");
        xml.text("premis:relationshipSubType", replaces ? "supersedes" : "is part of");
        identifier(xml, "premis:relatedObjectIdentifier", "OBJID", content.earlier());
        xml.close("premis:relationship");
    }

    private boolean ofPackage(Event e) {
        return e.objects().isEmpty() || e.objects().contains(content.dossier().id());
    }

    private void open(Xml xml) throws IOException {
        xml.open("premis:premis", "xmlns:premis", "http://www.loc.gov/premis/v3", "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance", "version", "3.0");
    }

    private String id(String what) {
        return Names.id(content.uuid(), "premis:" + what);
    }

    private void file(Xml xml, Spill.Data d) throws IOException {
        xml.open("premis:object", "xsi:type", "premis:file", "xmlID", id(d.part().path()));
        identifier(xml, "premis:objectIdentifier", d.record().kind(), d.id());
        xml.open("premis:objectCharacteristics").open("premis:fixity").text("premis:messageDigestAlgorithm", "SHA-256");
        xml.text("premis:messageDigest", d.part().hash()).close("premis:fixity");
        xml.text("premis:size", d.part().size());
        format(xml, d);
        xml.close("premis:objectCharacteristics");
        xml.text("premis:originalName", d.original());
        xml.open("premis:storage").open("premis:contentLocation").text("premis:contentLocationType", "relative path");
        xml.text("premis:contentLocationValue", d.part().path().substring(HosoPackager.REP.length()));
        xml.close("premis:contentLocation").close("premis:storage").close("premis:object");
    }

    private void format(Xml xml, Spill.Data d) throws IOException {
        xml.open("premis:format").open("premis:formatDesignation").text("premis:formatName", d.mime());
        xml.close("premis:formatDesignation");
        if (!d.puid().isEmpty())
            xml.open("premis:formatRegistry").text("premis:formatRegistryName", "PRONOM")
                    .text("premis:formatRegistryKey", d.puid()).close("premis:formatRegistry");
        xml.close("premis:format");
    }

    private void event(Xml xml, Event e) throws IOException {
        xml.open("premis:event", "xmlID", id("event " + e.id()));
        identifier(xml, "premis:eventIdentifier", "UUID", e.id());
        xml.text("premis:eventType", e.type()).text("premis:eventDateTime", Mets.time(e.time()));
        if (e.detail() != null && !e.detail().isEmpty())
            xml.open("premis:eventDetailInformation").text("premis:eventDetail", e.detail())
                    .close("premis:eventDetailInformation");
        if (e.outcome() != null && !e.outcome().isEmpty())
            xml.open("premis:eventOutcomeInformation").text("premis:eventOutcome", e.outcome())
                    .close("premis:eventOutcomeInformation");
        if (e.agent() != null) {
            xml.open("premis:linkingAgentIdentifier").text("premis:linkingAgentIdentifierType", "UUID");
            xml.text("premis:linkingAgentIdentifierValue", e.agent()).text("premis:linkingAgentRole", role(e));
            xml.close("premis:linkingAgentIdentifier");
        }
        for (UUID o : e.objects()) {
            xml.open("premis:linkingObjectIdentifier").text("premis:linkingObjectIdentifierType", "UUID");
            xml.text("premis:linkingObjectIdentifierValue", o).text("premis:linkingObjectRole", "outcome");
            xml.close("premis:linkingObjectIdentifier");
        }
        xml.close("premis:event");
    }

    private String role(Event e) {
        return isSoftware(e.agent()) ? "executing program" : "implementer";
    }

    private boolean isSoftware(UUID agent) {
        return agent.equals(software.id())
                || content.agents().stream().anyMatch(a -> a.id().equals(agent) && a.type().equals("software"));
    }

    private void agents(Xml xml) throws IOException {
        for (Agent a : content.agents())
            agent(xml, a);
        if (!content.agents().contains(software))
            agent(xml, software);
    }

    private void agent(Xml xml, Agent a) throws IOException {
        xml.open("premis:agent", "xmlID", id("agent " + a.id()));
        identifier(xml, "premis:agentIdentifier", "UUID", a.id());
        xml.text("premis:agentName", a.name()).text("premis:agentType", a.type());
        if (a.version() != null && !a.version().isEmpty())
            xml.text("premis:agentVersion", a.version());
        xml.close("premis:agent");
    }

    private static void identifier(Xml xml, String element, String type, Object value) throws IOException {
        xml.open(element).text(element + "Type", type).text(element + "Value", Objects.toString(value)).close(element);
    }
}
