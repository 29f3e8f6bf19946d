package org.khoso.compliance.internal.rules;

import java.math.BigDecimal;
import java.util.function.Consumer;
import org.khoso.api.FieldInfo;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/** At most {@code max} characters (digits in a number); by default what the field itself says. */
@Component(property = "kind=" + Length.KIND)
public final class Length implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "length";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        long max = Params.of(rule).number("max").orElse((long) subject.recordSet().field(rule.field()).map(FieldInfo::maxLength).orElse(0));
        if (max <= 0 || Values.absent(subject, rule.field()))
            return;
        Object value = subject.value(rule.field());
        long length = switch (value) {
            case String s -> Values.length(s);
            case Long n -> digits(n.toString());
            case BigDecimal n -> Math.max(n.precision() - n.scale(), 1) + Math.max(n.scale(), 0);
            default -> 0;
        };
        if (length <= max)
            return;
        Object label = Values.label(subject, rule.field());
        String key = value instanceof String ? "check.length" : "check.length-digits";
        out.accept(new Violation(rule.field(), Message.of(key, label, length, max), Message.of(key + ".remedy", max)));
    }

    private static long digits(String number) {
        return number.chars().filter(Character::isDigit).count();
    }
}
