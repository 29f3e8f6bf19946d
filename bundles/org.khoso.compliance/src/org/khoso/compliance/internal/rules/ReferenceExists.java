package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.FieldInfo;
import org.khoso.api.Kind;
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
 * What the field refers to is there: what holds the record carries that value ({@code in: parent}), or some object of
 * {@code kind} in the archive does ({@code in: archive}). {@code concept} says where the other carries it.
 */
@Component(property = "kind=" + ReferenceExists.KIND)
public final class ReferenceExists implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "reference-exists";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        String concept = params.needText("concept");
        String in = params.text("in").orElse("archive");
        switch (in) {
            case "parent" -> parent(rule, subject, context.parent(), concept, out);
            case "archive" -> archive(rule, subject, context, kind(params.needText("kind")), concept, out);
            default -> throw new BadRuleException(Message.of("check.parameter-unknown", "in", Values.shorten(in)));
        }
    }

    private static void parent(RuleInfo rule, RecordView subject, Optional<RecordView> parent, String concept, Consumer<Violation> out) {
        if (parent.isEmpty() || Values.absent(subject, rule.field()))
            return;
        Optional<FieldInfo> carrier = parent.get().recordSet().byConcept(concept);
        if (carrier.isEmpty() || Values.absent(parent.get(), carrier.get().code()))
            return; // the other is described without it: its own rules say so
        String there = Values.nfc(Values.text(parent.get(), carrier.get().code()).strip());
        String here = Values.nfc(Values.text(subject, rule.field()).strip());
        if (!here.equals(there))
            out.accept(new Violation(rule.field(),
                    Message.of("check.reference-exists-parent", Values.label(subject, rule.field()), Values.shorten(here),
                            Values.shorten(there)),
                    Message.of("check.reference-exists.remedy", Values.label(subject, rule.field()))));
    }

    private static void archive(RuleInfo rule, RecordView subject, CheckContext context, Kind kind, String concept,
            Consumer<Violation> out) throws IOException {
        if (Values.absent(subject, rule.field()))
            return;
        Optional<Boolean> there = context.exists(kind, concept, subject.value(rule.field()));
        if (there.isPresent() && !there.get())
            out.accept(new Violation(rule.field(),
                    Message.of("check.reference-exists-archive", Values.label(subject, rule.field()),
                            Values.shorten(Values.text(subject, rule.field()))),
                    Message.of("check.reference-exists.remedy", Values.label(subject, rule.field()))));
    }

    private static Kind kind(String name) {
        try {
            return Kind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadRuleException(Message.of("check.parameter-unknown", "kind", Values.shorten(name)));
        }
    }
}
