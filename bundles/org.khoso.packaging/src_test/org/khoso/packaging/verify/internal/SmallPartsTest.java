package org.khoso.packaging.verify.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Finding;
import org.khoso.api.Level;
import org.khoso.api.Progress;
import org.khoso.api.RuleInfo;
import org.khoso.packaging.test.TestCatalog;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** The parts of the verifier one by one. */
class SmallPartsTest {
    private static final Rules RULES = new Rules();
    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({"a,true", "a/b.c,true", "tệp (1)/ảnh.jpg,true", "a:b,false", "1:b,true", "ab:c,true", "Z:,false", "'',false", "/a,false",
            "a/,false",
            "a//b,false", "./a,false", "a/.,false", "a/..,false", "../a,false", "a/..b,true", "...,true", "a\\b,false"})
    void safePaths(String path, boolean safe) {
        assertEquals(safe, SafePath.safe(path, Limits.DEFAULT));
    }

    @Test
    void boundsOfPaths() {
        Limits d = Limits.DEFAULT;
        Limits l = new Limits(9, 5, 2, 1, 1, 1, 1, 1, 1, 1);
        assertTrue(SafePath.safe("abcde", l));
        assertFalse(SafePath.safe("abcdef", l));
        assertTrue(SafePath.safe("a/b", l));
        assertFalse(SafePath.safe("a/b/c", l));
        for (char c : new char[]{0, 31, 127})
            assertFalse(SafePath.safe("a" + c, d));
        assertTrue(SafePath.safe("a b~\u0080", d));
        assertEquals("\u1ebf", SafePath.key("e\u0302\u0301"));
        assertEquals("\u1ebf", SafePath.key("\u1ebf"));
        assertEquals(SafePath.caseless("TỆP.PDF"), SafePath.caseless("te\u0323\u0302p.pdf"));
        assertEquals("a\uFFFDb", SafePath.shown("a\u202Eb"));
        assertEquals("x".repeat(300), SafePath.shown("x".repeat(300)));
        assertEquals("x".repeat(300) + "...", SafePath.shown("x".repeat(301)));
    }

    @ParameterizedTest
    @CsvSource(value = {"a|a", "a%20b|a b", "t%E1%BB%87p|tệp", "tệp|tệp", "a+b|a+b", "%41|A", "%61%62|ab", "a%2|", "a%|", "a%g0|", "a%0g|",
            "%FF|", "a?b|",
            "a#b|", "/a|", "x:a|", "HTTP://a|", "1:a|1:a", "a%25|a%", "%zz|"}, delimiter = '|')
    void references(String href, String path) {
        assertEquals(path, SafePath.decode(href));
    }

    /** Fields of EAD: form, length, codes. */
    @ParameterizedTest
    @CsvSource({"NUMBER,12,", "NUMBER,' 12 ',", "NUMBER,123456789012345678,", "NUMBER,1234567890123456789,value", "NUMBER,-1,value",
            "NUMBER,1.5,value",
            "DECIMAL,1.5,", "DECIMAL,'1,5',", "DECIMAL,1.,value", "DECIMAL,x,value", "BOOLEAN,0,", "BOOLEAN,1,", "BOOLEAN,true,",
            "BOOLEAN,false,",
            "BOOLEAN,2,value", "BOOLEAN,có,value", "DATE,05/09/1996,", "DATE,09/1996,", "DATE,1996,", "DATE,29/02/2000,",
            "DATE,29/02/1999,date",
            "DATE,5/9/1996,date", "DATE,1996-09-05,date", "DATE,13/1996,date", "DATE,00/1996,date", "DATE,00/09/1996,date",
            "DATE,cuối 1996,date",
            "TEXT,anything,", "TEXT,'',missing", "NUMBER,'  ',missing"})
    void values(FieldType type, String value, String wrong) {
        FieldInfo field = field(type, 0, null, false);
        assertEquals(wrong == null ? List.of() : List.of("package/ead-" + wrong + "/f"), check(field, List.of(value)));
    }

    @Test
    void fieldsOfEad() {
        assertEquals(List.of(), check(field(FieldType.TEXT, 3, null, false), List.of("abc")));
        assertEquals(List.of("package/ead-length/f"), check(field(FieldType.TEXT, 3, null, false), List.of("abcd")));
        assertEquals(List.of("package/ead-repeated/f"), check(field(FieldType.TEXT, 0, null, false), List.of("a", "b")));
        assertEquals(List.of("package/ead-missing/f"), check(field(FieldType.TEXT, 0, null, false), List.of()));
        assertEquals(List.of(), check(field(FieldType.TEXT, 0, "mode", false), List.of(" 01 ")));
        assertEquals(List.of("package/ead-code/f"), check(field(FieldType.TEXT, 0, "mode", false), List.of("01;02")));
        assertEquals(List.of(), check(field(FieldType.TEXT, 0, "mode", true), List.of("01; 02,03")));
        assertEquals(List.of("package/ead-code/f"), check(field(FieldType.TEXT, 0, "mode", true), List.of("01; 09")));
        assertEquals(List.of(), check(field(FieldType.TEXT, 0, "nobody", false), List.of("x")), "a list that is not there says nothing");
    }

    private static FieldInfo field(FieldType type, int length, String list, boolean repeatable) {
        return new FieldInfo("f", "ext:f", new Bilingual("F", null), type, length, "M", Confidence.SEVERAL, Confidence.VERBATIM, list,
                repeatable,
                false, "Clause", null);
    }

    private static List<String> check(FieldInfo field, List<String> values) {
        Report report = new Report(RULES, "p", 100);
        new FieldCheck(report, new TestCatalog(), "EAD.xml", List.of(), Map.of()).check(field, values);
        List<Finding> found = report.findings();
        for (Finding f : found) {
            assertEquals("EAD.xml", f.place());
            assertEquals("Clause", f.clause());
            assertEquals(Level.MUST, f.level());
            Optional<CodeList> list = Optional.ofNullable(field.codeList()).flatMap(new TestCatalog()::codeList);
            assertEquals(f.rule().contains("missing") ? Confidence.VERBATIM : list.map(CodeList::confidence).orElse(Confidence.SEVERAL),
                    f.confidence());
            assertEquals(List.of("EAD.xml", "f"), f.message().args().subList(0, 2));
        }
        return found.stream().map(Finding::rule).toList();
    }

    /** TT 05: sheets are counted of digitised paper alone; where the circular contradicts itself a duty is advice. */
    @Test
    void dutiesAsTheStandardWeighsThem() {
        FieldInfo f = field(FieldType.TEXT, 0, null, false);
        var digitised = Map.<String, Object>of("when", Map.of("field", "level", "equals", List.of("02", "03")));
        assertEquals(List.of("must"), levels(f, rule("f", digitised, Level.MUST), Map.of("level", List.of(" 03 "))));
        assertEquals(List.of("should"), levels(f, rule("f", digitised, Level.SHOULD), Map.of("level", List.of("02"))));
        assertEquals(List.of(), levels(f, rule("f", digitised, Level.MUST), Map.of("level", List.of("01"))));
        assertEquals(List.of(), levels(f, rule("f", digitised, Level.MUST), Map.of()));
        assertEquals(List.of("must"), levels(f, rule("f", Map.of(), Level.MUST), Map.of()));
        assertEquals(List.of(), levels(f, rule("g", Map.of(), Level.MUST), Map.of()), "taken away by a layer above");
        var unless = Map.<String, Object>of("when", Map.of("field", "level", "not", List.of("01")));
        assertEquals(List.of("must"), levels(f, rule("f", unless, Level.MUST), Map.of()));
        assertEquals(List.of("must"), levels(f, rule("f", unless, Level.MUST), Map.of("level", List.of("02"))));
        assertEquals(List.of(), levels(f, rule("f", unless, Level.MUST), Map.of("level", List.of("01"))));
        var said = Map.<String, Object>of("when", Map.of("field", "level"));
        assertEquals(List.of("must"), levels(f, rule("f", said, Level.MUST), Map.of("level", List.of("x"))));
        assertEquals(List.of(), levels(f, rule("f", said, Level.MUST), Map.of("level", List.of(" "))));
    }

    private static RuleInfo rule(String field, Map<String, Object> parameters, Level level) {
        return new RuleInfo("s/" + field + "/required", "required", "s", field, parameters, level, "", Confidence.SEVERAL, "", null, null,
                "f");
    }

    private static List<String> levels(FieldInfo field, RuleInfo rule, Map<String, List<String>> all) {
        Report report = new Report(RULES, "p", 100);
        new FieldCheck(report, new TestCatalog(), "EAD.xml", List.of(rule), all).check(field, List.of());
        return report.findings().stream().map(f -> f.level().code()).toList();
    }

    @Test
    void bytesOfXmlAreBounded() throws IOException {
        byte[] data = "<a>12345</a>".getBytes(StandardCharsets.US_ASCII);
        XmlGuard all = new XmlGuard(new ByteArrayInputStream(data), data.length, 100);
        assertEquals('<', all.read());
        byte[] b = new byte[20];
        assertEquals(11, all.read(b, 2, 18));
        assertEquals('a', b[2]);
        assertEquals(-1, all.read());
        assertFalse(all.markSupported());
        assertEquals(Sound.sha256(data), Bag.hex(all.finish()));
        assertThrows(XmlGuard.TooBig.class, () -> new XmlGuard(new ByteArrayInputStream(data), data.length - 1, 100).readAllBytes());
        assertEquals(12, one(new XmlGuard(new ByteArrayInputStream(data), 99, 8)));
        assertThrows(XmlGuard.TooBig.class, () -> one(new XmlGuard(new ByteArrayInputStream(data), 99, 7)), "12345</a is 8 without >");
        XmlGuard rest = new XmlGuard(new ByteArrayInputStream(new byte[20_000]), 1 << 20, 1 << 20);
        rest.read(new byte[7], 0, 7);
        rest.close();
        assertEquals(Sound.sha256(new byte[20_000]), Bag.hex(rest.finish()), "what the parser left is hashed too");
        XmlGuard high = new XmlGuard(new ByteArrayInputStream(new byte[]{(byte) 0xfe}), 9, 9);
        assertEquals(0xfe, high.read());
    }

    private static int one(InputStream in) throws IOException {
        int n = 0;
        while (in.read() >= 0)
            n++;
        return n;
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a><!ENTITY x></a>", "<!DOCTYPE a><a/>", "<a>", "", "<a>&x;</a>", "<a b='1' b='2'/>", "<a:b/>"})
    void xmlThatIsNone(String text) {
        assertThrows(SAXException.class, () -> parse(text, 9));
    }

    @Test
    void elementsAreBounded() throws Exception {
        parse("<a><b/><b/></a>", 3);
        SAXException most = assertThrows(SAXException.class, () -> parse("<a><b/><b/><b/></a>", 3));
        assertTrue(most.getException() instanceof XmlGuard.TooBig);
        parse("<a>".repeat(64) + "</a>".repeat(64), 99);
        assertThrows(SAXException.class, () -> parse("<a>".repeat(65) + "</a>".repeat(65), 99));
        parse("<r>" + "<a></a>".repeat(70) + "</r>", 99);
    }

    private static void parse(String text, long most) throws IOException, SAXException {
        new SafeXml(Limits.DEFAULT).parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), most, null, null,
                new DefaultHandler(),
                new SchemaErrors(Set.of()));
    }

    @Test
    void errorsOfSchemasBySort() {
        Report report = new Report(RULES, "p", 100);
        SchemaErrors errors = new SchemaErrors(Set.of("known"));
        errors.warning(new SAXParseException("cvc-id.2: a hint", null));
        String order = "cvc-complex-type.2.4.a: Invalid content was found starting with element '";
        for (String text : List.of("cvc-id.2: twice", "cvc-id.2: twice again", "cvc-id.1: nowhere", order + "{\"http://x\":known}'. One of",
                order
                        + "m:strange'. One of",
                order + "'", "cvc-attribute.3: something", "another"))
            errors.error(new SAXParseException(text, null, null, 7, 1));
        errors.fatalError(new SAXParseException("the end", null));
        errors.report("METS.xml", report::add);
        List<String> found = report.findings().stream()
                .map(f -> f.rule() + " " + f.message().args().get(1) + " " + f.message().args().get(3)).toList();
        assertEquals(List.of("package/id-duplicate 7 2", "package/pointer 7 1", "package/element-order 7 2", "package/element-unknown 7 1",
                "package/schema 7 3"), found);
    }

    @Test
    void sealsOfMets() throws IOException {
        String text = "<mets>" + "x".repeat(100) + "</mets>";
        String seal = "<?khoso-sha256 " + Sound.sha256(text.getBytes(StandardCharsets.UTF_8)) + "?>\n";
        assertEquals(List.of(), seal(text + seal));
        assertEquals(List.of("package/seal"), seal(text.replace("xx", "xy") + seal));
        assertEquals(List.of("package/seal"), seal(text + seal.replace("sha256", "sha512")));
        assertEquals(List.of("package/seal"), seal(text + seal.substring(0, 60)), "a seal that is cut off");
        assertEquals(List.of(), seal(text), "other software has none");
        assertEquals(List.of(), seal("<m a='" + "0".repeat(64) + "' b='" + "1".repeat(20) + "'></m>"), "an attribute is no seal");
        assertEquals(List.of(), seal("<m/>"));
        String exact = "<?khoso-sha256 " + Sound.sha256(new byte[0]) + "?>\n";
        assertEquals(82, exact.length());
        assertEquals(List.of(), seal(exact), "a seal of nothing");
        assertEquals(List.of("package/seal"), seal(exact.replace("e3b0", "e3b1")));
    }

    private static List<String> seal(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Report report = new Report(RULES, "p", 100);
        Bag bag = new Bag(new Source() {
            @Override
            public void list(Listener listener) {
                // one file, put there below
            }

            @Override
            public InputStream open(Entry entry) {
                return new ByteArrayInputStream(bytes);
            }
        }, report, Limits.DEFAULT);
        assertTrue(bag.add(new Entry("METS.xml", bytes.length, 0)));
        assertFalse(bag.add(new Entry("METS.xml", 1, 0)), "twice");
        assertEquals(1, bag.size());
        new SealCheck(bag, report).check("METS.xml");
        new SealCheck(bag, report).check("other.xml");
        return report.findings().stream().map(Finding::rule).toList();
    }

    @Test
    void reportsSayEachThingOnce() {
        Report report = new Report(RULES, "p\u202E", 3);
        report.type("SIP_hoso");
        for (int i = 0; i < 2; i++)
            report.add("package/unlisted-file", "a\u0001");
        report.add("package/unlisted-file", "b", "c\u0002", 7);
        report.addField("package/ead-code", "mode", Level.SHOULD, Confidence.DESIGN, "K", "", 1);
        List<Finding> found = report.findings();
        assertEquals(List.of("package/unlisted-file", "package/unlisted-file", "package/ead-code/mode"),
                found.stream().map(Finding::rule).toList());
        assertEquals(List.of("a\uFFFD"), found.get(0).message().args());
        assertEquals("a\uFFFD", found.get(0).place());
        assertEquals(List.of("b", "c\uFFFD", 7), found.get(1).message().args());
        assertEquals("packaging.unlisted-file", found.get(0).message().key());
        assertEquals("packaging.unlisted-file.remedy", found.get(0).remedy().key());
        assertEquals(List.of("p\uFFFD", 1), found.get(2).message().args());
        assertEquals("TT 05/2025/TT-BNV PL III, METS", found.get(0).clause());
        assertEquals("p\uFFFD", found.get(0).subject().code());
        for (int i = 0; i < 4; i++)
            report.add("package/size", "s" + i);
        List<Finding> more = report.findings();
        assertEquals(3, more.stream().filter(f -> f.rule().equals("package/size")).count());
        assertEquals(List.of("p\uFFFD", "package/size", 1), more.get(more.size() - 1).message().args());
    }

    @Test
    void rulesAreData() {
        assertThrows(IllegalStateException.class, () -> RULES.rule("package/nothing"));
        assertEquals(new Rules.Rule(Level.SHOULD, Confidence.DESIGN, ""), RULES.rule("package/not-finished"));
        assertEquals("II", RULES.annex("AIP_tailieu"));
        assertEquals("I–V", RULES.annex(""));
        assertEquals("", RULES.setting("nothing"));
        assertEquals("https://earkdip.dilcis.eu/profile/E-ARK-DIP.xml", RULES.setting("profile.DIP"));
        Schemas schemas = new Schemas();
        assertTrue(schemas.mets().elements().containsAll(Set.of("mets", "structMap", "FLocat")));
        assertTrue(schemas.premis().elements().containsAll(Set.of("premis", "fixity")));
        assertEquals(schemas.premis(), schemas.premis());
    }

    @Test
    void folders() throws IOException {
        Files.createDirectories(dir.resolve("p/d/e"));
        Files.writeString(dir.resolve("p/d/e/a.txt"), "x");
        Files.writeString(dir.resolve("p/b.txt"), "xy");
        Limits d = Limits.DEFAULT;
        assertEquals(List.of("b.txt 2", "d/e/a.txt 1"), list(d));
        Limits shallow = new Limits(9, d.path(), 1, d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 9);
        assertEquals(List.of("b.txt 2", "package/unsafe-path d/e"), list(shallow));
        Limits one = new Limits(1, d.path(), d.depth(), d.ratio(), d.free(), d.total(), d.xml(), d.run(), d.elements(), 9);
        assertTrue(list(one).contains("package/too-many-entries "));
        assertEquals(2, list(one).size());
        Files.writeString(dir.resolve("p/c\\d.txt"), "x");
        assertTrue(list(d).contains("package/unsafe-path c\\d.txt"));
        Files.createSymbolicLink(dir.resolve("p/link"), dir.resolve("p/b.txt"));
        assertTrue(list(d).contains("package/link link"));
    }

    private List<String> list(Limits limits) throws IOException {
        List<String> told = new ArrayList<>();
        try (Source source = new FolderSource(dir.resolve("p"), limits)) {
            source.list(new Source.Listener() {
                @Override
                public void entry(Entry entry) {
                    told.add(entry.path + " " + entry.size);
                    try (InputStream in = source.open(entry)) {
                        assertArrayEquals(Files.readAllBytes(dir.resolve("p").resolve(entry.path)), in.readAllBytes());
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }

                @Override
                public void trouble(String rule, String path, Object... args) {
                    told.add(rule + " " + path);
                }
            });
        }
        return told.stream().sorted().toList();
    }

    @Test
    void whatIsNoPackageAtAll() throws IOException {
        HosoVerifier v = new HosoVerifier();
        assertThrows(NoSuchFileException.class, () -> v.verify(dir.resolve("none"), new TestCatalog(), Progress.NONE));
        Path p = Path.of("/dev/null");
        if (Files.exists(p))
            assertEquals(List.of("package/not-a-package"),
                    v.verify(p, new TestCatalog(), Progress.NONE).findings().stream().map(Finding::rule).toList());
        Sound s = Sound.of(org.khoso.api.packaging.PackageType.SIP_HOSO);
        Path folder = dir.resolve(s.folder);
        for (var f : s.files.entrySet()) {
            Files.createDirectories(folder.resolve(f.getKey()).getParent());
            Files.write(folder.resolve(f.getKey()), f.getValue());
        }
        assertEquals(List.of(), v.verify(folder, new TestCatalog(), Progress.NONE).findings());
        assertEquals("SIP_hoso", v.verify(folder.resolve("."), new TestCatalog(), Progress.NONE).type());
    }

    @Test
    void handlersReadWhatIsThere() throws Exception {
        EadHandler ead = new EadHandler();
        new SafeXml(Limits.DEFAULT).parse(new ByteArrayInputStream("<r>x<a>1<b>2</b></a>y<a> 3 </a></r>".getBytes(StandardCharsets.UTF_8)),
                9, null, null, ead,
                new SchemaErrors(Set.of()));
        assertEquals("r", ead.root);
        assertEquals(List.of("12", " 3 "), ead.values.get("a"));
        assertEquals("12", ead.value("a"));
        assertEquals("", ead.value("c"));
        List<PremisHandler.Fixity> read = new ArrayList<>();
        PremisHandler premis = new PremisHandler(read::add);
        String object = "<premis xmlns='http://www.loc.gov/premis/v3'><object><fixity><messageDigestAlgorithm>SHA-256</messageDigestAlgorithm><messageDigest> ab "
                + "</messageDigest></fixity><size>5</size><originalName>n</originalName><contentLocationValue>l</contentLocationValue></object><object/></premis>";
        new SafeXml(Limits.DEFAULT).parse(new ByteArrayInputStream(object.getBytes(StandardCharsets.UTF_8)), 99, null, null, premis,
                new SchemaErrors(Set.of()));
        assertTrue(premis.root);
        assertEquals(List.of(new PremisHandler.Fixity("", "l", "n", "SHA-256", "ab", "5")), read);
        assertNull(new Bag(null, new Report(RULES, "", 1), Limits.DEFAULT).get("x"));
    }
}
