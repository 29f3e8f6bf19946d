package org.khoso.compliance.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.RuleInfo;

/**
 * Parameters of a rule as its kind wants them. They come from files that people write, so numbers may be texts and a list of
 * one may be a bare value.
 *
 * @param values parameters by name
 */
public record Params(Map<String, Object> values) {
    /** @return the parameters of a rule */
    public static Params of(RuleInfo rule) {
        return new Params(rule.parameters() == null ? Map.of() : rule.parameters());
    }

    /** @return a text; empty if it isn't there */
    public Optional<String> text(String name) {
        Object v = values.get(name);
        return v == null || Values.blank(v.toString()) ? Optional.empty() : Optional.of(v.toString().strip());
    }

    /** @return a text that the kind can't do without */
    public String needText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** @return a number; empty if it isn't there */
    public Optional<Long> number(String name) {
        Object v = values.get(name);
        if (v == null)
            return Optional.empty();
        if (v instanceof Number n)
            return Optional.of(n.longValue());
        try {
            return Optional.of(Long.parseLong(v.toString().strip()));
        } catch (NumberFormatException e) {
            throw new BadRuleException(Message.of("check.parameter-not-number", name, Values.shorten(v.toString())));
        }
    }

    /** @return a number that the kind can't do without */
    public long needNumber(String name) {
        return number(name).orElseThrow(() -> missing(name));
    }

    /** @return texts; empty if there are none */
    public List<String> list(String name) {
        Object v = values.get(name);
        if (v == null)
            return List.of();
        Collection<?> all = v instanceof Collection<?> c ? c : v instanceof Object[] a ? Arrays.asList(a) : List.of(v);
        return all.stream().filter(x -> x != null).map(x -> x.toString().strip()).filter(x -> !x.isEmpty()).toList();
    }

    /** @return lower-case texts */
    public List<String> lower(String name) {
        return list(name).stream().map(x -> x.toLowerCase(Locale.ROOT)).toList();
    }

    /** @return whether it says yes */
    public boolean flag(String name) {
        return "true".equalsIgnoreCase(text(name).orElse(""));
    }

    /** @return parameters inside a parameter */
    public Optional<Params> inner(String name) {
        if (!(values.get(name) instanceof Map<?, ?> map))
            return Optional.empty();
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((k, v) -> copy.put(String.valueOf(k), v));
        return Optional.of(new Params(copy));
    }

    /** @return a text in one or two languages, null if there is none */
    public Bilingual bilingual(String name) {
        if (values.get(name) instanceof Bilingual b)
            return b;
        Optional<Params> both = inner(name);
        if (both.isPresent())
            return new Bilingual(both.get().text("vi").orElse(both.get().text("en").orElse("")), both.get().text("en").orElse(null));
        return text(name).map(t -> new Bilingual(t, null)).orElse(null);
    }

    private static BadRuleException missing(String name) {
        return new BadRuleException(Message.of("check.parameter-missing", name));
    }
}
