package org.khoso.packaging.verify.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.CodeList;
import org.khoso.api.Confidence;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.Level;
import org.khoso.api.RuleInfo;
import org.khoso.api.StandardsCatalog;

/** Holds values of a descriptive document against what the standard says of their fields. */
final class FieldCheck {
    private static final Pattern DATE = Pattern.compile("(?:(?:(\\d{2})/)?(\\d{2})/)?(\\d{4})");
    private final Report report;
    private final StandardsCatalog standards;
    private final String path;
    private final List<RuleInfo> rules;
    private final Map<String, List<String>> all;

    /** @param rules rules of the record set; none: a duty is a duty @param all values of all fields, which conditions ask for */
    FieldCheck(Report report, StandardsCatalog standards, String path, List<RuleInfo> rules, Map<String, List<String>> all) {
        this.report = report;
        this.standards = standards;
        this.path = path;
        this.rules = rules;
        this.all = all;
    }

    void check(FieldInfo field, List<String> values) {
        if (values.size() > 1)
            find("package/ead-repeated", field, field.confidence(), values.size());
        boolean some = values.stream().anyMatch(v -> !v.isBlank());
        if (!some)
            duty(field).ifPresent(level -> find("package/ead-missing", level, field, field.obligationConfidence(), ""));
        for (String v : values)
            if (!v.isBlank())
            value(field, v);
    }

    /** How much it weighs that a field is missing: a standard may say when the duty holds, and that it is advice. */
    private Optional<Level> duty(FieldInfo field) {
        if (!field.obligation().equals("M"))
            return Optional.empty();
        if (rules.isEmpty())
            return Optional.of(Level.MUST);
        return rules.stream()
                .filter(r -> r.kind().equals("required") && r.field().equals(field.code()) && holds(r.parameters().get("when")))
                .map(RuleInfo::level).findFirst();
    }

    private boolean holds(Object when) {
        if (!(when instanceof Map<?, ?> condition))
            return true;
        List<String> there = all.getOrDefault(String.valueOf(condition.get("field")), List.of()).stream().map(String::strip)
                .filter(v -> !v.isEmpty()).toList();
        if (condition.get("not") instanceof Collection<?> not)
            return not.stream().noneMatch(n -> there.contains(String.valueOf(n)));
        return condition.get("equals") instanceof Collection<?> asked
                ? asked.stream().anyMatch(a -> there.contains(String.valueOf(a)))
                : !there.isEmpty();
    }

    private void value(FieldInfo field, String value) {
        int length = length(value);
        if (field.maxLength() > 0 && length > field.maxLength())
            find("package/ead-length", field, field.confidence(), length, field.maxLength());
        String v = value.strip();
        boolean good = switch (field.type()) {
            case NUMBER -> v.matches("\\d{1,18}");
            case DECIMAL -> v.matches("\\d{1,18}([.,]\\d{1,18})?");
            case BOOLEAN -> v.matches("[01]|true|false");
            case DATE -> date(v);
            case TEXT -> true;
        };
        if (!good)
            find(field.type() == FieldType.DATE ? "package/ead-date" : "package/ead-value", field, field.confidence(), v);
        if (field.codeList() != null)
            standards.codeList(field.codeList()).ifPresent(list -> codes(field, list, v));
    }

    /** Characters as people count them: a letter and its marks are one, however they were typed. */
    private static int length(String value) {
        String composed = SafePath.key(value);
        return composed.codePointCount(0, composed.length());
    }

    private static boolean date(String v) {
        Matcher m = DATE.matcher(v);
        if (!m.matches())
            return false;
        try {
            LocalDate.of(Integer.parseInt(m.group(3)), part(m.group(2)), part(m.group(1)));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int part(String digits) {
        return Optional.ofNullable(digits).map(Integer::parseInt).orElse(1);
    }

    private void codes(FieldInfo field, CodeList list, String value) {
        for (String code : field.repeatable() ? value.split("[;,]") : new String[]{value})
            if (list.value(code.strip()).isEmpty())
            find("package/ead-code", field, list.confidence(), code.strip());
    }

    private void find(String rule, FieldInfo field, Confidence confidence, Object... args) {
        find(rule, Level.MUST, field, confidence, args);
    }

    private void find(String rule, Level level, FieldInfo field, Confidence confidence, Object... args) {
        Object[] told = new Object[args.length + 2];
        told[0] = field.code();
        told[1] = field.label();
        System.arraycopy(args, 0, told, 2, args.length);
        report.addField(rule, field.code(), level, confidence, field.clause(), path, told);
    }
}
