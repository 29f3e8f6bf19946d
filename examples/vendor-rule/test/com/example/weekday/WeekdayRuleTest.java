package com.example.weekday;

import java.time.LocalDate;
import java.util.Map;
import org.khoso.api.FieldType;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.testkit.compliance.ComplianceRuleContract;
import org.khoso.testkit.compliance.TestData;
import org.khoso.testkit.compliance.TestRecord;

/** The rule keeps the contract; 5 May 1996 was a Sunday. */
class WeekdayRuleTest extends ComplianceRuleContract {
    private static final RecordSetInfo SET = TestData.recordSet(TestData.field("issued", FieldType.DATE));

    @Override
    protected ComplianceRule rule() {
        return new WeekdayRule();
    }

    @Override
    protected RuleInfo info() {
        return TestData.rule("weekday", "issued", Map.of("closed", "SUNDAY"));
    }

    @Override
    protected TestRecord good() {
        return TestRecord.of(SET).with("issued", PartialDate.day(LocalDate.of(1996, 5, 6)));
    }

    @Override
    protected TestRecord bad() {
        return TestRecord.of(SET).with("issued", PartialDate.day(LocalDate.of(1996, 5, 5)));
    }
}
