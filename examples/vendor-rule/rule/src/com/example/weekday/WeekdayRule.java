package com.example.weekday;

import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;

/** Finds documents dated on the day of the week on which offices are closed: often a digit was misread. */
public final class WeekdayRule implements ComplianceRule {
    @Override
    public void check(RuleInfo rule, RecordView record, CheckContext context, Consumer<Violation> out) {
        if (record.value(rule.field()) instanceof PartialDate date && date.precision() == PartialDate.Precision.DAY
                && date.from().getDayOfWeek().name().equals(rule.parameters().get("closed")))
            out.accept(new Violation(rule.field(), Message.of("weekday.closed", date), Message.of("weekday.closed.remedy")));
    }
}
