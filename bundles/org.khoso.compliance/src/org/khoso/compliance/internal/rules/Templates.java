package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.FieldInfo;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.compliance.CheckContext;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Values;

/** Texts with places for values: {@code {CODE}} of the record itself, {@code {parent:CONCEPT}} of what holds it. */
final class Templates {
    private static final String PARENT = "parent:";

    private Templates() {
    }

    /** A piece of a template. @param text letters as they are, or what stands between braces @param literal which of the two */
    record Part(String text, boolean literal) {
    }

    static List<Part> parts(String template) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < template.length()) {
            int open = template.indexOf('{', from);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (open >= 0 && close < 0)
                throw new BadRuleException(Message.of("check.parameter-unknown", "template", Values.shorten(template)));
            if (open != from)
                parts.add(new Part(template.substring(from, open < 0 ? template.length() : open), true));
            if (open < 0)
                break;
            parts.add(new Part(template.substring(open + 1, close), false));
            from = close + 1;
        }
        return parts;
    }

    /** @return what stands for a name between braces; empty if nothing is known */
    static Optional<String> value(String name, RecordView subject, CheckContext context) throws IOException {
        if (!name.startsWith(PARENT))
            return text(subject, name);
        Optional<RecordView> parent = context.parent();
        Optional<FieldInfo> field = parent.flatMap(p -> p.recordSet().byConcept(name.substring(PARENT.length())));
        return field.isEmpty() ? Optional.empty() : text(parent.get(), field.get().code());
    }

    private static Optional<String> text(RecordView of, String field) {
        return Values.absent(of, field) ? Optional.empty() : Optional.of(Values.nfc(Values.text(of, field).strip()));
    }
}
