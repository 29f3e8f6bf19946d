package org.khoso.packaging.internal;

import java.io.IOException;
import java.util.List;
import org.khoso.api.packaging.PackageContent;

/** The two METS documents: of the package, and of its one representation. */
final class MetsDocuments {
    private static final String REP = HosoPackager.REP;
    private final PackageContent content;
    private final MediaTypes media;

    MetsDocuments(PackageContent content, MediaTypes media) {
        this.content = content;
        this.media = media;
    }

    /** Writes METS.xml of the package. */
    void root(Xml xml, Part ead, Part premis, List<Part> schemas, List<Part> documentation, Part representation) throws IOException {
        Mets mets = new Mets(content, xml);
        mets.openRoot();
        mets.descriptive(ead, "");
        mets.preservation(premis, "");
        xml.open("mets:fileSec", "ID", mets.id("fileSec"));
        mets.group("Schemas", "schemas");
        for (Part schema : schemas)
            mets.file(schema, "", Mets.XML, null, null);
        xml.close("mets:fileGrp");
        if (!documentation.isEmpty()) {
            mets.group("Documentation", "documentation");
            for (Part d : documentation)
                mets.file(d, "", media.of(d.path()), null, null);
            xml.close("mets:fileGrp");
        }
        mets.group("Representations/rep1", "rep1");
        mets.file(representation, "", Mets.XML, null, null);
        xml.close("mets:fileGrp").close("mets:fileSec");
        mets.openStructure(Names.objectId(content), kind());
        mets.openDiv("Metadata", "metadata", mets.id("dmd:" + ead.path()), mets.premisId(premis));
        xml.close("mets:div");
        mets.openDiv("Schemas", "schemas", null, null);
        xml.empty("mets:fptr", "FILEID", mets.id("grp:schemas")).close("mets:div");
        if (!documentation.isEmpty()) {
            mets.openDiv("Documentation", "documentation", null, null);
            xml.empty("mets:fptr", "FILEID", mets.id("grp:documentation")).close("mets:div");
        }
        mets.openDiv("Representations/rep1", "representation", null, null);
        xml.empty("mets:mptr", "LOCTYPE", "URL", "xlink:type", "simple", "xlink:href", Mets.href(representation, ""),
                "xlink:title", mets.id("grp:rep1")).close("mets:div");
        mets.closeStructure();
        mets.close();
    }

    private String kind() {
        return Form.of(content.type()).division();
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
        if (spill.dataFiles() > 0)
            files(xml, spill, mets, false);
        if (spill.linkFiles() > 0)
            files(xml, spill, mets, true);
        xml.close("mets:fileSec");
        mets.openStructure("rep1", kind());
        mets.openDiv("Data", "data", null, null);
        if (spill.dataFiles() > 0)
            xml.empty("mets:fptr", "FILEID", mets.id("grp:data"));
        if (spill.linkFiles() > 0)
            xml.empty("mets:fptr", "FILEID", mets.id("grp:holey"));
        xml.close("mets:div");
        mets.openDiv("MetadataLink", "links", null, null);
        spill.forEach(links(mets, xml, mets.premisId(premis)));
        xml.close("mets:div");
        mets.closeStructure();
        mets.close();
    }

    private void files(Xml xml, Spill spill, Mets mets, boolean links) throws IOException {
        mets.group(links ? "Holeyfile" : "Data", links ? "holey" : "data");
        spill.forEach(new Spill.Visitor() {
            @Override
            public void data(Spill.Data d) throws IOException {
                if (d.link() == links)
                    mets.file(d.part(), REP, d.mime(), d.puid(), links ? null : renamed(d));
            }
        });
        xml.close("mets:fileGrp");
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
                mets.openDiv(r.linked() ? "MetadataLink/Holey" : "MetadataLink/File", "link:" + r.part().path(),
                        mets.id("dmd:" + r.part().path()), premisId);
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
