package org.khoso.compliance.internal.rules;

import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.khoso.api.Bilingual;
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
 * The whole value must match {@code regex}; {@code hint} says in words what it should look like. Expressions come from files of
 * others, so they run on RE2/J, whose time grows with the length of the text and no faster.
 */
@Component(property = "kind=" + Pattern.KIND)
public final class Pattern implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "pattern";

    private static final int LONGEST_REGEX = 1_000;
    private static final int LARGEST_PROGRAM = 2_000;
    private static final int LONGEST_VALUE = 20_000;
    private static final int KEPT = 1_000;

    private final Map<String, com.google.re2j.Pattern> compiled = new ConcurrentHashMap<>();

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        Params params = Params.of(rule);
        com.google.re2j.Pattern pattern = pattern(params.needText("regex"));
        if (Values.absent(subject, rule.field()))
            return;
        for (String value : Values.texts(subject, rule.field(), Values.repeatable(subject, rule.field())))
            if (value.length() > LONGEST_VALUE || !pattern.matches(Values.nfc(value)))
            out.accept(violation(rule, subject, value, params.bilingual("hint")));
    }

    private static Violation violation(RuleInfo rule, RecordView subject, String value, Bilingual hint) {
        Object label = Values.label(subject, rule.field());
        return new Violation(rule.field(), Message.of("check.pattern", label, Values.shorten(value)),
                hint == null ? Message.of("check.pattern.remedy", label) : Message.of("check.pattern.remedy-hint", label, hint));
    }

    private com.google.re2j.Pattern pattern(String regex) {
        if (regex.length() > LONGEST_REGEX)
            throw new BadRuleException(Message.of("check.regex-long", regex.length(), LONGEST_REGEX));
        if (RegexSize.of(regex) > LARGEST_PROGRAM)
            throw new BadRuleException(Message.of("check.regex-large", Values.shorten(regex)));
        if (compiled.size() > KEPT)
            compiled.clear();
        try {
            return compiled.computeIfAbsent(Values.nfc(regex), com.google.re2j.Pattern::compile);
        } catch (PatternSyntaxException e) {
            throw new BadRuleException(Message.of("check.regex-bad", Values.shorten(regex), e.getDescription()));
        }
    }
}
