package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageType;
import org.khoso.api.packaging.PackageVerifier.Verdict;

/** One change to a sound package, and exactly what has to be said of it: TT 05/2025 PL I and III, METS, PREMIS. */
class OneChangeTest {
    private static final String METS = "METS.xml";
    private static final String REP_METS = Sound.REP + "METS.xml";
    private static final String EAD = "metadata/descriptive/EAD.xml";
    private static final String PREMIS = "metadata/preservation/PREMIS.xml";
    private static final String REP_PREMIS = Sound.REP + "metadata/preservation/PREMIS_rep1.xml";
    private static final String DATA = Sound.REP + "data/x_2.pdf";
    private final Map<String, UnaryOperator<Sound>> changes = new LinkedHashMap<>();
    private final Map<String, List<String>> said = new LinkedHashMap<>();

    private void when(String change, UnaryOperator<Sound> by, String... findings) {
        changes.put(change, by);
        said.put(change, Stream.of(findings).sorted().toList());
    }

    @TestFactory
    Stream<DynamicTest> archivalPackage() {
        parts();
        heads();
        references();
        structure();
        preservation();
        descriptions();
        return changes.keySet().stream().map(name -> DynamicTest.dynamicTest(name,
                () -> assertEquals(String.join("\n", said.get(name)),
                        String.join("\n", Sound.findings(changes.get(name).apply(Sound.of(PackageType.AIP_HOSO)).verdict())))));
    }

    /** TT 05 2.4: what is mandatory, and where it lies. */
    private void parts() {
        when("sound", s -> s.put("x", "").files.remove("x") == null ? s : s);
        when("no METS", s -> without(s, METS), "missing-part must @ METS.xml");
        when("no METS of the representation", s -> without(s, REP_METS), "missing-file must @ " + REP_METS,
                "missing-part must @ " + REP_METS);
        when("no EAD", s -> without(s, EAD), "missing-file must @ " + EAD, "missing-part must @ " + EAD);
        when("no schema of METS", s -> without(s, "schemas/METS.xsd"), "missing-file must @ schemas/METS.xsd",
                "missing-part must @ schemas/METS.xsd");
        when("no PREMIS", s -> without(s, PREMIS), "missing-file must @ " + PREMIS, "premis-missing must @ " + PREMIS);
        when("no PREMIS of the representation", s -> without(s, REP_PREMIS), "missing-file must @ " + REP_PREMIS,
                "premis-missing must @ " + REP_PREMIS);
        when("a file that METS does not list", s -> s.put("documentation/a.pdf", "x"), "unlisted-file must @ documentation/a.pdf");
        when("data that METS does not list", s -> s.put(Sound.REP + "data/a.pdf", "x"),
                "premis-uncovered should @ " + Sound.REP + "data/a.pdf",
                "unlisted-file must @ " + Sound.REP + "data/a.pdf");
        when("a second representation", s -> s.put("representations/rep2/a.pdf", "x"),
                "second-representation should @ representations/rep2/a.pdf",
                "unlisted-file must @ representations/rep2/a.pdf");
        when("a description by another name", s -> s.put(Sound.REP + "metadata/descriptive/DC.xml", s.text(s.first("EAD_doc"))),
                "description-name should @ " + Sound.REP + "metadata/descriptive/DC.xml",
                "unlisted-file must @ " + Sound.REP + "metadata/descriptive/DC.xml", "record-count must @ " + EAD);
        when("names that Windows cannot tell apart", s -> s.put(Sound.REP + "data/X_2.PDF", "x"),
                "case-collision should @ " + Sound.REP + "data/x_2.pdf", "premis-uncovered should @ " + Sound.REP + "data/X_2.PDF",
                "unlisted-file must @ " + Sound.REP + "data/X_2.PDF");
        when("METS that is something else", s -> s.put(METS, "<simpledc/>"), "not-mets must @ METS.xml", "schema must @ METS.xml");
        when("METS that is cut off", s -> s.put(METS, "<mets>"), "malformed must @ METS.xml");
        when("METS with a DTD", s -> s.edit(METS, "\\?>", "?><!DOCTYPE m>"), "dtd must @ METS.xml");
        when("one bit of METS, sealed", s -> s.put(METS, s.text(METS).replace("LABEL=\"Schemas\"", "LABEL=\"Schemat\"")),
                "seal must @ METS.xml");
        when("a damaged seal", s -> s.put(METS, s.text(METS).replace("<?khoso-sha256 ", "<?khoso-sha257 ")), "seal must @ METS.xml");
    }

    private void heads() {
        when("no header", s -> s.edit(METS, "(?s)<mets:metsHdr.*</mets:metsHdr>", ""), "no-created should @ METS.xml",
                "package-type must @ METS.xml");
        when("no day of making", s -> s.edit(METS, " CREATEDATE=\"[^\"]*\"", ""), "no-created should @ METS.xml");
        when("no type", s -> s.edit(METS, " csip:OAISPACKAGETYPE=\"AIP\"", ""), "package-type must @ METS.xml", "schema must @ METS.xml");
        when("an unknown type", s -> s.edit(METS, "OAISPACKAGETYPE=\"AIP\"", "OAISPACKAGETYPE=\"XIP\""), "package-type must @ METS.xml",
                "schema must @ METS.xml",
                "type-contradiction must @ METS.xml");
        when("another content type", s -> s.edit(METS, " TYPE=\"Mixed\"", " TYPE=\"Maps\""), "content-type should @ METS.xml");
        when("no content type", s -> s.edit(METS, " TYPE=\"Mixed\"", ""), "content-type should @ METS.xml");
        when("content type in capitals", s -> s.edit(METS, " TYPE=\"Mixed\"", " TYPE=\"MIXED\""));
        when("another profile", s -> s.edit(METS, "PROFILE=\"[^\"]*\"", "PROFILE=\"http://a/b\""), "profile should @ METS.xml");
        when("another profile of the representation", s -> s.edit(REP_METS, "PROFILE=\"[^\"]*\"", "PROFILE=\"http://a/b\"").rechain(),
                "profile should @ " + REP_METS);
        when("another identity", s -> s.edit(METS, " OBJID=\"[^\"]*", " OBJID=\"urn:uuid:4FF4E903-FAAA-B287-E36F-814A6F231B96"),
                "object-id must @ METS.xml");
        when("identity in small letters", s -> renamed(s, "uuid-4ff4e903-faaa-b287-e36f-814a6f231b96"), "object-id-form should @ METS.xml");
        when("identity without the fonds", s -> renamed(s, "urn:uuid:4FF4E903-FAAA-B287-E36F-814A6F231B96"));
        when("identity of a submission", s -> renamed(s, "uuid-4FF4E903-FAAA-B287-E36F-814A6F231B96"));
        when("no identity", s -> s.edit(METS, " OBJID=\"[^\"]*\"", ""), "object-id must @ METS.xml", "object-id-form should @ METS.xml");
        when("the representation says nothing of its content",
                s -> s.edit(REP_METS, " csip:CONTENTINFORMATIONTYPE=\"[^\"]*\"", "").rechain(), "rep-content-type should @ " + REP_METS);
        when("the representation of another type", s -> s.edit(REP_METS, "OAISPACKAGETYPE=\"AIP\"", "OAISPACKAGETYPE=\"SIP\"").rechain(),
                "type-contradiction must @ METS.xml");
        when("the representation without type", s -> s.edit(REP_METS, " csip:OAISPACKAGETYPE=\"AIP\"", "").rechain(),
                "schema must @ " + REP_METS);
        when("the representation without a day", s -> s.edit(REP_METS, " CREATEDATE=\"[^\"]*\"", "").rechain(),
                "no-created should @ " + REP_METS);
        when("a structure by another name", s -> s.edit(METS, " LABEL=\"CSIP\"", " LABEL=\"main\""), "structure-label should @ METS.xml");
    }

    private void references() {
        String to = "xlink:href=\"schemas/xlink.xsd\"";
        when("a blank written as a plus sign", s -> {
            s.files.put("schemas/x link.xsd", s.files.remove("schemas/xlink.xsd"));
            return s.edit(METS, to, "xlink:href=\"schemas/x+link.xsd\"");
        }, "plus-blank should @ schemas/x link.xsd");
        when("a file that is not there", s -> s.edit(METS, to, "xlink:href=\"schemas/gone.xsd\""), "missing-file must @ schemas/gone.xsd",
                "unlisted-file must @ schemas/xlink.xsd");
        for (String href : List.of("../x.xsd", "/etc/passwd", "file:///etc/passwd", "%2e%2e/x", "a#b", "a?b", "", "%FF", "a//b", "C:%5Ca"))
            when("a reference to " + href, s -> s.edit(METS, t -> t.replace(to, "xlink:href=\"" + href + "\"")),
                    "bad-reference must @ METS.xml",
                    "unlisted-file must @ schemas/xlink.xsd");
        for (String href : List.of("a%zz", "a%2"))
            when("a reference to " + href, s -> s.edit(METS, t -> t.replace(to, "xlink:href=\"" + href + "\"")),
                    "bad-reference must @ METS.xml",
                    "schema must @ METS.xml", "unlisted-file must @ schemas/xlink.xsd");
        when("a file listed twice", s -> s.edit(METS, t -> t.replace(to, "xlink:href=\"schemas/METS.xsd\"")),
                "checksum must @ schemas/METS.xsd",
                "listed-twice should @ schemas/METS.xsd", "size must @ schemas/METS.xsd", "unlisted-file must @ schemas/xlink.xsd");
        when("a reference in another spelling", s -> s.edit(METS, t -> t.replace(to, "xlink:href=\" schemas/%78link.xsd \"")));
        when("other bytes", s -> s.put(DATA, "x".repeat(s.files.get(DATA).length)), "checksum must @ " + DATA,
                "premis-fixity must @ " + REP_PREMIS);
        when("more bytes", s -> s.put(DATA, s.text(DATA) + "x"), "checksum must @ " + DATA, "size must @ " + DATA,
                "premis-size must @ " + REP_PREMIS,
                "premis-fixity must @ " + REP_PREMIS);
        when("no size", s -> s.edit(METS, t -> t.replace(" SIZE=\"3180\"", "")), "size-missing should @ schemas/xlink.xsd");
        when("size with blanks", s -> s.edit(METS, t -> t.replace(" SIZE=\"3180\"", " SIZE=\" 3180 \"")));
        when("another size", s -> s.edit(METS, t -> t.replace(" SIZE=\"3180\"", " SIZE=\"3181\"")), "size must @ schemas/xlink.xsd");
        String sum = Sound.sha256(Sound.of(PackageType.AIP_HOSO).files.get("schemas/xlink.xsd"));
        String type = "CHECKSUM=\"" + sum + "\" CHECKSUMTYPE=\"SHA-256\"";
        when("checksum in capitals", s -> s.edit(METS, t -> t.replace(sum, " " + sum.toUpperCase(java.util.Locale.ROOT) + " ")));
        when("another checksum", s -> s.edit(METS, t -> t.replace(sum, "0" + sum.substring(1))), "checksum must @ schemas/xlink.xsd");
        when("no checksum", s -> s.edit(METS, t -> t.replace("CHECKSUM=\"" + sum + "\"", "")), "checksum-missing must @ schemas/xlink.xsd");
        when("no kind of checksum", s -> s.edit(METS, t -> t.replace(type, "CHECKSUM=\"" + sum + "\"")),
                "checksum-missing must @ schemas/xlink.xsd");
        when("an unknown kind of checksum", s -> s.edit(METS, t -> t.replace(type, "CHECKSUM=\"1\" CHECKSUMTYPE=\"CRC32\"")),
                "checksum-type must @ schemas/xlink.xsd");
        for (String weak : List.of("MD5", "SHA-1", "SHA-384", "SHA-512"))
            when("checksum of kind " + weak,
                    s -> s.edit(METS, t -> t.replace(type, "CHECKSUM=\"" + digest(s, weak) + "\" CHECKSUMTYPE=\"" + weak
                            + "\"")),
                    "checksum-weak should @ schemas/xlink.xsd");
        when("a wrong MD5", s -> s.edit(METS, t -> t.replace(type, "CHECKSUM=\"00\" CHECKSUMTYPE=\"MD5\"")),
                "checksum must @ schemas/xlink.xsd",
                "checksum-weak should @ schemas/xlink.xsd");
        when("a file that cannot be read", s -> {
            s.files.put("schemas/xlink.xsd.unreadable", s.files.get("schemas/xlink.xsd"));
            return without(s.edit(METS, t -> t.replace(to, "xlink:href=\"schemas/xlink.xsd.unreadable\"")), "schemas/xlink.xsd");
        }, "unreadable must @ schemas/xlink.xsd.unreadable");
    }

    private void structure() {
        when("no structure", s -> s.edit(METS, "(?s)<mets:structMap.*</mets:structMap>", ""), "no-rep-pointer should @ METS.xml",
                "no-structure must @ METS.xml", "schema must @ METS.xml");
        when("a structure that points nowhere", s -> s.edit(METS, "DMDID=\"[^\"]*\"", "DMDID=\"nobody\""), "pointer must @ METS.xml",
                "wrong-pointer must @ METS.xml");
        when("a pointer of files to metadata", s -> s.edit(METS, t -> t.replaceFirst("FILEID=\"[^\"]*\"", "FILEID=\""
                + t.replaceFirst("(?s).*?<mets:dmdSec ID=\"([^\"]*)\".*", "$1") + "\"")), "wrong-pointer must @ METS.xml");
        when("a pointer of metadata to files", s -> s.edit(METS, t -> t.replaceFirst("ADMID=\"[^\"]*\"", "ADMID=\""
                + t.replaceFirst("(?s).*?<mets:fileGrp ID=\"([^\"]*)\".*", "$1") + "\"")), "wrong-pointer must @ METS.xml");
        when("an id twice", s -> s.edit(METS, t -> t.replaceFirst("<mets:fileSec ID=\"[^\"]*\"", "<mets:fileSec ID=\""
                + t.replaceFirst("(?s).*?<mets:dmdSec ID=\"([^\"]*)\".*", "$1") + "\"")), "id-duplicate must @ METS.xml");
        when("no pointer to the representation", s -> s.edit(METS, "<mets:mptr [^>]*></mets:mptr>", ""),
                "no-rep-pointer should @ METS.xml");
        when("a pointer to another representation", s -> s.edit(METS, "(<mets:mptr [^>]*)rep1/METS", "$1rep2/METS"),
                "rep-pointer must @ METS.xml");
        when("a pointer by no group", s -> s.edit(METS, "(<mets:mptr [^>]*xlink:title=\")[^\"]*", "$1nobody"),
                "rep-pointer-group should @ METS.xml");
        when("a pointer without a group", s -> s.edit(METS, "(<mets:mptr [^>]*)xlink:title=\"[^\"]*\"", "$1"),
                "rep-pointer-group should @ METS.xml");
        when("elements in another order",
                s -> s.edit(METS, "(?s)(<mets:fileSec.*</mets:fileSec>)(\\s*)(<mets:structMap.*</mets:structMap>)", "$3$2$1"),
                "element-order should @ METS.xml", "wrong-pointer must @ METS.xml");
        when("an element that METS does not have", s -> s.edit(METS, "<mets:fileSec", "<mets:strange/><mets:fileSec"),
                "element-unknown must @ METS.xml");
        when("the group that the circular misspells", s -> s.edit(METS, " USE=\"Schemas\"", " USE=\"Schemas\" USER=\"Schemas\""),
                "schema must @ METS.xml");
        when("two structures", s -> s.edit(METS, "<mets:structMap",
                "<mets:structMap ID=\"other\" LABEL=\"other\"><mets:div ID=\"o2\"/></mets:structMap><mets:structMap"));
        when("nested too deep", s -> s.edit(METS, t -> t.replace("</mets:div>\n  </mets:structMap>",
                "<mets:div>".repeat(60) + "</mets:div>".repeat(60) + "</mets:div>\n  </mets:structMap>")));
        when("nested deeper", s -> s.edit(METS, t -> t.replace("</mets:div>\n  </mets:structMap>",
                "<mets:div>".repeat(62) + "</mets:div>".repeat(62) + "</mets:div>\n  </mets:structMap>")), "xml-limit must @ METS.xml");
    }

    private void preservation() {
        when("PREMIS that is something else", s -> s.put(PREMIS, "<premis/>").rechain(), "not-premis must @ " + PREMIS,
                "schema must @ " + PREMIS);
        when("PREMIS that is no XML", s -> s.put(PREMIS, "{}").rechain(), "malformed must @ " + PREMIS);
        when("PREMIS of another version", s -> s.edit(PREMIS, " version=\"3.0\"", "").rechain(), "schema must @ " + PREMIS);
        String digest = "(?s)(originalName>x.pdf<.*?|)(<premis:messageDigest>)[0-9a-f]{4}";
        when("another digest", s -> s.edit(REP_PREMIS, digest, "$1$20000").rechain(), "premis-fixity must @ " + REP_PREMIS);
        when("digest in capitals", s -> s.edit(REP_PREMIS, t -> java.util.regex.Pattern.compile("messageDigest>([0-9a-f]+)<").matcher(t)
                .replaceAll(m -> "messageDigest>" + m.group(1).toUpperCase(java.util.Locale.ROOT) + "<")).rechain());
        when("another size in PREMIS", s -> s.edit(REP_PREMIS, "(<premis:size>)\\d+", "$199999").rechain(),
                "premis-size must @ " + REP_PREMIS);
        when("no size in PREMIS", s -> s.edit(REP_PREMIS, "<premis:size>\\d+</premis:size>", "").rechain());
        when("digest of another kind", s -> s.edit(REP_PREMIS, "(<premis:messageDigestAlgorithm)[^/]*>SHA-256<", "$1>MD5<")
                .edit(REP_PREMIS, "(<premis:messageDigest>)[0-9a-f]+", "$100").rechain());
        when("a file that PREMIS does not know", s -> s.edit(REP_PREMIS,
                t -> t.replaceFirst("(?s)<premis:object [^>]*\"premis:file\".*?</premis:object>", "")).rechain(),
                "premis-uncovered should @ " + Sound.REP + "data/x.pdf");
    }

    private void descriptions() {
        when("EAD with another root", s -> s.edit(EAD, t -> t.replace("simpledc", "dc")).rechain(), "ead-root should @ " + EAD);
        when("EAD that is no XML", s -> s.put(EAD, "{}").rechain(), "malformed must @ " + EAD);
        when("a duty not kept", s -> s.edit(EAD, "(?s)<title>.*</title>", "").rechain(), "ead-missing/title must @ " + EAD);
        when("a duty kept by blanks", s -> s.edit(EAD, "(?s)<title>.*</title>", "<title> \n</title>").rechain(),
                "ead-missing/title must @ " + EAD);
        when("a field twice", s -> s.edit(EAD, "<mode>01</mode>", "$0$0").rechain(), "ead-repeated/mode must @ " + EAD);
        when("a field of nobody", s -> s.edit(EAD, "<mode>01</mode>", "$0<shelf>1</shelf>").rechain(), "ead-unknown/shelf should @ " + EAD,
                "own-schema should @ " + EAD);
        when("a code of nobody", s -> s.edit(EAD, "<mode>01</mode>", "<mode>04</mode>").rechain(), "ead-code/mode must @ " + EAD);
        when("one of two codes", s -> s.edit(EAD, "<language>06; 06", "<language>06; 12").rechain(), "ead-code/language must @ " + EAD);
        when("codes parted by commas", s -> s.edit(EAD, "<language>06; 06", "<language>06,11").rechain());
        when("no number", s -> s.edit(EAD, "<numberOfPage>\\d+", "<numberOfPage>1e3").rechain(), "ead-value/numberOfPage must @ " + EAD);
        when("no yes or no", s -> s.edit(EAD, "<riskRecovery>1", "<riskRecovery>x").rechain(), "ead-value/riskRecovery must @ " + EAD);
        when("no date", s -> s.edit(EAD, "<endDate>[^<]*", "<endDate>31/02/1971").rechain(), "ead-date/endDate must @ " + EAD);
        when("a month", s -> s.edit(EAD, "<endDate>[^<]*", "<endDate>12/1971").rechain());
        when("a year", s -> s.edit(EAD, "<endDate>[^<]*", "<endDate>1971").rechain());
        when("as long as it may be", s -> s.edit(EAD, "(?s)<title>.*</title>", "<title>" + "ế".repeat(1000) + "</title>").rechain());
        when("too long", s -> s.edit(EAD, "(?s)<title>.*</title>", "<title>" + "ế".repeat(1001) + "</title>").rechain(),
                "ead-length/title must @ " + EAD);
        when("as long, marks apart",
                s -> s.edit(EAD, "(?s)<title>.*</title>", "<title>" + "e\u0302\u0301".repeat(1000) + "</title>").rechain());
        when("as long, beyond 16 bits",
                s -> s.edit(EAD, "(?s)<title>.*</title>", "<title>" + "\uD840\uDC0B".repeat(1000) + "</title>").rechain());
        when("another number of documents", s -> s.edit(EAD, "<totalDoc>3", "<totalDoc>4").rechain(), "record-count must @ " + EAD);
        String doc = Sound.of(PackageType.AIP_HOSO).first("EAD_doc_H49");
        String pic = Sound.of(PackageType.AIP_HOSO).first("EAD_pic");
        when("a code of nobody in a document", s -> s.edit(doc, "<mode>\\d+", "<mode>99").rechain(), "ead-code/mode must @ " + doc);
        when("a duty of a document", s -> s.edit(doc, "(?s)<subject>.*</subject>", "").rechain(), "ead-missing/subject must @ " + doc);
        when("a field of documents in a photo", s -> s.edit(pic, "</simpledc>", "<subject>x</subject></simpledc>").rechain(),
                "ead-unknown/subject should @ " + pic, "own-schema should @ " + pic);
        when("its own schema says otherwise", s -> s.edit("schemas/EAD.xsd", t -> t.replace("\"arcFileCode\"", "\"fileCode\"")).rechain(),
                "own-schema should @ " + EAD);
        when("no schema for photos", s -> {
            s.edit(METS, "(?s)<mets:file [^>]*>\\s*<mets:FLocat [^>]*schemas/EAD_pic.xsd\"></mets:FLocat>\\s*</mets:file>", "");
            return without(s, "schemas/EAD_pic.xsd");
        });
    }

    /** TT 05 PL III: a submission has no PREMIS. */
    @Test
    void submission() throws IOException {
        Sound s = Sound.of(PackageType.SIP_HOSO);
        Verdict v = s.verdict();
        assertEquals(List.of(), Sound.findings(v));
        assertEquals("SIP_hoso", v.type());
        assertEquals(s.folder, v.objectId());
        assertEquals(s.files.size(), v.files());
        s.put(PREMIS, Sound.of(PackageType.AIP_HOSO).text(PREMIS));
        assertEquals(List.of("premis-unexpected should @ " + PREMIS, "unlisted-file must @ " + PREMIS), Sound.findings(s.verdict()));
    }

    @Test
    void clausesNameTheAnnexOfTheType() throws IOException {
        for (PackageType type : List.of(PackageType.AIP_HOSO, PackageType.SIP_HOSO)) {
            Sound s = Sound.of(type);
            Verdict v = without(s, EAD).verdict();
            assertTrue(v.findings().stream().filter(f -> f.rule().equals("package/missing-part")).allMatch(
                    f -> f.clause().startsWith("TT 05/2025/TT-BNV PL " + (type == PackageType.AIP_HOSO ? "I," : "III,"))), v::toString);
        }
    }

    /** A ZIP has its folder inside, or none; its name is that of the package, with the ordinal of the submission before it. */
    @Test
    void inAZip() throws IOException {
        Sound s = Sound.of(PackageType.SIP_HOSO);
        String id = s.folder;
        assertEquals(List.of("no-folder may @ METS.xml"), zipped(s, id + ".zip"));
        Sound inside = Sound.of(PackageType.SIP_HOSO);
        for (String path : List.copyOf(inside.files.keySet()))
            inside.files.put(id + "/" + path, inside.files.remove(path));
        assertEquals(List.of(), zipped(inside, id + ".zip"));
        assertEquals(List.of(), zipped(inside, "12" + id + ".zip"));
        assertEquals(List.of("zip-name should @ a" + id + ".zip"), zipped(inside, "a" + id + ".zip"));
        assertEquals(List.of("zip-name should @ package.zip"), zipped(inside, "package.zip"));
        inside.put("beside.txt", "x");
        assertEquals(List.of("unlisted-file must @ beside.txt"), zipped(inside, id + ".zip"));
    }

    private static List<String> zipped(Sound s, String name) throws IOException {
        return Sound.findings(s.verdict(false, name, Progress.NONE, Limits.DEFAULT));
    }

    @Test
    void whoCancelsIsToldThatNotAllWasSeen() throws IOException {
        List<String> items = new ArrayList<>();
        long[] work = new long[2];
        Progress counting = new Counting(items, work, Integer.MAX_VALUE);
        Sound s = Sound.of(PackageType.AIP_HOSO);
        assertEquals(List.of(), Sound.findings(s.verdict(true, s.folder, counting, Limits.DEFAULT)));
        assertEquals(s.files.size(), work[0], "total");
        assertEquals(s.files.size() - 1, work[1], "all but the METS itself");
        assertTrue(items.contains(DATA));
        List<String> found = Sound.findings(s.put(DATA, "changed").verdict(true, s.folder, new Counting(items, work, 3), Limits.DEFAULT));
        assertTrue(found.contains("not-finished should @ "), found::toString);
        assertTrue(found.stream().noneMatch(f -> f.startsWith("checksum")), found::toString);
    }

    /** Cancels after so many items. */
    private record Counting(List<String> items, long[] work, int most) implements Progress {
        @Override
        public void total(long amount) {
            work[0] = amount;
        }

        @Override
        public void worked(long amount) {
            work[1] += amount;
        }

        @Override
        public void item(String name) {
            items.add(name);
        }

        @Override
        public boolean cancelled() {
            return work[1] >= most;
        }
    }

    @Test
    void findingsOfOneRuleAreBounded() throws IOException {
        Sound s = Sound.of(PackageType.AIP_HOSO);
        for (int i = 0; i < 12; i++)
            s.put("documentation/" + i, "x");
        Limits d = Limits.DEFAULT;
        Limits few = new Limits(d.entries(), d.path(), d.depth(), d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 10);
        Verdict v = s.verdict(true, s.folder, Progress.NONE, few);
        assertEquals(11, v.findings().size());
        var more = v.findings().stream().filter(f -> f.rule().equals("package/more")).findFirst().orElseThrow();
        assertEquals(List.of(s.folder, "package/unlisted-file", 2), more.message().args());
    }

    private static Sound without(Sound s, String path) {
        if (s.files.remove(path) == null)
            throw new AssertionError(path);
        return s;
    }

    private static Sound renamed(Sound s, String id) {
        s.folder = id.replace(':', '_');
        return s.edit(METS, " OBJID=\"[^\"]*", " OBJID=\"" + id);
    }

    private static String digest(Sound s, String algorithm) {
        try {
            return Bag.hex(java.security.MessageDigest.getInstance(algorithm).digest(s.files.get("schemas/xlink.xsd")));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
