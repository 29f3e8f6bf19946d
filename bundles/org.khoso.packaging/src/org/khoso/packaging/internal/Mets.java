package org.khoso.packaging.internal;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageContent.Agent;

/** What the two METS documents of a package share: root, header, references. */
final class Mets {
    static final String XML = "text/xml";
    private static final String CSIP = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private final PackageContent content;
    private final Xml xml;
    private final String created;

    Mets(PackageContent content, Xml xml) {
        this.content = content;
        this.xml = xml;
        created = time(content.created());
    }

    /** @return the time as the circular writes it, in Vietnam's zone */
    static String time(OffsetDateTime time) {
        return TIME.format(time.withOffsetSameInstant(ZoneOffset.ofHours(7)));
    }

    String id(String what) {
        return Names.id(content.uuid(), what);
    }

    void openRoot() throws IOException {
        open(Names.objectId(content), Form.of(content.type()).profile(), "schemas/");
        header();
        xml.open("mets:agent", "ROLE", "CREATOR", "TYPE", "OTHER", "OTHERTYPE", "SOFTWARE");
        xml.text("mets:name", "Khoso");
        xml.text("mets:note", content.softwareVersion(), "csip:NOTETYPE", "SOFTWARE VERSION");
        xml.close("mets:agent");
        xml.text("mets:altRecordID", content.submission(), "TYPE", "SUBMISSIONAGREEMENT");
        // the circular has a word for a package that supplements or replaces, but none for which package that is
        xml.text("mets:altRecordID", content.earlier(), "TYPE", content.recordStatus());
        xml.close("mets:metsHdr");
    }

    void openRepresentation() throws IOException {
        open(id("rep1"), CSIP, "../../schemas/");
        header();
        String fonds = content.fondsCode() == null ? "" : content.fondsCode();
        xml.open("mets:agent", "ROLE", "CREATOR", "TYPE", "ORGANIZATION").text("mets:name", organization(fonds));
        xml.text("mets:note", fonds, "csip:NOTETYPE", "IDENTIFICATIONCODE");
        xml.close("mets:agent").close("mets:metsHdr");
    }

    private String organization(String otherwise) {
        return content.agents().stream().filter(a -> a.type().equals("organization")).map(Agent::name).findFirst()
                .orElse(otherwise);
    }

    private void open(String objectId, String profile, String schemas) throws IOException {
        xml.open("mets:mets", "xmlns:mets", "http://www.loc.gov/METS/", "xmlns:xlink", "http://www.w3.org/1999/xlink",
                "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", "xmlns:csip",
                "https://DILCIS.eu/XML/METS/CSIPExtensionMETS", "xmlns:sip", "https://DILCIS.eu/XML/METS/SIPExtensionMETS",
                "xsi:schemaLocation", "http://www.loc.gov/METS/ " + schemas + "METS.xsd http://www.w3.org/1999/xlink " + schemas
                        + "xlink.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS " + schemas
                        + "DILCISExtensionMETS.xsd https://DILCIS.eu/XML/METS/SIPExtensionMETS " + schemas
                        + "DILCISExtensionSIPMETS.xsd",
                "OBJID", objectId, "LABEL", content.dossier().code(), "TYPE", Form.of(content.type()).content(), "PROFILE", profile,
                "csip:CONTENTINFORMATIONTYPE", "MIXED");
    }

    private void header() throws IOException {
        xml.open("mets:metsHdr", "CREATEDATE", created, "LASTMODDATE", created, "RECORDSTATUS", content.recordStatus(),
                "csip:OAISPACKAGETYPE", content.type().oaisType());
    }

    void close() throws IOException {
        xml.close("mets:mets");
    }

    /** Writes a reference to a metadata file. */
    void mdRef(Part part, String base, String mdType, String version) throws IOException {
        xml.empty("mets:mdRef", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", href(part, base), "MDTYPE", mdType,
                "MDTYPEVERSION", version, "MIMETYPE", XML, "SIZE", part.size(), "CREATED", created, "CHECKSUMTYPE", "SHA-256",
                "CHECKSUM", part.hash());
    }

    void descriptive(Part part, String base) throws IOException {
        xml.open("mets:dmdSec", "ID", id("dmd:" + part.path()), "CREATED", created, "STATUS", "CURRENT");
        mdRef(part, base, "EAD", "3.0");
        xml.close("mets:dmdSec");
    }

    /** Writes the administrative section, if the type has preservation metadata. */
    void preservation(Part premis, String base) throws IOException {
        if (premis == null)
            return;
        xml.open("mets:amdSec", "ID", id("amd:" + premis.path()));
        xml.open("mets:digiprovMD", "ID", premisId(premis), "CREATED", created, "STATUS", "CURRENT");
        mdRef(premis, base, "PREMIS", "3.0");
        xml.close("mets:digiprovMD").close("mets:amdSec");
    }

    String premisId(Part premis) {
        return premis == null ? null : id("digiprov:" + premis.path());
    }

    /** Writes a file of a file group. */
    void file(Part part, String base, String mime, String puid, String original) throws IOException {
        boolean pronom = puid != null && !puid.isEmpty();
        xml.open("mets:file", "ID", Names.fileId(content.uuid(), part.path()), "MIMETYPE", mime, "SIZE", part.size(), "CREATED",
                created, "CHECKSUM", part.hash(), "CHECKSUMTYPE", "SHA-256", "OWNERID", original,
                "sip:FORMATREGISTRY", pronom ? "PRONOM" : null, "sip:FORMATREGISTRYKEY", pronom ? puid : null);
        xml.empty("mets:FLocat", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", href(part, base));
        xml.close("mets:file");
    }

    static String href(Part part, String base) {
        return Names.href(part.path().substring(base.length()));
    }

    void group(String use, String what) throws IOException {
        xml.open("mets:fileGrp", "ID", id("grp:" + what), "USE", use);
    }

    /** Starts the structural map with its topmost division. */
    void openStructure(String label, String kind) throws IOException {
        xml.open("mets:structMap", "ID", id("map:" + label), "TYPE", "PHYSICAL", "LABEL", "CSIP");
        xml.open("mets:div", "ID", id("div:" + label), "TYPE", kind, "LABEL", label);
    }

    void closeStructure() throws IOException {
        xml.close("mets:div").close("mets:structMap");
    }

    void openDiv(String label, String what, String dmd, String amd) throws IOException {
        xml.open("mets:div", "ID", id("div:" + what), "LABEL", label, "DMDID", dmd, "ADMID", amd);
    }
}
