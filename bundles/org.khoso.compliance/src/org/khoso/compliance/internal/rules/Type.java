package org.khoso.compliance.internal.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.function.Consumer;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/**
 * The value must be of its {@code type} (that of the field by default): a number, a date that the calendar has. Numbers may be
 * held between {@code min} and {@code max}.
 */
@Component(property = "kind=" + Type.KIND)
public final class Type implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "type";

    private static final DateTimeFormatter DAY = strict("d/M/uuuu");
    private static final DateTimeFormatter MONTH = strict("M/uuuu");

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        if (Values.absent(subject, rule.field()))
            return;
        Object value = subject.value(rule.field());
        FieldType type = type(rule, subject);
        Object label = Values.label(subject, rule.field());
        String key = "check.type-" + type.name().toLowerCase(Locale.ROOT);
        if (!fits(value, type)) {
            out.accept(new Violation(rule.field(), Message.of(key, label, Values.shorten(Values.text(subject, rule.field()))),
                    Message.of(key + ".remedy", label)));
        } else if (type == FieldType.NUMBER || type == FieldType.DECIMAL)
            range(rule, new BigDecimal(value.toString().strip()), label, out);
    }

    private static FieldType type(RuleInfo rule, RecordView subject) {
        String name = Params.of(rule).text("type").map(t -> t.toUpperCase(Locale.ROOT))
                .orElseGet(() -> subject.recordSet().field(rule.field()).map(FieldInfo::type).orElse(FieldType.TEXT).name());
        try {
            return FieldType.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new BadRuleException(Message.of("check.parameter-unknown", "type", Values.shorten(name)));
        }
    }

    private static boolean fits(Object value, FieldType type) {
        return switch (type) {
            case TEXT -> true;
            case NUMBER -> value instanceof Long || value instanceof String s && s.strip().matches("-?[0-9]{1,18}");
            case DECIMAL -> value instanceof BigDecimal || value instanceof Long || value instanceof String s
                    && s.strip().matches("-?[0-9]{1,18}([.][0-9]{1,18})?");
            case DATE -> value instanceof PartialDate d
                    ? d.precision() != PartialDate.Precision.UNKNOWN
                    : value instanceof String s && date(s.strip());
            case BOOLEAN -> value instanceof Boolean || value instanceof String s && s.strip().matches("0|1|true|false");
        };
    }

    private static boolean date(String text) {
        return text.matches("[0-9]{4}") || parses(DAY, text) || parses(MONTH, text);
    }

    private static boolean parses(DateTimeFormatter form, String text) {
        try {
            form.parse(text, form == DAY ? LocalDate::from : YearMonth::from);
            return true;
        } catch (DateTimeParseException e) {
            return false; // being no date is the answer
        }
    }

    private static void range(RuleInfo rule, BigDecimal n, Object label, Consumer<Violation> out) {
        Params params = Params.of(rule);
        var min = params.number("min");
        var max = params.number("max");
        if (min.isPresent() && n.compareTo(BigDecimal.valueOf(min.get())) < 0)
            out.accept(new Violation(rule.field(), Message.of("check.number-below", label, n, min.get()),
                    Message.of("check.number.remedy", label)));
        if (max.isPresent() && n.compareTo(BigDecimal.valueOf(max.get())) > 0)
            out.accept(new Violation(rule.field(), Message.of("check.number-above", label, n, max.get()),
                    Message.of("check.number.remedy", label)));
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
