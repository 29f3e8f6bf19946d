package org.khoso.compliance.internal.rules;

import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Conditions;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/** The field must be filled in if another one says so: {@code field}, {@code equals}. */
@Component(property = "kind=" + RequiredIf.KIND)
public final class RequiredIf implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "required-if";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        Params params = Params.of(rule);
        if (!Conditions.holds(subject, params) || !Values.absent(subject, rule.field()))
            return;
        String other = params.needText("field");
        Object label = Values.label(subject, rule.field());
        out.accept(new Violation(rule.field(),
                Message.of("check.required-if", label, Values.label(subject, other), Values.shorten(Values.text(subject, other))),
                Message.of("check.required-if.remedy", label, Values.label(subject, other))));
    }
}
