package org.khoso.compliance.internal.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.khoso.compliance.internal.rules.Cases.RECORD;
import static org.khoso.compliance.internal.rules.Cases.keys;
import static org.khoso.compliance.internal.rules.Cases.params;
import static org.khoso.compliance.internal.rules.Cases.places;
import static org.khoso.compliance.internal.rules.Cases.run;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.khoso.api.FileView;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.compliance.ComplianceRule.Violation;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;

/** file-present, file-format, resolution, text-layer, color-depth, pdfa, bit-rate. */
class FileKindsTest {
    private static final FileView DAMAGED = TestData.file("HS 01/hỏng.pdf", "", "", 0, 0, null, 0, 0, false);

    private static List<Violation> on(ComplianceRule rule, Map<String, Object> parameters, FileView... files) {
        return run(rule, "", parameters, RECORD, new TestContext().file(files));
    }

    @Test
    void filePresent() {
        FileView pdf = TestData.pdf("a.pdf", 1, 200, true);
        assertEquals(List.of(""), places(on(new FilePresent(), params())));
        assertEquals(0, on(new FilePresent(), params(), pdf).size());
        assertEquals(1, on(new FilePresent(), params("min", 2), pdf).size());
        assertEquals(0, on(new FilePresent(), params("min", 2), pdf, pdf).size());
        assertEquals(List.of("HS 01/hỏng.pdf"), places(on(new FilePresent(), params(), DAMAGED)));
    }

    @Test
    void fileFormat() {
        var p = params("puids", List.of("fmt/354", "fmt/477"), "mimes", List.of("image/tiff"));
        assertEquals(0,
                on(new FileFormat(), p, TestData.file("a.pdf", "fmt/477", "application/pdf"),
                        TestData.file("b.tif", "fmt/353", "image/tiff"),
                        TestData.file("c.tif", "", "IMAGE/TIFF; q=1")).size());
        assertEquals(List.of("d.docx", "e.bin"),
                places(on(new FileFormat(), p, TestData.file("d.docx", "fmt/412", "application/x"), TestData.file("e.bin", "", ""))));
        assertEquals(List.of("check.file-format-unknown"), keys(on(new FileFormat(), p, TestData.file("e.bin", "", ""))));
        assertEquals(0, on(new FileFormat(), p, DAMAGED).size(), "file-present says so");
        assertEquals(0, on(new FileFormat(), params("mimes", "audio/*"), TestData.file("a.mp3", "", "audio/mpeg")).size());
        assertEquals(1, on(new FileFormat(), params("mimes", "audio/*"), TestData.file("a.mp3", "", "audiobook/mpeg")).size());
        assertThrows(BadRuleException.class, () -> on(new FileFormat(), params()));
    }

    @ParameterizedTest
    @CsvSource({"200,0", "199.98,0", "199.5,0", "199.4,1", "150,1", "600,0", "0,0"})
    void resolutionOfPdf(double dpi, int violations) {
        assertEquals(violations, on(new Resolution(), params("minDpi", 200), TestData.pdf("a.pdf", 1, dpi, true)).size());
    }

    @Test
    void resolution() {
        FileView unknown = TestData.file("a.jpg", "fmt/43", "image/jpeg", 1, 0, null, 0, 0, true);
        assertEquals(List.of("check.resolution-unknown"), keys(on(new Resolution(), params("minDpi", 200), unknown)));
        assertEquals(0, on(new Resolution(), params("minDpi", 200), DAMAGED, TestData.file("a.mp3", "", "audio/mpeg")).size());
        FileView low = TestData.pdf("b/a.pdf", 1, 100, true);
        assertEquals(List.of("b/a.pdf"), places(on(new Resolution(), params("minDpi", 200, "recordTypes", List.of("text", "photo")), low)));
        assertEquals(0, on(new Resolution(), params("minDpi", 200, "recordTypes", List.of("photo")), low).size());
        assertThrows(BadRuleException.class, () -> on(new Resolution(), params(), low));
    }

    @Test
    void textLayer() {
        assertEquals(List.of("a.pdf"),
                places(on(new TextLayer(), params(), TestData.pdf("a.pdf", 1, 200, false), TestData.pdf("b.pdf", 1, 200, true),
                        TestData.pdf("c.pdf", 1, 200, null), TestData.file("d.tif", "fmt/353", "image/tiff", 1, 200, false, 0, 0, true),
                        DAMAGED)));
    }

    @ParameterizedTest
    @CsvSource({"24,0", "32,0", "23,1", "8,1", "1,1", "0,0"})
    void colorDepth(int bits, int violations) {
        var context = new TestContext().file(TestData.pdf("a.pdf", 1, 200, true), bits);
        assertEquals(violations, run(new ColorDepth(), "", params("minBits", 24), RECORD, context).size());
    }

    @ParameterizedTest
    @CsvSource({"COMPLIANT,2b,2b,", "NOT_COMPLIANT,2b,2b,check.pdfa", "NOT_COMPLIANT,1b,'',check.pdfa-unclaimed", "NOT_COMPLIANT,1b,2b,",
            "ENCRYPTED,'','',check.pdfa-unreadable", "BROKEN,'','',check.pdfa-unreadable", "UNDECIDED,'','',"})
    void pdfa(PdfaVerdict.Outcome outcome, String flavour, String claimed, String wrong) {
        FileView file = TestData.pdf("a.pdf", 1, 200, true);
        var verdict = new PdfaVerdict(outcome, flavour, claimed, List.of(), 1, "veraPDF", null);
        var found = run(new Pdfa(), "", params(), RECORD, new TestContext().file(file).judged(file, verdict));
        assertEquals(wrong == null ? List.of() : List.of(wrong), found.stream().map(v -> v.message().key()).toList());
        assertEquals(List.of(), on(new Pdfa(), params(), file), "nobody asked");
    }

    @ParameterizedTest
    @CsvSource({"audio/mpeg,128000,0", "audio/mpeg,127900,0", "audio/mpeg,127000,1", "audio/mpeg,0,1", "video/mp4,1000,0",
            "AUDIO/MPEG;x=1,64000,1"})
    void bitRate(String mime, long rate, int violations) {
        FileView file = TestData.file("a.mp3", "", mime, 0, 0, null, 60, rate, true);
        assertEquals(violations, on(new BitRate(), params("min", 128_000, "mimes", List.of("audio/mpeg", "audio/x-ms-wma")), file).size());
    }

    @Test
    void bitRateOfEverythingThatPlays() {
        assertEquals(1,
                on(new BitRate(), params("min", 1_500_000), TestData.file("a.mp4", "", "video/mp4", 0, 0, null, 60, 1_000_000, true),
                        TestData.pdf("a.pdf", 1, 200, true)).size());
        assertThrows(BadRuleException.class, () -> on(new BitRate(), params()));
    }
}
