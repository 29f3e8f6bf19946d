package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.khoso.api.FieldType;
import org.khoso.api.Kind;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.api.compliance.ComplianceRule.Violation;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** Shared material of the tests of rule kinds. */
final class Cases {
    static final RecordSetInfo SET = TestData.recordSet(TestData.field("title", FieldType.TEXT, 10, null, false),
            TestData.field("note", FieldType.TEXT), TestData.field("mode", FieldType.TEXT, 0, "mode", false),
            TestData.field("language", FieldType.TEXT, 0, "language", true), TestData.field("issued", FieldType.DATE),
            TestData.field("start", FieldType.DATE), TestData.field("end", FieldType.DATE),
            TestData.field("pages", FieldType.NUMBER, 4, null, false),
            TestData.field("metres", FieldType.DECIMAL, 5, null, false), TestData.field("spare", FieldType.BOOLEAN));
    static final RecordSetInfo DOSSIER = TestData.recordSet(Kind.DOSSIER, "", TestData.field("title", FieldType.TEXT),
            TestData.field("total", FieldType.NUMBER), TestData.field("pages", FieldType.NUMBER));
    static final TestRecord RECORD = TestRecord.of(SET);

    private Cases() {
    }

    static TestRecord record(String field, Object value) {
        return RECORD.with(field, value);
    }

    static List<Violation> run(ComplianceRule rule, String field, Map<String, Object> parameters, TestRecord record, CheckContext context) {
        var out = new ArrayList<Violation>();
        try {
            rule.check(TestData.rule("test", field, parameters), record, context, out::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out;
    }

    static List<String> places(List<Violation> violations) {
        return violations.stream().map(Violation::place).toList();
    }

    static List<String> keys(List<Violation> violations) {
        return violations.stream().map(v -> v.message().key()).toList();
    }

    static Map<String, Object> params(Object... pairs) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2)
            map.put((String) pairs[i], pairs[i + 1]);
        return map;
    }

    static PartialDate day(int year, int month, int day) {
        return PartialDate.day(LocalDate.of(year, month, day));
    }

    static PartialDate month(int year, int month) {
        LocalDate first = LocalDate.of(year, month, 1);
        return new PartialDate(first, first.plusMonths(1).minusDays(1), PartialDate.Precision.MONTH, "");
    }

    static PartialDate year(int year) {
        return new PartialDate(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), PartialDate.Precision.YEAR, "");
    }

    static PartialDate years(int from, int to) {
        return new PartialDate(LocalDate.of(from, 1, 1), LocalDate.of(to, 12, 31), PartialDate.Precision.RANGE, "");
    }
}
