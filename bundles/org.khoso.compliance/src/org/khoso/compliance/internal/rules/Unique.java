package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/** No other object carries the value: among its siblings ({@code within: parent}) or anywhere ({@code within: archive}). */
@Component(property = "kind=" + Unique.KIND)
public final class Unique implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "unique";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        String within = Params.of(rule).text("within").orElse("archive");
        if (!List.of("parent", "archive").contains(within))
            throw new BadRuleException(Message.of("check.parameter-unknown", "within", Values.shorten(within)));
        if (Values.absent(subject, rule.field()))
            return;
        long times = context.occurrences(rule.field(), subject.value(rule.field()), within.equals("parent"));
        if (times <= 1)
            return;
        Object label = Values.label(subject, rule.field());
        out.accept(new Violation(rule.field(),
                Message.of("check.unique-" + within, label, Values.shorten(Values.text(subject, rule.field())), times),
                Message.of("check.unique.remedy", label)));
    }
}
