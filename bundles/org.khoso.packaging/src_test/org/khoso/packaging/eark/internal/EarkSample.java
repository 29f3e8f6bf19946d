package org.khoso.packaging.eark.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A sound E-ARK SIP, 2.2.0, with one representation, about to be changed in one place. Written from the specification, with no code of the product. */
final class EarkSample {
    static final String NAME = "sample";
    private static final String TIME = "2026-03-04T09:30:00+07:00";
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
                OBJID="%s" TYPE="Mixed" csip:CONTENTINFORMATIONTYPE="MIXED" PROFILE="%s">
              <mets:metsHdr CREATEDATE="TIME" LASTMODDATE="TIME" csip:OAISPACKAGETYPE="SIP">
                <mets:agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><mets:name>Hand</mets:name><mets:note csip:NOTETYPE="SOFTWARE VERSION">1</mets:note></mets:agent>
                <mets:agent ROLE="CREATOR" TYPE="ORGANIZATION"><mets:name>Office</mets:name><mets:note csip:NOTETYPE="IDENTIFICATIONCODE">H1</mets:note></mets:agent>
              </mets:metsHdr>
              <mets:dmdSec ID="dmd" CREATED="TIME" STATUS="CURRENT">
                %s
              </mets:dmdSec>
              <mets:amdSec><mets:digiprovMD ID="prov" CREATED="TIME" STATUS="CURRENT">
                %s
              </mets:digiprovMD></mets:amdSec>
              <mets:fileSec ID="files">
            """;
    private static final String TAIL = """
              </mets:fileSec>
              <mets:structMap ID="map" TYPE="PHYSICAL" LABEL="CSIP"><mets:div ID="main" LABEL="%s">
                <mets:div ID="d-md" LABEL="Metadata" DMDID="dmd" ADMID="prov"/>
                %s
              </mets:div></mets:structMap>
            </mets:mets>
            """;
    final Map<String, byte[]> files = new TreeMap<>();
    private final String profile;

    private EarkSample(String profile) {
        this.profile = profile;
    }

    static EarkSample sip() {
        return of("https://earksip.dilcis.eu/profile/E-ARK-SIP-v2-2-0.xml", 2);
    }

    /** @param contents number of files of content */
    static EarkSample of(String profile, int contents) {
        EarkSample s = new EarkSample(profile);
        for (String base : new String[]{"", "representations/rep1/"}) {
            s.put(base + "metadata/descriptive/ead.xml", "<ead xmlns=\"urn:isbn:1-931666-22-9\"/>");
            s.put(base + "metadata/preservation/premis.xml", "<premis xmlns=\"http://www.loc.gov/premis/v3\" version=\"3.0\"><object"
                    + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"representation\"><objectIdentifier><objectIdentifierType>local"
                    + "</objectIdentifierType><objectIdentifierValue>r</objectIdentifierValue></objectIdentifier></object></premis>");
        }
        s.put("documentation/manual.txt", "How to read this");
        s.put("schemas/ead.xsd", "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"/>");
        for (int i = 0; i < contents; i++)
            s.put("representations/rep1/data/" + i + ".txt", "Letter " + i);
        s.representation(contents);
        s.root();
        return s;
    }

    private void representation(int contents) {
        StringBuilder t = new StringBuilder(head("representations/rep1/", "rep1"));
        t.append("<mets:fileGrp ID=\"g\" USE=\"Data\">\n");
        for (int i = 0; i < contents; i++)
            t.append(file("representations/rep1/", "data/" + i + ".txt", "f" + i));
        t.append("</mets:fileGrp>\n");
        t.append(TAIL.formatted("rep1", "<mets:div ID=\"d-data\" LABEL=\"Data\"><mets:fptr FILEID=\"g\"/></mets:div>"));
        put("representations/rep1/METS.xml", t.toString());
    }

    private void root() {
        String t = head("", NAME) + "<mets:fileGrp ID=\"g-doc\" USE=\"Documentation\">" + file("", "documentation/manual.txt", "f-doc")
                + "</mets:fileGrp>\n<mets:fileGrp ID=\"g-xsd\" USE=\"Schemas\">" + file("", "schemas/ead.xsd", "f-xsd")
                + "</mets:fileGrp>\n<mets:fileGrp ID=\"g-rep\" USE=\"Representations/rep1\" csip:CONTENTINFORMATIONTYPE=\"MIXED\">"
                + file("", "representations/rep1/METS.xml", "f-rep") + "</mets:fileGrp>\n"
                + TAIL.formatted(NAME, """
                        <mets:div ID="d-doc" LABEL="Documentation"><mets:fptr FILEID="g-doc"/></mets:div>
                        <mets:div ID="d-xsd" LABEL="Schemas"><mets:fptr FILEID="g-xsd"/></mets:div>
                        <mets:div ID="d-rep" LABEL="Representations/rep1"><mets:mptr LOCTYPE="URL" xlink:type="simple" xlink:title="g-rep"
                          xlink:href="representations/rep1/METS.xml"/></mets:div>""");
        put("METS.xml", t);
    }

    private String head(String base, String id) {
        return HEAD
                .formatted(id, profile, reference(base, "metadata/descriptive/ead.xml", "EAD"),
                        reference(base, "metadata/preservation/premis.xml", "PREMIS"))
                .replace("TIME", TIME);
    }

    private String reference(String base, String path, String type) {
        return "<mets:mdRef LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\"" + path + "\" MDTYPE=\"" + type
                + "\" MIMETYPE=\"text/xml\" " + sums(base + path)
                + "/>";
    }

    /** @return the element of a file, with its size and checksum */
    String file(String base, String path, String id) {
        return "<mets:file ID=\"" + id + "\" MIMETYPE=\"text/plain\" " + sums(base + path)
                + "><mets:FLocat LOCTYPE=\"URL\" xlink:type=\"simple\" xlink:href=\""
                + path + "\"/></mets:file>\n";
    }

    private String sums(String path) {
        byte[] b = files.get(path);
        try {
            return "SIZE=\"" + b.length + "\" CREATED=\"" + TIME + "\" CHECKSUM=\""
                    + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(b)) + "\" CHECKSUMTYPE=\"SHA-256\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the root METS anew, so that only the content of files is different. */
    EarkSample sums() {
        root();
        return this;
    }

    EarkSample put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text(String path) {
        return new String(files.get(path), StandardCharsets.UTF_8);
    }

    /** Changes the first place that fits in the root METS. */
    EarkSample edit(String regex, String by) {
        return edit("METS.xml", t -> t.replaceFirst(regex, by));
    }

    EarkSample edit(String path, UnaryOperator<String> how) {
        String before = text(path);
        String after = how.apply(before);
        if (before.equals(after))
            throw new AssertionError("no change in " + path);
        return put(path, after);
    }

    /** Writes it as a folder. @return the folder */
    Path folder(Path into) {
        files.forEach((path, bytes) -> {
            try {
                Path p = into.resolve(NAME).resolve(path);
                Files.createDirectories(p.getParent());
                Files.write(p, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return into.resolve(NAME);
    }

    /** @return it as a ZIP whose entries stand in a folder; none if the name is empty */
    byte[] zip(String top) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream z = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> f : files.entrySet()) {
                z.putNextEntry(new ZipEntry((top.isEmpty() ? "" : top + "/") + f.getKey()));
                z.write(f.getValue());
            }
        }
        return out.toByteArray();
    }

    /** @return it as a TAR */
    byte[] tar() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Map.Entry<String, byte[]> f : files.entrySet())
            TinyTar.file(out, NAME + "/" + f.getKey(), f.getValue());
        return TinyTar.end(out);
    }
}
