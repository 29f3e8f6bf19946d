package org.khoso.compliance.internal.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * A date is written in one of {@code forms}: DD/MM/YYYY, MM/YYYY, YYYY, YYYY-YYYY. What is not known is left out, not filled with
 * zeros, question marks or crosses, and a year has four digits. Dates that nobody can read are the affair of {@link Type}.
 */
@Component(property = "kind=" + PartialDates.KIND)
public final class PartialDates implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "partial-date";

    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])";
    private static final String MONTH = "(0?[1-9]|1[0-2])";
    private static final String YEAR = "(1[0-9]|20)\\d\\d";
    private static final Map<String, Pattern> FORMS = Map.of("DD/MM/YYYY", of(DAY + "[/.-]" + MONTH + "[/.-]" + YEAR), "MM/YYYY",
            of(MONTH + "[/.-]" + YEAR), "YYYY", of(YEAR), "YYYY-YYYY", of(YEAR + "\\s*[-\u2013]\\s*" + YEAR));

    private static Pattern of(String regex) {
        return Pattern.compile(regex);
    }

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        List<String> forms = Params.of(rule).list("forms");
        if (forms.isEmpty())
            throw new BadRuleException(Message.of("check.parameter-missing", "forms"));
        Optional<String> unknown = forms.stream().filter(f -> !FORMS.containsKey(f)).findFirst();
        if (unknown.isPresent())
            throw new BadRuleException(Message.of("check.parameter-unknown", "forms", Values.shorten(unknown.get())));
        if (!(subject.value(rule.field()) instanceof PartialDate date) || date.precision() == PartialDate.Precision.UNKNOWN)
            return;
        String written = date.text().isBlank() ? date.display() : date.text().strip();
        if (forms.stream().noneMatch(f -> written.length() <= 40 && FORMS.get(f).matcher(written).matches()))
            out.accept(new Violation(rule.field(),
                    Message.of("check.partial-date", Values.label(subject, rule.field()), Values.shorten(written),
                            String.join(", ", forms)),
                    Message.of("check.partial-date.remedy", Values.label(subject, rule.field()), String.join(", ", forms))));
    }
}
