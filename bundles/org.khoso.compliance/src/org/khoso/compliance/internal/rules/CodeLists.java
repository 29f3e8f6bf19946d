package org.khoso.compliance.internal.rules;

import java.util.Optional;
import java.util.function.Consumer;
import org.khoso.api.Bilingual;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.Message;
import org.khoso.api.RecordView;
import org.khoso.api.RuleInfo;
import org.khoso.api.compliance.CheckContext;
import org.khoso.api.compliance.ComplianceRule;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;
import org.osgi.service.component.annotations.Component;

/** The value must be a code of {@code list} (that of the field by default); several if {@code repeatable}. */
@Component(property = "kind=" + CodeLists.KIND)
public final class CodeLists implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "code-list";

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) {
        if (Values.absent(subject, rule.field()))
            return;
        Params params = Params.of(rule);
        String id = params.text("list").or(() -> subject.recordSet().field(rule.field()).map(FieldInfo::codeList))
                .orElseGet(() -> params.needText("list"));
        CodeList list = context.codeList(id).orElseThrow(() -> new BadRuleException(Message.of("check.code-list-unknown", id)));
        boolean several = params.flag("repeatable") || Values.repeatable(subject, rule.field());
        for (String value : Values.texts(subject, rule.field(), several))
            if (list.value(value).isEmpty())
            out.accept(violation(rule, subject, value, list));
    }

    /** Who wrote the meaning instead of the code is told the code. */
    private static Violation violation(RuleInfo rule, RecordView subject, String value, CodeList list) {
        Object label = Values.label(subject, rule.field());
        String wanted = Values.nfc(value);
        Optional<CodeList.Value> meant = list.values().stream().filter(v -> means(v.label(), wanted) || sameNumber(wanted, v.code()))
                .findFirst();
        Message remedy = meant.map(m -> Message.of("check.code-list.remedy-code", m.code(), m.label()))
                .orElseGet(() -> Message.of("check.code-list.remedy", label, some(list)));
        return new Violation(rule.field(), Message.of("check.code-list", label, Values.shorten(value)), remedy);
    }

    private static boolean means(Bilingual label, String wanted) {
        return label != null && (wanted.equalsIgnoreCase(Values.nfc(label.vi())) || wanted.equalsIgnoreCase(label.en()));
    }

    /** Spreadsheets eat leading zeros: 1 was 01. */
    private static boolean sameNumber(String value, String code) {
        return value.matches("[0-9]{1,9}") && code.matches("[0-9]{1,9}") && Integer.parseInt(value) == Integer.parseInt(code);
    }

    private static String some(CodeList list) {
        String codes = String.join(", ", list.values().stream().limit(12).map(CodeList.Value::code).toList());
        return list.values().size() > 12 ? codes + ", \u2026" : codes;
    }
}
