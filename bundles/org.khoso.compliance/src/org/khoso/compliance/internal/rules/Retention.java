package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
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

/**
 * A retention period is one that the law knows, and long enough. {@code codes} gives years (or {@code permanent}) for each code; without
 * codes the text is read: one of {@code permanent}, one of {@code open} (no number: nothing to judge), or a number with one of
 * {@code units}. {@code min} and {@code max} bound the years; {@code notBelow: children} holds it against the longest of the records;
 * {@code never: permanent} forbids what must be kept for ever (a list of what is to be destroyed).
 */
@Component(property = "kind=" + Retention.KIND)
public final class Retention implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "retention";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        Optional<String> below = params.text("notBelow");
        if (below.isPresent() && !below.get().equals("children"))
            throw new BadRuleException(Message.of("check.parameter-unknown", "notBelow", Values.shorten(below.get())));
        Terms terms = new Terms(params);
        Long least = params.number("min").orElse(null);
        Long most = params.number("max").orElse(null);
        RecordView longest = below.isPresent() ? longest(rule, subject, context, terms) : null;
        if (Values.absent(subject, rule.field()))
            return;
        Object label = Values.label(subject, rule.field());
        String text = Values.text(subject, rule.field()).strip();
        Optional<Long> years = terms.years(text);
        if (years.isEmpty()) {
            if (!terms.coded() && !terms.open(text))
                out.accept(new Violation(rule.field(), Message.of("check.retention-unread", label, Values.shorten(text)),
                        Message.of("check.retention.remedy", label)));
            return;
        }
        long n = years.get();
        if (n != Terms.FOREVER && (least != null && n < least || most != null && n > most))
            out.accept(new Violation(rule.field(),
                    Message.of("check.retention-range", label, n, least == null ? 0 : least, most == null ? "" : most),
                    Message.of("check.retention.remedy", label)));
        if (n == Terms.FOREVER && params.text("never").filter(v -> v.toLowerCase(Locale.ROOT).equals("permanent")).isPresent())
            out.accept(new Violation(rule.field(), Message.of("check.retention-permanent", label),
                    Message.of("check.retention-permanent.remedy", label)));
        if (longest != null && terms.years(term(longest, subject, rule)).orElse(0L) > n)
            out.accept(new Violation(rule.field(),
                    Message.of("check.retention-short", label, Values.shorten(text), Values.shorten(longest.code()),
                            Values.shorten(term(longest, subject, rule))),
                    Message.of("check.retention.remedy", label)));
    }

    private static RecordView longest(RuleInfo rule, RecordView subject, CheckContext context, Terms terms) throws IOException {
        RecordView found = null;
        long most = 0;
        for (RecordView child : context.children()) {
            long years = terms.years(term(child, subject, rule)).orElse(0L);
            if (years > most) {
                most = years;
                found = child;
            }
        }
        return found;
    }

    /** The term of a record, in whatever field its own record set keeps it. */
    private static String term(RecordView child, RecordView subject, RuleInfo rule) {
        return subject.recordSet().field(rule.field()).flatMap(f -> child.recordSet().byConcept(f.concept()))
                .map(f -> Values.text(child, f.code()).strip()).orElse("");
    }
}
