package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.FieldInfo;
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
 * A value fits what another field says: of the same record ({@code of: self}, {@code field}) or of what holds it ({@code of: parent},
 * {@code concept}). {@code compare} is {@code at-most} (a number, with {@code least} as its lower bound), {@code equal}, {@code between}
 * (a date, {@code from} and {@code to}) or {@code composed} (the {@code template} filled in). Where the other says nothing, nothing is
 * judged; of inexact dates only what is certain counts.
 */
@Component(property = "kind=" + CrossRecord.KIND)
public final class CrossRecord implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "cross-record";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        String compare = params.needText("compare");
        Optional<RecordView> other = other(params.text("of").orElse("parent"), subject, context);
        switch (compare) {
            case "at-most" -> atMost(rule, subject, other, params, out);
            case "equal" -> equal(rule, subject, other, params, out);
            case "between" -> between(rule, subject, other, params, out);
            case "composed" -> composed(rule, subject, context, params.needText("template"), out);
            default -> throw new BadRuleException(Message.of("check.parameter-unknown", "compare", Values.shorten(compare)));
        }
    }

    private static Optional<RecordView> other(String of, RecordView subject, CheckContext context) throws IOException {
        return switch (of) {
            case "self" -> Optional.of(subject);
            case "parent" -> context.parent();
            default -> throw new BadRuleException(Message.of("check.parameter-unknown", "of", Values.shorten(of)));
        };
    }

    /** The field of the other that parameters name by its code or by its concept. */
    private static Optional<FieldInfo> field(Optional<RecordView> other, Params params, String concept) {
        Optional<String> code = params.text("field");
        return other.flatMap(o -> code.isPresent() ? o.recordSet().field(code.get()) : o.recordSet().byConcept(params.needText(concept)));
    }

    private static void atMost(RuleInfo rule, RecordView subject, Optional<RecordView> other, Params params, Consumer<Violation> out) {
        Optional<Long> number = Counting.stated(subject, rule.field());
        Optional<Long> least = params.number("least");
        if (number.isPresent() && least.isPresent() && number.get() < least.get())
            out.accept(violation(rule, subject, "at-least", number.get().toString(), least.get().toString(), ""));
        Optional<FieldInfo> field = field(other, params, "concept");
        Optional<Long> limit = field.flatMap(f -> Counting.stated(other.get(), f.code()));
        if (number.isPresent() && limit.isPresent() && number.get() > limit.get())
            out.accept(violation(rule, subject, "at-most", number.get().toString(), limit.get().toString(),
                    Values.label(other.get(), field.get().code())));
    }

    private static void equal(RuleInfo rule, RecordView subject, Optional<RecordView> other, Params params, Consumer<Violation> out) {
        Optional<FieldInfo> field = field(other, params, "concept");
        if (field.isEmpty() || Values.absent(subject, rule.field()) || Values.absent(other.get(), field.get().code()))
            return;
        Object a = subject.value(rule.field());
        Object b = other.get().value(field.get().code());
        boolean same = a instanceof BigDecimal x && b instanceof BigDecimal y
                ? x.compareTo(y) == 0
                : Values.nfc(Values.text(subject, rule.field()).strip())
                        .equals(Values.nfc(Values.text(other.get(), field.get().code()).strip()));
        if (!same)
            out.accept(violation(rule, subject, "equal", Values.text(subject, rule.field()), Values.text(other.get(), field.get().code()),
                    Values.label(other.get(), field.get().code())));
    }

    private static void between(RuleInfo rule, RecordView subject, Optional<RecordView> other, Params params, Consumer<Violation> out) {
        String from = params.needText("from");
        String to = params.needText("to");
        Optional<PartialDate> first = date(other, from);
        Optional<PartialDate> last = date(other, to);
        if (!(subject.value(rule.field()) instanceof PartialDate date) || date.from() == null)
            return;
        boolean early = first.isPresent() && date.to().isBefore(first.get().from());
        boolean late = last.isPresent() && date.from().isAfter(last.get().to());
        if (early || late)
            out.accept(violation(rule, subject, early ? "early" : "late", date.display(), (early ? first : last).get().display(), ""));
    }

    private static Optional<PartialDate> date(Optional<RecordView> other, String concept) {
        return other.flatMap(o -> o.recordSet().byConcept(concept).map(f -> o.value(f.code())))
                .filter(v -> v instanceof PartialDate d && d.from() != null).map(PartialDate.class::cast);
    }

    private static void composed(RuleInfo rule, RecordView subject, CheckContext context, String template, Consumer<Violation> out)
            throws IOException {
        StringBuilder wanted = new StringBuilder();
        for (Templates.Part p : Templates.parts(template)) {
            Optional<String> piece = p.literal() ? Optional.of(p.text()) : Templates.value(p.text(), subject, context);
            if (piece.isEmpty())
                return;
            wanted.append(piece.get());
        }
        String here = Values.nfc(Values.text(subject, rule.field()).strip());
        if (!Values.absent(subject, rule.field()) && !here.contentEquals(wanted))
            out.accept(violation(rule, subject, "composed", here, wanted.toString(), ""));
    }

    private static Violation violation(RuleInfo rule, RecordView subject, String how, String here, String there, Object label) {
        Object own = Values.label(subject, rule.field());
        return new Violation(rule.field(), Message.of("check.cross-record-" + how, own, Values.shorten(here), Values.shorten(there), label),
                Message.of("check.cross-record.remedy", own));
    }
}
