package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.FileView;
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
 * The number that the field states is what there is: {@code count} of children, files or pages, or the sum of a field of the
 * children ({@code sum-of}). What cannot be counted (no file yet, a number missing in a child) is not held against it.
 */
@Component(property = "kind=" + CountsEqual.KIND)
public final class CountsEqual implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "counts-equal";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        Params params = Params.of(rule);
        Optional<String> sumOf = params.text("sum-of");
        String what = sumOf.isPresent() ? "sum" : params.needText("count");
        Optional<Long> stated = Counting.stated(subject, rule.field());
        Optional<Long> contradiction = switch (what) {
            case "children" -> differs(stated, context.children().size());
            case "files" -> differs(stated, context.files().size());
            case "pages" -> pages(stated, context.files());
            case "sum" -> sum(stated, context.children(), sumOf.get());
            default -> throw new BadRuleException(Message.of("check.parameter-unknown", "count", Values.shorten(what)));
        };
        if (contradiction.isEmpty())
            return;
        Object label = Values.label(subject, rule.field());
        out.accept(new Violation(rule.field(), Message.of("check.counts-equal-" + what, label, stated.get(), contradiction.get()),
                Message.of("check.counts-equal.remedy", label)));
    }

    private static Optional<Long> differs(Optional<Long> stated, long counted) {
        return stated.filter(s -> s != counted).map(s -> counted);
    }

    private static Optional<Long> pages(Optional<Long> stated, List<FileView> files) {
        return stated.filter(s -> Counting.pagesKnown(files) && !Counting.pagesFit(files, s)).map(s -> Counting.pages(files));
    }

    /** A sum with gaps can only be proved wrong by being too large already. */
    private static Optional<Long> sum(Optional<Long> stated, List<RecordView> children, String field) {
        List<Optional<Long>> parts = children.stream().map(c -> Counting.stated(c, field)).toList();
        long sum = parts.stream().flatMap(Optional::stream).mapToLong(Long::longValue).sum();
        boolean complete = !parts.isEmpty() && parts.stream().allMatch(Optional::isPresent);
        return stated.filter(s -> complete ? s != sum : sum > s).map(s -> sum);
    }
}
