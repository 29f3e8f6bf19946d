package org.khoso.compliance.internal.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
 * Files are called as one of {@code templates} says, extension aside: {@code {CODE}} stands for a field of the record,
 * {@code {parent:CONCEPT}} for what its dossier says, {@code {n}} for a number with or without leading zeros. A template of which a
 * part is not known judges nothing.
 */
@Component(property = "kind=" + Naming.KIND)
public final class Naming implements ComplianceRule {
    /** Name in the data. */
    public static final String KIND = "naming";
    private static final int LONGEST = 1_000;

    @Override
    public void check(RuleInfo rule, RecordView subject, CheckContext context, Consumer<Violation> out) throws IOException {
        List<String> templates = Params.of(rule).list("templates");
        if (templates.isEmpty())
            throw new BadRuleException(Message.of("check.parameter-missing", "templates"));
        List<Template> known = new ArrayList<>();
        for (String t : templates) {
            Optional<Template> filled = fill(t, subject, context);
            if (filled.isEmpty())
                return;
            known.add(filled.get());
        }
        for (FileView file : context.files())
            if (file.name() != null && known.stream().noneMatch(t -> t.fits(stem(file.name()))))
            out.accept(new Violation(Media.place(file),
                    Message.of("check.naming", Values.shorten(file.name()), Values.shorten(known.get(0).shown)),
                    Message.of("check.naming.remedy", Values.shorten(known.get(0).shown))));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return Values.nfc(dot > 0 ? name.substring(0, dot) : name);
    }

    /** Names may not hold a slash, so a sign that has one stands in a name with "-" or "_" for it. */
    private static Optional<Template> fill(String template, RecordView subject, CheckContext context) throws IOException {
        StringBuilder regex = new StringBuilder();
        StringBuilder shown = new StringBuilder();
        for (Templates.Part p : Templates.parts(template)) {
            if (p.literal()) {
                regex.append(Pattern.quote(p.text()));
                shown.append(p.text());
            } else if (p.text().equals("n")) {
                regex.append("\\d{1,9}");
                shown.append("001");
            } else {
                Optional<String> value = Templates.value(p.text(), subject, context);
                if (value.isEmpty() || value.get().length() > LONGEST)
                    return Optional.empty();
                for (String piece : value.get().split("(?<=[/\\\\:*?\"<>|])|(?=[/\\\\:*?\"<>|])"))
                    regex.append(piece.matches("[/\\\\:*?\"<>|]") ? "[-_ ]" : Pattern.quote(piece));
                shown.append(value.get());
            }
        }
        return Optional
                .of(new Template(Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), shown.toString()));
    }

    private record Template(Pattern pattern, String shown) {
        boolean fits(String stem) {
            return pattern.matcher(stem).matches();
        }
    }
}
