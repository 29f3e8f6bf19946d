package org.khoso.compliance.internal.rules;

import static org.khoso.compliance.internal.rules.Cases.RECORD;
import static org.khoso.compliance.internal.rules.Cases.day;
import static org.khoso.compliance.internal.rules.Cases.params;
import static org.khoso.compliance.internal.rules.Cases.record;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.khoso.api.FileView;
import org.khoso.api.Kind;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.media.PdfaVerdict;
import org.khoso.api.media.PdfaVerdict.Outcome;
import org.khoso.testkit.compliance.ComplianceRuleContract;
import org.khoso.testkit.compliance.TestContext;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** Every kind of this bundle keeps the contract that vendors' kinds must keep. */
class BuiltInContractTest {
    private abstract static class OnRecord extends ComplianceRuleContract {
        private final Supplier<ComplianceRule> rule;
        private final RuleInfo info;
        private final TestRecord good;
        private final TestRecord bad;

        OnRecord(Supplier<ComplianceRule> rule, String field, Map<String, Object> parameters, TestRecord good, TestRecord bad) {
            this.rule = rule;
            this.info = TestData.rule("test", field, parameters);
            this.good = good;
            this.bad = bad;
        }

        @Override
        protected ComplianceRule rule() {
            return rule.get();
        }

        @Override
        protected RuleInfo info() {
            return info;
        }

        @Override
        protected TestRecord good() {
            return good;
        }

        @Override
        protected TestRecord bad() {
            return bad;
        }
    }

    private abstract static class OnFile extends OnRecord {
        private final FileView good;
        private final FileView bad;

        OnFile(Supplier<ComplianceRule> rule, Map<String, Object> parameters, FileView good, FileView bad) {
            super(rule, "", parameters, RECORD, RECORD);
            this.good = good;
            this.bad = bad;
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().file(good, 24);
        }

        @Override
        protected TestContext badContext() {
            return bad == null ? new TestContext() : new TestContext().file(bad, 8);
        }
    }

    @Nested
    class RequiredKind extends OnRecord {
        RequiredKind() {
            super(Required::new, "title", params(), record("title", "x"), RECORD);
        }
    }

    @Nested
    class RequiredIfKind extends OnRecord {
        RequiredIfKind() {
            super(RequiredIf::new, "note", params("field", "mode", "equals", "02"), record("mode", "01"), record("mode", "02"));
        }
    }

    @Nested
    class LengthKind extends OnRecord {
        LengthKind() {
            super(Length::new, "title", params("max", 3), record("title", "abc"), record("title", "abcd"));
        }
    }

    @Nested
    class TypeKind extends OnRecord {
        TypeKind() {
            super(Type::new, "pages", params("type", "NUMBER"), record("pages", 3L), record("pages", "three"));
        }
    }

    @Nested
    class PatternKind extends OnRecord {
        PatternKind() {
            super(Pattern::new, "title", params("regex", "(a|b)+", "hint", "a, b"), record("title", "abba"), record("title", "abc"));
        }
    }

    @Nested
    class CodeListKind extends OnRecord {
        CodeListKind() {
            super(CodeLists::new, "mode", params("list", "mode"), record("mode", "01"), record("mode", "09"));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().list(TestData.codeList("mode", "01", "02"));
        }
    }

    @Nested
    class DateKind extends OnRecord {
        DateKind() {
            super(DateForm::new, "issued", params("precision", "DAY", "notAfter", "today"), record("issued", day(2001, 1, 1)),
                    record("issued", day(2999, 1, 1)));
        }
    }

    @Nested
    class DateOrderKind extends OnRecord {
        DateOrderKind() {
            super(DateOrder::new, "", params("before", "start", "after", "end"),
                    record("start", day(2001, 1, 1)).with("end", day(2001, 1, 1)),
                    record("start", day(2001, 1, 2)).with("end", day(2001, 1, 1)));
        }
    }

    @Nested
    class UniqueKind extends OnRecord {
        UniqueKind() {
            super(Unique::new, "title", params("within", "parent"), record("title", "a"), record("title", "b"));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().occurring("title", "b", 2, 2);
        }
    }

    @Nested
    class CountsEqualKind extends OnRecord {
        CountsEqualKind() {
            super(CountsEqual::new, "total", params("count", "children"), TestRecord.of(Cases.DOSSIER).with("total", 1L),
                    TestRecord.of(Cases.DOSSIER).with("total", 2L));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().child(RECORD);
        }
    }

    @Nested
    class PageCountKind extends OnRecord {
        PageCountKind() {
            super(PageCount::new, "pages", params(), record("pages", 2L), record("pages", 3L));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().file(TestData.pdf("a.pdf", 2, 200, true));
        }
    }

    @Nested
    class FilePresentKind extends OnFile {
        FilePresentKind() {
            super(FilePresent::new, params(), TestData.pdf("a.pdf", 1, 200, true), null);
        }
    }

    @Nested
    class FileFormatKind extends OnFile {
        FileFormatKind() {
            super(FileFormat::new, params("puids", "fmt/477"), TestData.pdf("a.pdf", 1, 200, true),
                    TestData.file("a.doc", "fmt/40", "application/msword"));
        }
    }

    @Nested
    class ResolutionKind extends OnFile {
        ResolutionKind() {
            super(Resolution::new, params("minDpi", 200), TestData.pdf("a.pdf", 1, 200, true), TestData.pdf("a.pdf", 1, 96, true));
        }
    }

    @Nested
    class TextLayerKind extends OnFile {
        TextLayerKind() {
            super(TextLayer::new, params(), TestData.pdf("a.pdf", 1, 200, true), TestData.pdf("a.pdf", 1, 200, false));
        }
    }

    @Nested
    class ColorDepthKind extends OnFile {
        ColorDepthKind() {
            super(ColorDepth::new, params("minBits", 24), TestData.pdf("a.pdf", 1, 200, true), TestData.pdf("a.pdf", 1, 200, true));
        }
    }

    @Nested
    class PdfaKind extends OnFile {
        private static final FileView FILE = TestData.pdf("a.pdf", 1, 200, true);

        PdfaKind() {
            super(Pdfa::new, params(), FILE, FILE);
        }

        @Override
        protected TestContext goodContext() {
            return judged(Outcome.COMPLIANT);
        }

        @Override
        protected TestContext badContext() {
            return judged(Outcome.NOT_COMPLIANT);
        }

        private static TestContext judged(Outcome outcome) {
            return new TestContext().file(FILE).judged(FILE, new PdfaVerdict(outcome, "2b", "2b", List.of(), 1, "", null));
        }
    }

    @Nested
    class BitRateKind extends OnFile {
        BitRateKind() {
            super(BitRate::new, params("min", 128_000), TestData.file("a.mp3", "", "audio/mpeg", 0, 0, null, 1, 192_000, true),
                    TestData.file("a.mp3", "", "audio/mpeg", 0, 0, null, 1, 64_000, true));
        }
    }

    @Nested
    class ReferenceExistsKind extends OnRecord {
        ReferenceExistsKind() {
            super(ReferenceExists::new, "title", params("in", "archive", "kind", "fonds", "concept", "referenceCode"), record("title", "a"),
                    record("title", "b"));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().known(Kind.FONDS, "referenceCode", "a");
        }
    }

    @Nested
    class ReferenceToParentKind extends OnRecord {
        ReferenceToParentKind() {
            super(ReferenceExists::new, "title", params("in", "parent", "concept", "ext:title"), record("title", "a"),
                    record("title", "b"));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().under(TestRecord.of(Cases.DOSSIER).with("title", "a"));
        }
    }

    @Nested
    class NamingKind extends OnRecord {
        NamingKind() {
            super(Naming::new, "", params("templates", "{title}"), record("title", "a"), record("title", "b"));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().file(TestData.pdf("a.pdf", 1, 200, true));
        }
    }

    @Nested
    class PartialDateKind extends OnRecord {
        PartialDateKind() {
            super(PartialDates::new, "issued", params("forms", "YYYY"), record("issued", Cases.year(1998)),
                    record("issued", day(1998, 1, 1)));
        }
    }

    @Nested
    class RetentionKind extends OnRecord {
        RetentionKind() {
            super(Retention::new, "title", params("units", "years", "max", 70, "notBelow", "children"),
                    TestRecord.of(Cases.DOSSIER).with("title", "70"), TestRecord.of(Cases.DOSSIER).with("title", "71 years"));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().child(record("title", "10 years"));
        }
    }

    @Nested
    class CrossRecordKind extends OnRecord {
        CrossRecordKind() {
            super(CrossRecord::new, "pages", params("of", "parent", "compare", "at-most", "concept", "ext:total"), record("pages", 2L),
                    record("pages", 3L));
        }

        @Override
        protected TestContext goodContext() {
            return new TestContext().under(TestRecord.of(Cases.DOSSIER).with("total", 2L));
        }
    }
}
