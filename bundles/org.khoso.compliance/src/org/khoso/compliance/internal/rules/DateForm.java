package org.khoso.compliance.internal.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The date must be as exact as {@code precision} says and not after {@code notAfter} ({@code today} or a day as yyyy-MM-dd). Of
 * an inexact date only what is certain counts: a year is too late only if its first day is. Dates that nobody can read are the
 * affair of {@link Type}.
 */
@Component(property = "kind=" + DateForm.KIND)
public final class DateForm implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "date";

    private final Clock clock;

    /** Called by OSGi. The day is that of Viet Nam wherever the computer thinks it is. */
    @Activate
    public DateForm() {
        this(Clock.system(ZoneId.of("Asia/Ho_Chi_Minh")));
    }

    /** @param clock what day it is */
    public DateForm(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        Params params = Params.of(rule);
        Optional<LocalDate> last = params.text("notAfter").map(this::day);
        List<String> precisions = params.lower("precision");
        if (!(subject.value(rule.field()) instanceof PartialDate date) || date.precision() == PartialDate.Precision.UNKNOWN)
            return;
        Object label = Values.label(subject, rule.field());
        if (!precisions.isEmpty() && !precisions.contains(date.precision().name().toLowerCase(Locale.ROOT)))
            out.accept(new Violation(rule.field(), Message.of("check.date-precision", label, date),
                    Message.of(precisions.equals(List.of("day")) ? "check.date-precision.remedy-day" : "check.date-precision.remedy",
                            label)));
        if (last.isPresent() && date.from().isAfter(last.get()))
            out.accept(new Violation(rule.field(), Message.of("check.date-late", label, date, PartialDate.day(last.get())),
                    Message.of("check.date-late.remedy", label)));
    }

    private LocalDate day(String text) {
        if (text.equalsIgnoreCase("today"))
            return LocalDate.now(clock);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRuleException(Message.of("check.parameter-unknown", "notAfter", Values.shorten(text)));
        }
    }
}
