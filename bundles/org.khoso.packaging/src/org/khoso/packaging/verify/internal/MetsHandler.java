package org.khoso.packaging.verify.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads what the checks need of a METS document; each reference goes out as soon as it is read. */
final class MetsHandler extends DefaultHandler {
    static final String METS = "http://www.loc.gov/METS/";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final String CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS";

    /** Attributes of the root and the header; null if absent. */
    String objectId;
    String profile;
    String type;
    String contentType;
    String packageType;
    String created;
    /** NEW, SUPPLEMENT, REPLACEMENT ...; null if absent. */
    String recordStatus;
    /** OBJID of the package that this one supplements or replaces; empty if it is not told. */
    String earlier = "";
    String structureLabel;
    boolean root;
    boolean header;
    final List<String[]> pointers = new ArrayList<>();
    final List<String> wrongPointers = new ArrayList<>();
    final Set<String> groups = new HashSet<>();

    private final Set<String> groupIds = new HashSet<>();
    private final Hashes fileIds;
    private final Hashes metadataIds;
    private final Consumer<Ref> refs;
    private final Consumer<MetsHandler> head;
    private String group;
    private StringBuilder related;
    private Attributes file;

    /** @param scratch where ids are kept @param head is told when the header was read, before any reference */
    MetsHandler(Scratch scratch, Consumer<Ref> refs, Consumer<MetsHandler> head) {
        fileIds = new Hashes(scratch);
        metadataIds = new Hashes(scratch);
        this.refs = refs;
        this.head = head;
    }

    @Override
    public void startElement(String uri, String local, String name, Attributes a) {
        if (!uri.equals(METS))
            return;
        switch (local) {
            case "mets" -> root(a);
            case "metsHdr" -> {
                header = true;
                packageType = a.getValue(CSIP, "OAISPACKAGETYPE");
                created = a.getValue("CREATEDATE");
                recordStatus = a.getValue("RECORDSTATUS");
                head.accept(this);
            }
            case "altRecordID" -> {
                String kind = String.valueOf(a.getValue("TYPE"));
                related = kind.equals("SUPPLEMENT") || kind.equals("REPLACEMENT") ? new StringBuilder() : null;
            }
            case "dmdSec", "techMD", "rightsMD", "sourceMD", "digiprovMD", "amdSec" -> note(metadataIds, a);
            case "mdRef" -> refs.accept(new Ref(href(a), a.getValue("SIZE"), a.getValue("CHECKSUM"), a.getValue("CHECKSUMTYPE"),
                    given(a.getValue("MDTYPE")), null));
            case "fileGrp" -> {
                if (a.getValue("ID") != null)
                    groupIds.add(a.getValue("ID"));
                // the circular itself writes USER once
                group = a.getValue("USE") == null ? given(a.getValue("USER")) : a.getValue("USE");
                groups.add(group);
            }
            case "file" -> {
                note(fileIds, a);
                file = new org.xml.sax.helpers.AttributesImpl(a);
            }
            case "FLocat" -> location(a);
            default -> structure(local, a);
        }
    }

    private void root(Attributes a) {
        root = true;
        objectId = a.getValue("OBJID");
        profile = a.getValue("PROFILE");
        type = a.getValue("TYPE");
        contentType = a.getValue(CSIP, "CONTENTINFORMATIONTYPE");
    }

    private static void note(Hashes ids, Attributes a) {
        if (a.getValue("ID") != null)
            ids.add(Hashes.of(a.getValue("ID")));
    }

    private static String given(String value) {
        return value == null ? "" : value;
    }

    private static String href(Attributes a) {
        String href = xlink(a, "xlink:href");
        return href == null ? "" : href.trim();
    }

    /** Whatever prefix the document has for XLink. */
    private static String xlink(Attributes a, String name) {
        return a.getValue(XLINK, name.substring("xlink:".length()));
    }

    private void location(Attributes a) {
        if (file != null)
            refs.accept(new Ref(href(a), file.getValue("SIZE"), file.getValue("CHECKSUM"), file.getValue("CHECKSUMTYPE"), null,
                    given(group)));
    }

    private void structure(String local, Attributes a) {
        switch (local) {
            case "structMap" -> {
                if (structureLabel == null || "CSIP".equals(a.getValue("LABEL")))
                    structureLabel = given(a.getValue("LABEL"));
            }
            case "mptr" -> pointers.add(new String[]{href(a), xlink(a, "xlink:title")});
            case "fptr" -> {
                String id = a.getValue("FILEID");
                if (id != null && wrongPointers.size() < 1000 && !fileIds.contains(Hashes.of(id)) && !groupIds.contains(id))
                    wrongPointers.add(id);
            }
            case "div" -> {
                pointsToMetadata(a.getValue("DMDID"));
                pointsToMetadata(a.getValue("ADMID"));
            }
            default -> {
                // nothing that a check needs
            }
        }
    }

    private void pointsToMetadata(String ids) {
        if (ids != null && wrongPointers.size() < 1000)
            for (String id : ids.trim().split("\\s+"))
                if (!metadataIds.contains(Hashes.of(id)))
                wrongPointers.add(id);
    }

    @Override
    public void characters(char[] c, int from, int n) {
        if (related != null && related.length() < 1000)
            related.append(c, from, n);
    }

    @Override
    public void endElement(String uri, String local, String name) {
        if (uri.equals(METS) && local.equals("file"))
            file = null;
        if (related != null)
            earlier = related.toString().strip();
        related = null;
    }

    /** @return whether it is told to add to a package that came before */
    boolean supplements() {
        return "SUPPLEMENT".equalsIgnoreCase(recordStatus);
    }

    /** @return whether a file group has that id */
    boolean isGroup(String id) {
        return groupIds.contains(id);
    }
}
