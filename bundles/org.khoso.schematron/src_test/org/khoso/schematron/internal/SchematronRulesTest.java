package org.khoso.schematron.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.packaging.PackageContents;
import org.khoso.api.packaging.PackageRules.Judged;
import org.khoso.media.helper.HelperOptions;

/** Packs on the documents of packages: what they say, what they weigh; packs and documents that would read, write, loop or fill the memory. */
class SchematronRulesTest {
    private static final Map<String, String> FILES = new TreeMap<>();
    private static final SchematronRules RULES = new SchematronRules((path, most) -> new Memory(),
            new HelperOptions(128, Duration.ofSeconds(8), 1000, 1, Duration.ofSeconds(60), List.of("-Xss4m", "-XX:TieredStopAtLevel=1")),
            Path.of("lib"));
    private static final String EAD = "representations/rep1/metadata/descriptive/EAD_doc_1.xml";
    @TempDir
    Path dir;

    /** A package in memory. */
    private record Memory() implements PackageContents.Opened {
        @Override
        public List<PackageContents.Item> items() {
            return FILES.entrySet().stream().map(e -> new PackageContents.Item(e.getKey(), e.getValue().length()))
                    .sorted(Comparator.comparing(PackageContents.Item::path)).toList();
        }

        @Override
        public boolean cut() {
            return false;
        }

        @Override
        public InputStream open(String name) {
            return new ByteArrayInputStream(FILES.get(name).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @AfterAll
    static void close() {
        RULES.close();
    }

    @BeforeEach
    void files() {
        FILES.clear();
        FILES.put("top/METS.xml", "<mets xmlns='http://www.loc.gov/METS/'><metsHdr/></mets>");
        FILES.put("top/representations/rep1/METS.xml", "<mets xmlns='http://www.loc.gov/METS/'/>");
        FILES.put("top/" + EAD, "<simpledc><number>7</number><sign>QĐ-UBND</sign></simpledc>");
    }

    private void pack(String id, String manifest, String rules) throws IOException {
        Files.writeString(dir.resolve(id + ".properties"), "id=" + id + "\ntitle.vi=Bộ quy tắc\nrules=" + id + ".sch\n" + manifest);
        Files.writeString(dir.resolve(id + ".sch"), rules);
    }

    private static String schema(String inside) {
        return "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='xslt2'><ns prefix='m' uri='http://www.loc.gov/METS/'/>"
                + inside
                + "</schema>";
    }

    private static String rule(String context, String test) {
        return schema("<pattern><rule context='" + context + "'><assert id='A1' test='" + test + "'>no</assert></rule></pattern>");
    }

    private Judged judge() throws IOException {
        return RULES.judge(Path.of("p.zip"), "SIP_hoso", List.of(dir, dir.resolve("none")), Progress.NONE);
    }

    private List<String> found() throws IOException {
        return judge().findings().stream().map(f -> f.rule() + " " + f.level().code() + " @ " + f.place()).sorted().toList();
    }

    @Test
    void withoutPacksNothingIsSaid() throws IOException {
        assertEquals(List.of(), judge().findings());
        pack("other", "documents=**\ntypes=DIP\n", rule("/*", "false()"));
        assertEquals(List.of(), judge().findings());
    }

    @Test
    void aFindingHasTheIdOfItsRuleAndSaysWhere() throws IOException {
        pack("hue-ead", "documents=representations/*/metadata/descriptive/EAD_*.xml\ntypes=SIP_hoso\nclause=QĐ 1/2026, Đ.3\nlabel=V\n",
                schema("""
                        <let name='most' value='5'/>
                        <pattern id='p'><rule context='number'>
                        <assert id='N1' role='error' test='number(.) le $most'>Số <value-of select='.'/> lớn hơn <value-of select='$most'/></assert>
                        <report id='N2' role='info' test='../sign'>có ký hiệu</report>
                        <assert test='true()'>never</assert></rule></pattern>"""));
        List<Finding> found = judge().findings();
        assertEquals(List.of("schematron:hue-ead/N1", "schematron:hue-ead/N2"), found.stream().map(Finding::rule).toList());
        Finding f = found.get(0);
        assertEquals(Level.MUST, f.level());
        assertEquals("QĐ 1/2026, Đ.3", f.clause());
        assertEquals(EAD, f.place());
        assertEquals(List.of(EAD, "Số 7 lớn hơn 5", "/simpledc/number", "1"), f.message().args());
        assertEquals(Level.MAY, found.get(1).level());
    }

    @Test
    void whatTheClauseCanNotCarryIsOnlyAdvice() throws IOException {
        pack("a", "documents=METS.xml\n",
                schema("<pattern><rule context='m:mets'><assert id='A1' role='fatal' test='m:fileSec'>no</assert></rule></pattern>"));
        assertEquals(List.of("schematron:a/A1 should @ METS.xml"), found());
        pack("b", "documents=**/METS.xml,METS.xml\nlevel=may\n",
                schema("<pattern><rule context='m:mets'><assert test='m:structMap'>no</assert></rule></pattern>"));
        assertEquals(List.of("schematron:a/A1 should @ METS.xml", "schematron:b may @ METS.xml",
                "schematron:b may @ representations/rep1/METS.xml"), found());
    }

    /** Neither the network nor the disk nor the environment; a rule that tries is told of. */
    @Test
    void rulesReachNothingOutside() throws IOException {
        Path secret = Files.writeString(dir.resolve("secret.xml"), "<secret>S3CRET</secret>");
        String uri = secret.toUri().toString();
        for (String test : List.of("string(doc(\"" + uri + "\")) = \"x\"", "unparsed-text(\"" + uri + "\") = \"x\"",
                "count(collection(\"" + dir.toUri() + "\")) gt 99",
                "doc-available(\"" + uri + "\")", "unparsed-text-available(\"" + uri + "\")",
                "string(environment-variable(\"PATH\")) != \"\"", "exists(available-environment-variables())",
                "exists(uri-collection(\"" + dir.toUri() + "\"))", "string(doc(\"http://127.0.0.1:1/\")) = \"x\"",
                "contains(string(document(\"" + uri + "\")), \"x\")")) {
            pack("out", "documents=" + EAD + "\n", rule("/*", test));
            List<Finding> found = judge().findings();
            assertEquals(1, found.size(), test);
            assertTrue(found.get(0).rule().matches("schematron:out/A1|schematron/not-judged|schematron:out|schematron/bad-rules"),
                    test + ": " + found);
            assertFalse(found.toString().contains("S3CRET"), test);
        }
        pack("out", "documents=" + EAD + "\n", schema("<include href='" + uri + "'/>"));
        assertEquals("schematron/bad-rules", judge().findings().get(0).rule());
        pack("out", "documents=" + EAD + "\n", "<!DOCTYPE a [<!ENTITY x SYSTEM '" + uri + "'>]>" + schema("<title>&x;</title>"));
        assertEquals("schematron/bad-rules", judge().findings().get(0).rule());
        Path target = dir.resolve("written.xml");
        pack("out", "documents=" + EAD + "\n",
                schema("<function xmlns='http://www.w3.org/1999/XSL/Transform' name='x:f' xmlns:x='urn:x'><result-document href='"
                        + target.toUri()
                        + "'><a/></result-document></function><ns prefix='x' uri='urn:x'/><pattern><rule context='/*'><assert test='x:f()'>no</assert></rule></pattern>"));
        judge();
        assertFalse(Files.exists(target));
    }

    /** Each is one finding, and the next package is judged. */
    @Test
    void whatNeverEndsIsStopped() throws IOException {
        pack("slow", "documents=" + EAD + "\n", rule("/*", "count(for $i in 1 to 1000000, $j in 1 to 1000000 return ($i * $j) mod 3) = 1"));
        assertEquals(List.of("schematron/late should @ " + EAD), found());
        pack("slow", "documents=" + EAD + "\n",
                rule("/*", "string-length(string-join(for $i in 1 to 100000000 return \"abcdefghij\", \"\")) = 0"));
        assertTrue(found().get(0).matches("schematron/(out-of-memory|late) should @ .*"), found().toString());
        pack("slow", "documents=" + EAD + "\n", rule("/*", "false()"));
        assertEquals(List.of("schematron:slow/A1 should @ " + EAD), found());
    }

    @Test
    void packsAndDocumentsThatCanNotBeUsed() throws IOException {
        pack("bad", "documents=METS.xml," + EAD + "\n", rule("/*", "((("));
        assertEquals(List.of("schematron/bad-rules should @ "), found());
        pack("bad", "documents=" + EAD + "\n", rule("/*", "false()"));
        FILES.put("top/" + EAD, "<a><b></a>");
        assertEquals(List.of("schematron/not-judged should @ " + EAD), found());
        FILES.put("top/" + EAD, "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>");
        assertEquals(List.of("schematron/not-judged should @ " + EAD), found());
        for (String manifest : List.of("", "documents=x\nlevel=always\n", "documents=x\nlabel=Q\n", "documents=x\ndocument=y\n",
                "documents=x\nrules=../bad.sch\n")) {
            pack("bad", manifest, rule("/*", "false()"));
            assertEquals(List.of("schematron.bad-manifest"), judge().warnings().stream().map(m -> m.key()).toList(), manifest);
        }
        pack("bad", "documents=x\n" + "x.".repeat(5000) + "=y\n", rule("/*", "false()"));
        assertTrue(judge().warnings().get(0).args().toString().length() < 1000, "as long as the file");
    }

    @Test
    void manyFindingsAreBounded() throws IOException {
        FILES.put("top/" + EAD, "<a>" + "<b/>".repeat(20_000) + "</a>");
        pack("many", "documents=" + EAD + "\n", rule("b", "false()"));
        List<String> found = found();
        assertEquals(501, found.size(), judge().findings().get(0).toString());
        assertTrue(found.contains("schematron/more should @ " + EAD));
    }
}
