package org.khoso.packaging.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways to break a package that lies in a folder. Each breaks one thing at a random place and says which file is broken. */
final class Damages {
    static final String DATA = "representations/rep1/data/.*";
    static final String DESCRIPTION = "representations/rep1/metadata/descriptive/.*";
    static final String EAD = "metadata/descriptive/EAD.xml";
    static final String REP_METS = "representations/rep1/METS.xml";
    static final String PREMIS = ".*PREMIS.*xml";
    static final String REP_PREMIS = "representations/rep1/metadata/preservation/PREMIS_rep1.xml";
    private static final String BOMB = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
            + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";

    private final Map<String, Function<Victim, String>> kinds = new LinkedHashMap<>();

    Damages() {
        parts();
        bytes();
        rootMets();
        hostileXml();
        consistent();
    }

    Map<String, Function<Victim, String>> kinds() {
        return kinds;
    }

    /** Damages whose names begin with this can only be done to an AIP. */
    static boolean onlyAip(String kind) {
        return kind.contains("premis");
    }

    private void parts() {
        kinds.put("delete METS.xml", v -> v.delete("METS.xml"));
        kinds.put("delete rep1 METS.xml", v -> v.delete(REP_METS));
        kinds.put("delete EAD.xml", v -> v.delete(EAD));
        kinds.put("delete a premis", v -> v.delete(v.any(PREMIS)));
        kinds.put("delete a description", v -> v.delete(v.any(DESCRIPTION)));
        kinds.put("delete a data file", v -> v.delete(v.any(DATA)));
        kinds.put("delete METS.xsd", v -> v.delete("schemas/METS.xsd"));
        kinds.put("delete a schema", v -> v.delete(v.any("schemas/.*")));
        kinds.put("rename a data file", v -> {
            String p = v.any(DATA);
            v.write(p + ".old", v.bytes(p));
            return v.delete(p);
        });
        kinds.put("rename the folder", v -> {
            try {
                v.root = Files.move(v.root, v.root.resolveSibling(v.root.getFileName() + "0"));
                return "METS.xml";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        kinds.put("add a data file", v -> v.write("representations/rep1/data/thêm " + v.random.nextInt(99) + ".pdf", "x"));
        kinds.put("add a file elsewhere",
                v -> v.write(new String[]{"documentation/", "metadata/other/", "", "representations/rep2/"}[v.random
                        .nextInt(4)] + "lạ.txt", "x"));
        kinds.put("swap two data files", v -> {
            String a = v.any(DATA);
            String b = v.all(DATA).stream().filter(p -> !Arrays.equals(v.bytes(p), v.bytes(a))).findFirst().orElseThrow();
            byte[] bytes = v.bytes(a);
            v.write(a, v.bytes(b));
            v.write(b, bytes);
            return v.random.nextBoolean() ? a : b;
        });
        kinds.put("link in place of a data file", v -> {
            String p = v.any(DATA);
            try {
                Files.write(v.root.resolveSibling("outside-" + v.root.getFileName()), v.bytes(p));
                v.delete(p);
                Files.createSymbolicLink(v.file(p), v.root.resolveSibling("outside-" + v.root.getFileName()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return p;
        });
    }

    private void bytes() {
        kinds.put("flip a bit in METS.xml", v -> v.flip("METS.xml", 1 << v.random.nextInt(8)));
        kinds.put("flip a bit in rep1 METS.xml", v -> v.flip(REP_METS, 1 << v.random.nextInt(8)));
        kinds.put("flip a bit in EAD.xml", v -> v.flip(EAD, 1 << v.random.nextInt(8)));
        kinds.put("flip a bit in a premis", v -> v.flip(v.any(PREMIS), 1 << v.random.nextInt(8)));
        kinds.put("flip a bit in a description", v -> v.flip(v.any(DESCRIPTION), 1 << v.random.nextInt(8)));
        kinds.put("flip a bit in a data file", v -> v.flip(v.filled(DATA), 1 << v.random.nextInt(8)));
        kinds.put("flip a bit in a schema", v -> v.flip(v.any("schemas/.*"), 1 << v.random.nextInt(8)));
        kinds.put("truncate METS.xml", v -> truncate(v, "METS.xml"));
        kinds.put("truncate a file", v -> truncate(v, v.filled(".+/.+")));
        kinds.put("empty a file", v -> v.write(v.filled(".*"), ""));
        kinds.put("append to a file", v -> {
            String p = v.any(".+/.+");
            byte[] b = v.bytes(p);
            v.write(p, Arrays.copyOf(b, b.length + 1));
            return p;
        });
        kinds.put("byte order mark", v -> v.edit(v.any(DESCRIPTION), t -> "\uFEFF" + t));
        kinds.put("wrong encoding of METS.xml", v -> {
            v.write("METS.xml", v.text("METS.xml").getBytes(StandardCharsets.UTF_16LE));
            return "METS.xml";
        });
        kinds.put("wrong encoding of a description", v -> {
            String p = v.any(DESCRIPTION);
            v.write(p, v.text(p).getBytes(StandardCharsets.ISO_8859_1));
            v.rechain();
            return p;
        });
    }

    private static String truncate(Victim v, String path) {
        byte[] b = v.bytes(path);
        // what follows the last ">" of a document may be lost without harm
        v.write(path, Arrays.copyOf(b, v.random.nextInt(Math.max(1, b.length - 2))));
        return path;
    }

    private void rootMets() {
        kinds.put("unknown element in METS.xml", v -> v.edit("METS.xml", s -> s.replaceFirst("<(\\w+:)?fileSec", "<$1strange/>$0")));
        kinds.put("other checksum in METS.xml", v -> v.editListed(e -> change(e, "CHECKSUM=\"([0-9a-f]+)\"", v)));
        kinds.put("other size in METS.xml", v -> v.editListed(e -> change(e, "SIZE=\"([0-9]+)\"", v)));
        kinds.put("no checksum in METS.xml", v -> v.editListed(e -> e.replaceAll("CHECKSUM=\"[^\"]*\"", "")));
        kinds.put("no href in METS.xml", v -> {
            v.editListed(e -> e.replaceAll("xlink:href=\"[^\"]*\"", ""));
            return "METS.xml";
        });
        kinds.put("href out of the package", v -> {
            String[] bad = {"../../../etc/passwd", "file:///etc/passwd", "/etc/passwd", "%2e%2e/x", "a%zz", "..%5Cx", "http://[::1]/x"};
            v.editListed(e -> e.replaceAll("xlink:href=\"[^\"]*\"", "xlink:href=\"" + bad[v.random.nextInt(bad.length)] + "\""));
            return "METS.xml";
        });
        kinds.put("other OBJID", v -> v.edit("METS.xml", t -> change(t, "OBJID=\"[^\"]*?([0-9A-F]{12})\"", v)));
        kinds.put("no OBJID", v -> v.edit("METS.xml", t -> t.replaceFirst("OBJID=\"[^\"]*\"", "")));
        kinds.put("no PROFILE", v -> v.edit("METS.xml", t -> t.replaceFirst("PROFILE=\"[^\"]*\"", "")));
        kinds.put("no package type", v -> v.edit("METS.xml", t -> t.replaceFirst("csip:OAISPACKAGETYPE=\"[^\"]*\"", "")));
        kinds.put("wrong package type",
                v -> v.edit("METS.xml", t -> t.replaceFirst("OAISPACKAGETYPE=\"[^\"]*\"", "OAISPACKAGETYPE=\"XIP\"")));
        kinds.put("the other package type", v -> v.edit("METS.xml", t -> t.contains("OAISPACKAGETYPE=\"AIP\"")
                ? t.replace("OAISPACKAGETYPE=\"AIP\"", "OAISPACKAGETYPE=\"SIP\"")
                : t.replace("OAISPACKAGETYPE=\"SIP\"", "OAISPACKAGETYPE=\"AIP\"")));
        kinds.put("duplicate id", v -> v.edit("METS.xml", t -> {
            var ids = Pattern.compile(" ID=\"([^\"]*)\"").matcher(t).results().map(r -> r.group(1)).toList();
            int a = v.random.nextInt(ids.size());
            int b = (a + 1 + v.random.nextInt(ids.size() - 1)) % ids.size();
            return t.replace(" ID=\"" + ids.get(a) + "\"", " ID=\"" + ids.get(b) + "\"");
        }));
        kinds.put("broken pointer", v -> v.edit("METS.xml", t -> change(t, "(?:FILEID|DMDID)=\"[^\"]*?([0-9A-F]{12})\"", v)));
        kinds.put("pointer to the wrong thing", v -> v.edit("METS.xml", t -> t.replaceFirst("FILEID=\"[^\"]*\"", "FILEID=\""
                + t.replaceFirst("(?s).*<mets:dmdSec ID=\"([^\"]*)\".*", "$1") + "\"")));
        kinds.put("broken mptr", v -> v.edit("METS.xml",
                t -> t.replaceAll("(mptr [^>]*xlink:href=\")[^\"]*", "$1representations/rep" + (2 + v.random.nextInt(7)) + "/METS.xml")));
        kinds.put("no structMap", v -> v.edit("METS.xml", t -> t.replaceAll("(?s)<mets:structMap.*</mets:structMap>", "")));
        kinds.put("listed file removed from METS.xml", v -> {
            String[] l = v.listed();
            v.edit("METS.xml", t -> t.replaceAll(l[1].startsWith("<mets:mdRef")
                    ? "(?s)" + Pattern.quote(l[1]) + "</mets:mdRef>"
                    : "(?s)" + Pattern.quote(l[1]) + "</mets:FLocat>\\s*</mets:file>", ""));
            return l[0];
        });
        kinds.put("no METS at all", v -> v.write("METS.xml", "<simpledc/>"));
    }

    /** Changes one character of what the group of a pattern caught. */
    private static String change(String text, String regex, Victim v) {
        var all = Pattern.compile(regex).matcher(text).results().toList();
        var m = all.get(v.random.nextInt(all.size()));
        int at = m.start(1) + v.random.nextInt(m.end(1) - m.start(1));
        char c = text.charAt(at) == '1' ? '2' : '1';
        return text.substring(0, at) + c + text.substring(at + 1);
    }

    private void hostileXml() {
        kinds.put("doctype in METS.xml",
                v -> v.edit("METS.xml", t -> t.replaceFirst("\\?>", "?><!DOCTYPE mets:mets SYSTEM \"http://127.0.0.1:9/x.dtd\">")));
        kinds.put("entity bomb in METS.xml", v -> v.edit("METS.xml", t -> t.replaceFirst("\\?>", Matcher.quoteReplacement("?>" + BOMB))
                .replaceFirst("Khoso<", "&d;<")));
        kinds.put("entity bomb in a description",
                v -> v.editAndRechain(v.any(DESCRIPTION), t -> t.replaceFirst("\\?>", Matcher.quoteReplacement("?>" + BOMB))));
        kinds.put("foreign entity in a premis", v -> v.editAndRechain(v.any(PREMIS),
                t -> t.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>").replaceFirst("success<",
                        "&e;<")));
        kinds.put("deep nesting", v -> v.edit("METS.xml", t -> t.replace("</mets:div>\n  </mets:structMap>",
                "<mets:div>".repeat(5000) + "</mets:div>".repeat(5000) + "</mets:div>\n  </mets:structMap>")));
        kinds.put("huge attribute", v -> v.edit("METS.xml", t -> t.replaceFirst("LABEL=\"", "LABEL=\"" + "x".repeat(5 << 20))));
        kinds.put("thousands of attributes", v -> v.edit("METS.xml", t -> {
            StringBuilder b = new StringBuilder();
            for (int i = 0; i < 20_000; i++)
                b.append(" a").append(i).append("=\"\"");
            return t.replaceFirst(" PROFILE=", b + " PROFILE=");
        }));
        kinds.put("description that is no XML", v -> v.editAndRechain(v.any(DESCRIPTION), t -> "{\"json\": true}"));
    }

    private void consistent() {
        kinds.put("field missing in EAD.xml", v -> v.editAndRechain(EAD, t -> t.replaceAll("<title>(?s:.*)</title>", "")));
        kinds.put("field empty in EAD.xml",
                v -> v.editAndRechain(EAD, t -> t.replaceAll("<maintenance>.*</maintenance>", "<maintenance> </maintenance>")));
        kinds.put("field too long in EAD.xml", v -> v.editAndRechain(EAD, t -> t.replaceAll("<title>", "<title>" + "ế".repeat(1001))));
        kinds.put("wrong code in EAD.xml",
                v -> v.editAndRechain(EAD, t -> t.replaceAll("<mode>.*</mode>", "<mode>0" + (4 + v.random.nextInt(6)) + "</mode>")));
        kinds.put("wrong date in EAD.xml", v -> v.editAndRechain(EAD, t -> t.replaceAll("<endDate>.*</endDate>",
                "<endDate>" + new String[]{"2001-05-03", "31/02/2001", "5/3/2001", "khoảng 2001", "13/2001"}[v.random.nextInt(5)]
                        + "</endDate>")));
        kinds.put("no number in EAD.xml",
                v -> v.editAndRechain(EAD, t -> t.replaceAll("<numberOfPage>.*</numberOfPage>", "<numberOfPage>1e3</numberOfPage>")));
        kinds.put("field twice in EAD.xml", v -> v.editAndRechain(EAD, t -> t.replaceAll("<language>.*</language>", "$0$0")));
        kinds.put("other number of records", v -> v.editAndRechain(EAD,
                t -> t.replaceAll("<totalDoc>.*</totalDoc>", "<totalDoc>" + (100 + v.random.nextInt(99)) + "</totalDoc>")));
        kinds.put("wrong code in a description",
                v -> v.editAndRechain(v.any(DESCRIPTION), t -> t.replaceAll("<mode>.*</mode>", "<mode>99</mode>")));
        kinds.put("description replaced by METS",
                v -> v.editAndRechain(v.any(".*EAD_doc_.*"), t -> v.text("METS.xml").replaceFirst("(?s)<mets:metsHdr.*", "</mets:mets>")));
        kinds.put("premis digest that fits nothing", v -> v.editAndRechain(REP_PREMIS, t -> change(t, "messageDigest>([0-9a-f]+)<", v)));
        kinds.put("premis size that fits nothing", v -> v.editAndRechain(REP_PREMIS, t -> change(t, "premis:size>([0-9]+)<", v)));
        kinds.put("premis against its schema", v -> v.editAndRechain(v.any(PREMIS), t -> t.replaceFirst(" version=\"3.0\"", "")));
        kinds.put("premis that is something else", v -> v.editAndRechain(v.any(PREMIS), t -> "<premis/>"));
        kinds.put("rep1 METS with a broken pointer", v -> {
            v.edit(REP_METS, t -> change(t, "FILEID=\"ID-[^\"]*?([0-9A-F]{12})\"", v));
            v.rechain();
            return REP_METS;
        });
        kinds.put("rep1 METS of another type", v -> {
            v.edit(REP_METS, t -> t.replaceFirst("OAISPACKAGETYPE=\"[^\"]*\"", "OAISPACKAGETYPE=\"DIP\""));
            v.rechain();
            return "METS.xml";
        });
    }
}
