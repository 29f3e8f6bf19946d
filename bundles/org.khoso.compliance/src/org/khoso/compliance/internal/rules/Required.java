package org.khoso.compliance.internal.rules;

import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/** The field must be filled in. */
@Component(property = "kind=" + Required.KIND)
public final class Required implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "required";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        if (!Values.absent(subject, rule.field()))
            return;
        Object label = Values.label(subject, rule.field());
        out.accept(new Violation(rule.field(), Message.of("check.required", label), Message.of("check.required.remedy", label)));
    }
}
