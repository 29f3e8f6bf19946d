package org.khoso.packaging.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.api.packaging.PackageContent;
import org.khoso.api.packaging.PackageType;

/** The two METS documents: of the package, and of its one representation. */
final class MetsDocuments {
    private static final String REP = HosoPackager.REP;
    private final PackageContent content;

    MetsDocuments(PackageContent content) {
        this.content = content;
    }

    /** Writes METS.xml of the package. */
    void root(Xml xml, Part ead, Part premis, List<Part> schemas, Part representation) throws IOException {
        Mets mets = new Mets(content, xml);
        mets.openRoot();
        mets.descriptive(ead, "");
        mets.preservation(premis, "");
        xml.open("mets:fileSec", "ID", mets.id("fileSec"));
        mets.group("Schemas", "schemas");
        for (Part schema : schemas)
            mets.file(schema, "", Mets.XML, null, null);
        xml.close("mets:fileGrp");
        mets.group("Representations/rep1", "rep1");
        mets.file(representation, "", Mets.XML, null, null);
        xml.close("mets:fileGrp").close("mets:fileSec");
        mets.openStructure(Names.objectId(content), kind());
        mets.openDiv("Metadata", "metadata", mets.id("dmd:" + ead.path()), mets.premisId(premis));
        xml.close("mets:div");
        mets.openDiv("Schemas", "schemas", null, null);
        xml.empty("mets:fptr", "FILEID", mets.id("grp:schemas")).close("mets:div");
        mets.openDiv("Representations/rep1", "representation", null, null);
        xml.empty("mets:mptr", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", Mets.href(representation, ""),
                "xlink:title", mets.id("grp:rep1")).close("mets:div");
        mets.closeStructure();
        mets.close();
    }

    private String kind() {
        return content.type() == PackageType.AIP_HOSO ? "NORMALIZED" : "ORIGINAL";
    }

    /** Writes representations/rep1/METS.xml, in four passes over what was written. */
    void representation(Xml xml, Spill spill, Part premis) throws IOException {
        Mets mets = new Mets(content, xml);
        mets.openRepresentation();
        spill.forEach(new Spill.Visitor() {
            @Override
            public void record(Spill.Record r) throws IOException {
                mets.descriptive(r.part(), REP);
            }
        });
        mets.preservation(premis, REP);
        xml.open("mets:fileSec", "ID", mets.id("rep-fileSec"));
        mets.group("Data", "data");
        spill.forEach(new Spill.Visitor() {
            @Override
            public void data(Spill.Data d) throws IOException {
                mets.file(d.part(), REP, d.mime(), d.puid(), renamed(d));
            }
        });
        xml.close("mets:fileGrp").close("mets:fileSec");
        mets.openStructure("rep1", kind());
        mets.openDiv("Data", "data", null, null);
        xml.empty("mets:fptr", "FILEID", mets.id("grp:data")).close("mets:div");
        mets.openDiv("MetadataLink", "links", null, null);
        spill.forEach(links(mets, xml, mets.premisId(premis)));
        xml.close("mets:div");
        mets.closeStructure();
        mets.close();
    }

    /** The name that a file had, if it could not keep it. */
    private static String renamed(Spill.Data d) {
        return d.part().path().endsWith("/" + d.original()) ? null : d.original();
    }

    private Spill.Visitor links(Mets mets, Xml xml, String premisId) {
        return new Spill.Visitor() {
            private boolean open;

            @Override
            public void record(Spill.Record r) throws IOException {
                end();
                mets.openDiv("MetadataLink/File", "link:" + r.part().path(), mets.id("dmd:" + r.part().path()), premisId);
                open = true;
            }

            @Override
            public void data(Spill.Data d) throws IOException {
                xml.empty("mets:fptr", "FILEID", Names.fileId(content.uuid(), d.part().path()));
            }

            @Override
            public void end() throws IOException {
                if (open)
                    xml.close("mets:div");
                open = false;
            }
        };
    }
}
