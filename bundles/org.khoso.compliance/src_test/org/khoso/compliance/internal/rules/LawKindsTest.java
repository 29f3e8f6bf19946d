package org.khoso.compliance.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.khoso.compliance.internal.rules.Cases.day;
import static org.khoso.compliance.internal.rules.Cases.keys;
import static org.khoso.compliance.internal.rules.Cases.params;
import static org.khoso.compliance.internal.rules.Cases.places;
import static org.khoso.compliance.internal.rules.Cases.record;
import static org.khoso.compliance.internal.rules.Cases.run;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** reference-exists, naming, partial-date, retention, cross-record: cases as the clauses put them. */
class LawKindsTest {
    /** Fields of a test set are bound to ext:CODE. */
    private static final RecordSetInfo FILE = TestData.recordSet(Kind.DOSSIER, "", TestData.field("code", FieldType.TEXT),
            TestData.field("term", FieldType.TEXT), TestData.field("from", FieldType.DATE), TestData.field("to", FieldType.DATE),
            TestData.field("total", FieldType.NUMBER), TestData.field("a", FieldType.TEXT), TestData.field("b", FieldType.TEXT));
    private static final RecordSetInfo DOC = TestData.recordSet(TestData.field("file", FieldType.TEXT),
            TestData.field("term", FieldType.TEXT),
            TestData.field("issued", FieldType.DATE), TestData.field("ordinal", FieldType.NUMBER), TestData.field("id", FieldType.TEXT));
    private static final TestRecord DOSSIER = TestRecord.of(FILE);
    private static final TestRecord DOCUMENT = TestRecord.of(DOC);

    private static TestContext under(TestRecord dossier) {
        return new TestContext().under(dossier);
    }

    /** TT 05 PL I: arcFileCode of a document is the archival code of its file; TT 02: FileCode of a document is that of its file. */
    @Test
    void aDocumentCarriesTheCodeOfItsFile() {
        var rule = new ReferenceExists();
        Map<String, Object> p = params("in", "parent", "concept", "ext:code");
        TestRecord document = DOCUMENT.with("file", "H49.64.33.2001.160");
        assertEquals(0, run(rule, "file", p, document, under(DOSSIER.with("code", "H49.64.33.2001.160"))).size());
        assertEquals(List.of("check.reference-exists-parent"),
                keys(run(rule, "file", p, document, under(DOSSIER.with("code", "H49.64.33.2001.161")))));
        assertEquals(0, run(rule, "file", p, DOCUMENT, under(DOSSIER.with("code", "x"))).size(), "missing: the duty says so");
        assertEquals(0, run(rule, "file", p, document, under(DOSSIER)).size(), "the file has no code yet");
        assertEquals(0, run(rule, "file", p, document, new TestContext()).size(), "a loose document");
        assertThrows(BadRuleException.class, () -> run(rule, "file", params("in", "world", "concept", "x"), document, new TestContext()));
        assertThrows(BadRuleException.class, () -> run(rule, "file", params("in", "parent"), document, new TestContext()));
    }

    @Test
    void aFileNamesAFondsThatIsThere() {
        var rule = new ReferenceExists();
        Map<String, Object> p = params("in", "archive", "kind", "fonds", "concept", "referenceCode");
        TestRecord file = DOSSIER.with("a", "G09.12");
        assertEquals(0, run(rule, "a", p, file, new TestContext().known(Kind.FONDS, "referenceCode", "G09.12")).size());
        assertEquals(1, run(rule, "a", p, file, new TestContext().known(Kind.FONDS, "referenceCode", "G09.13")).size());
        assertEquals(0, run(rule, "a", p, file, new TestContext()).size(), "nobody can tell");
        assertThrows(BadRuleException.class, () -> run(rule, "a", params("kind", "shelf", "concept", "x"), file, new TestContext()));
    }

    /** NĐ 30 PL I Phần II.I.2, TT 05 Đ.8: file code, a dot, ordinal of the document in the file (000.00.00.H30.2010.01.TH.001.pdf). */
    @ParameterizedTest
    @CsvSource({"000.00.00.H30.2010.01.TH.001.pdf,0", "000.00.00.H30.2010.01.TH.1.PDF,0", "000.00.00.h30.2010.01.th.012.pdf,0",
            "000.00.00.H30.2010.01.TH.pdf,1", "000.00.00.H30.2010.01.TH.001a.pdf,1", "VB001.pdf,1", "000.00.00.H30.2010.02.TH.001.pdf,1",
            "000x00.00.H30.2010.01.TH.001.pdf,1"})
    void filesAreNamedByFileCodeAndOrdinal(String name, int found) {
        var context = under(DOSSIER.with("code", "000.00.00.H30.2010.01.TH")).file(TestData.pdf("d/" + name, 1, 200, true));
        var violations = run(new Naming(), "", params("templates", List.of("{parent:ext:code}.{n}")), DOCUMENT, context);
        assertEquals(found, violations.size());
        if (found > 0)
            assertEquals(List.of("d/" + name), places(violations));
    }

    @Test
    void aWholeFileScannedAsOneMayBearTheCodeAlone() {
        var both = params("templates", List.of("{parent:ext:code}.{n}", "{parent:ext:code}"));
        var context = under(DOSSIER.with("code", "H49/2001/160")).file(TestData.pdf("H49-2001-160.pdf", 1, 200, true));
        assertEquals(0, run(new Naming(), "", both, DOCUMENT, context).size(), "a slash cannot stand in a name");
        assertEquals(0, run(new Naming(), "", both, DOCUMENT, new TestContext().file(TestData.pdf("x.pdf", 1, 200, true))).size());
        assertEquals(0, run(new Naming(), "", params("templates", "{id}"), DOCUMENT.with("id", "a.1"),
                new TestContext().file(TestData.pdf("a.1.pdf", 1, 200, true))).size());
        assertEquals(1, run(new Naming(), "", params("templates", "{id}"), DOCUMENT.with("id", "a.1"),
                new TestContext().file(TestData.pdf("a.2.pdf", 1, 200, true))).size());
        assertThrows(BadRuleException.class, () -> run(new Naming(), "", params(), DOCUMENT, new TestContext()));
        assertThrows(BadRuleException.class, () -> run(new Naming(), "", params("templates", "{id"), DOCUMENT, new TestContext()));
    }

    /** TT 05 PL I: DD/MM/YYYY, AIP also MM/YYYY or YYYY. */
    @ParameterizedTest
    @CsvSource({"01/05/1998,0", "1/5/1998,0", "05/1998,0", "1998,0", "00/05/1998,1", "00/00/1998,1", "?/5/1998,1", "?/5/96,1",
            "xx/05/1998,1",
            "5/98,1", "1996-1998,1", "khoang 1998,1", "32/01/1998,1", "01/13/1998,1"})
    void inexactDatesAreWrittenShortNotFilled(String written, int found) {
        var date = new PartialDate(java.time.LocalDate.of(1998, 1, 1), java.time.LocalDate.of(1998, 12, 31), PartialDate.Precision.YEAR,
                written);
        var forms = params("forms", List.of("DD/MM/YYYY", "MM/YYYY", "YYYY"));
        assertEquals(found, run(new PartialDates(), "issued", forms, DOCUMENT.with("issued", date), new TestContext()).size());
    }

    @Test
    void formsOfDates() {
        var rule = new PartialDates();
        var year = Cases.year(1998);
        assertEquals(0, run(rule, "issued", params("forms", "YYYY"), DOCUMENT.with("issued", year), new TestContext()).size());
        assertEquals(1, run(rule, "issued", params("forms", "DD/MM/YYYY"), DOCUMENT.with("issued", year), new TestContext()).size());
        assertEquals(0, run(rule, "issued", params("forms", "YYYY-YYYY"), DOCUMENT.with("issued", Cases.years(1996, 1998)),
                new TestContext()).size());
        assertEquals(0, run(rule, "issued", params("forms", "YYYY"), DOCUMENT.with("issued", PartialDate.unknown("?")), new TestContext())
                .size(), "unreadable: the type rule says so");
        assertEquals(0, run(rule, "issued", params("forms", "YYYY"), DOCUMENT, new TestContext()).size());
        assertThrows(BadRuleException.class, () -> run(rule, "issued", params(), DOCUMENT, new TestContext()));
        assertThrows(BadRuleException.class, () -> run(rule, "issued", params("forms", "QQ"), DOCUMENT, new TestContext()));
    }

    /** Luat Luu tru Đ.15: permanent, or 2 to 70 years. */
    @ParameterizedTest
    @CsvSource({"Vĩnh viễn,0", "vĩnh  viễn,0", "70 năm,0", "2 năm,0", "02,0", "20 năm,0", "1 năm,1", "71 năm,1", "0 năm,1", "lâu dài,1",
            "20 tháng,1",
            "Đến khi hết hiệu lực,0", "năm,1"})
    void termsOfTheLaw(String text, int found) {
        var p = params("permanent", List.of("Vĩnh viễn"), "units", List.of("năm"), "open", List.of("Đến khi hết hiệu lực"), "min", 2, "max",
                70);
        assertEquals(found, run(new Retention(), "term", p, DOSSIER.with("term", text), new TestContext()).size());
    }

    /** Luat Luu tru Đ.15.4: a file of records with several periods takes the longest. */
    @Test
    void aFileTakesTheLongestPeriodOfItsRecords() {
        var p = params("codes", Map.of("01", "permanent", "02", 70, "06", 10), "notBelow", "children");
        var rule = new Retention();
        assertEquals(0, run(rule, "term", p, DOSSIER.with("term", "02"), new TestContext().child(DOCUMENT.with("term", "06"))).size());
        assertEquals(0, run(rule, "term", p, DOSSIER.with("term", "01"), new TestContext().child(DOCUMENT.with("term", "01"))).size());
        var found = run(rule, "term", p, DOSSIER.with("term", "06"),
                new TestContext().child(DOCUMENT.with("term", "06"), DOCUMENT.with("term", "02"), DOCUMENT));
        assertEquals(List.of("check.retention-short"), keys(found));
        assertEquals("02", found.get(0).message().args().get(3));
        assertEquals(1, run(rule, "term", p, DOSSIER.with("term", "02"), new TestContext().child(DOCUMENT.with("term", "01"))).size());
        assertEquals(0, run(rule, "term", p, DOSSIER.with("term", "07"), new TestContext().child(DOCUMENT.with("term", "01"))).size(),
                "a code without years says nothing");
        assertEquals(0, run(rule, "term", p, DOSSIER, new TestContext().child(DOCUMENT.with("term", "01"))).size());
        assertThrows(BadRuleException.class, () -> run(rule, "term", params(), DOSSIER, new TestContext()));
        assertThrows(BadRuleException.class,
                () -> run(rule, "term", params("units", "năm", "notBelow", "all"), DOSSIER, new TestContext()));
    }

    /** Luat Luu tru Đ.16: what is permanent is not destroyed. */
    @Test
    void permanentRecordsAreNotDestroyed() {
        var p = params("permanent", "Vĩnh viễn", "units", "năm", "never", "permanent");
        assertEquals(List.of("check.retention-permanent"),
                keys(run(new Retention(), "term", p, DOSSIER.with("term", "Vĩnh viễn"), new TestContext())));
        assertEquals(0, run(new Retention(), "term", p, DOSSIER.with("term", "10 năm"), new TestContext()).size());
    }

    /** TT 02: DocOrdinal is 1 to TotalDoc. */
    @ParameterizedTest
    @CsvSource({"1,0", "3,0", "4,1", "0,1", "-1,1"})
    void ordinalsAreWithinTheTotal(long ordinal, int found) {
        var p = params("of", "parent", "compare", "at-most", "concept", "ext:total", "least", 1);
        assertEquals(found,
                run(new CrossRecord(), "ordinal", p, DOCUMENT.with("ordinal", ordinal), under(DOSSIER.with("total", 3L))).size());
        assertEquals(ordinal < 1 ? 1 : 0, run(new CrossRecord(), "ordinal", p, DOCUMENT.with("ordinal", ordinal), under(DOSSIER)).size());
    }

    /** TT 02: FileCode = Identifier.OrganId.FileCatalog.FileNotation. */
    @Test
    void codesAreMadeOfTheirParts() {
        var p = params("of", "self", "compare", "composed", "template", "{a}.{b}");
        TestRecord file = DOSSIER.with("a", "G09").with("b", "01");
        assertEquals(0, run(new CrossRecord(), "code", p, file.with("code", "G09.01"), new TestContext()).size());
        var found = run(new CrossRecord(), "code", p, file.with("code", "G09-01"), new TestContext());
        assertEquals("G09.01", found.get(0).message().args().get(2));
        assertEquals(0, run(new CrossRecord(), "code", p, file.with("b", null).with("code", "x"), new TestContext()).size());
        assertEquals(0, run(new CrossRecord(), "code", p, file, new TestContext()).size(), "missing: the duty says so");
    }

    @Test
    void aDocumentIsDatedWithinItsFile() {
        var p = params("of", "parent", "compare", "between", "from", "ext:from", "to", "ext:to");
        TestRecord file = DOSSIER.with("from", day(1996, 3, 1)).with("to", Cases.year(1998));
        var rule = new CrossRecord();
        assertEquals(0, run(rule, "issued", p, DOCUMENT.with("issued", day(1996, 3, 1)), under(file)).size());
        assertEquals(0, run(rule, "issued", p, DOCUMENT.with("issued", day(1998, 12, 31)), under(file)).size(), "the year is not over");
        assertEquals(0, run(rule, "issued", p, DOCUMENT.with("issued", Cases.year(1996)), under(file)).size(), "may be after the start");
        assertEquals(List.of("check.cross-record-early"),
                keys(run(rule, "issued", p, DOCUMENT.with("issued", day(1996, 2, 29)), under(file))));
        assertEquals(List.of("check.cross-record-late"),
                keys(run(rule, "issued", p, DOCUMENT.with("issued", day(1999, 1, 1)), under(file))));
        assertEquals(0, run(rule, "issued", p, DOCUMENT.with("issued", day(2020, 1, 1)), under(DOSSIER)).size());
        assertEquals(0, run(rule, "issued", p, DOCUMENT.with("issued", day(2020, 1, 1)), new TestContext()).size());
    }

    @Test
    void equalValues() {
        var p = params("of", "self", "compare", "equal", "field", "b");
        assertEquals(0, run(new CrossRecord(), "a", p, DOSSIER.with("a", "x").with("b", " x"), new TestContext()).size());
        assertEquals(1, run(new CrossRecord(), "a", p, DOSSIER.with("a", "x").with("b", "y"), new TestContext()).size());
        assertEquals(0, run(new CrossRecord(), "a", p, DOSSIER.with("a", "x"), new TestContext()).size());
        assertThrows(BadRuleException.class, () -> run(new CrossRecord(), "a", params("compare", "like"), DOSSIER, new TestContext()));
        assertThrows(BadRuleException.class,
                () -> run(new CrossRecord(), "a", params("compare", "equal", "of", "us"), DOSSIER, new TestContext()));
    }
}
