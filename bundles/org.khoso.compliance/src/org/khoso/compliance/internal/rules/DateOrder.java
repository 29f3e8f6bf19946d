package org.khoso.compliance.internal.rules;

import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The date in field {@code before} must not lie after that in field {@code after}. Inexact dates are wrong only if every reading
 * is: 1996 may well lie before 05/1996.
 */
@Component(property = "kind=" + DateOrder.KIND)
public final class DateOrder implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "date-order";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        Params params = Params.of(rule);
        String before = params.needText("before");
        String after = params.needText("after");
        if (!(subject.value(before) instanceof PartialDate first) || !(subject.value(after) instanceof PartialDate second))
            return;
        if (first.from() == null || second.to() == null || !first.from().isAfter(second.to()))
            return;
        Object a = Values.label(subject, before);
        Object b = Values.label(subject, after);
        out.accept(new Violation(rule.field().isEmpty() ? after : rule.field(), Message.of("check.date-order", a, first, b, second),
                Message.of("check.date-order.remedy", a, b)));
    }
}
