package org.khoso.core.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.PartialDate;
import org.khoso.core.convert.Outcome.State;
import org.khoso.core.convert.Way.Result;

/** Ways that make a value of several, or count it. */
final class Makings {
    private static final Pattern PLACE = Pattern.compile("\\{(parent:|#)?([^{}:]+)(?::(\\d))?}");
    private static final Pattern OLD_BODY = Pattern.compile("(\\d{3})\\.(\\d\\d)\\.(\\d\\d)\\.([A-Z]\\d\\d)");

    private Makings() {
    }

    /**
     * The template filled in: {@code {FIELD}} of the old record set, {@code {parent:FIELD}} of the new one of what holds it,
     * {@code {#CONCEPT}} of the object, with {@code :7} as 7 digits, {@code {year}} the first year in {@code year}. Identifiers of bodies
     * ({@code agencies}) in the old form are turned round, and a person has to look.
     */
    static Result compose(Source s) {
        Matcher m = PLACE.matcher(s.text("template"));
        StringBuilder made = new StringBuilder();
        boolean review = false;
        while (m.find()) {
            String value = m.group(1) != null && m.group(1).startsWith("p")
                    ? Source.text(s.parent().get(m.group(2)))
                    : m.group(1) != null ? Source.text(s.old().holding().value(m.group(2))) : own(s, m.group(2));
            if (value.isEmpty())
                return Result.of(s.first(), State.PERSON);
            if (s.list("agencies").contains(m.group(2)) && OLD_BODY.matcher(value).matches()) {
                value = turned(value);
                review = true;
            }
            if (m.group(3) != null && value.matches("\\d{1,9}"))
                value = String.format("%0" + m.group(3) + "d", Long.parseLong(value));
            m.appendReplacement(made, Matcher.quoteReplacement(value));
        }
        return Result.of(m.appendTail(made).toString(), review ? State.PERSON : State.COMPOSED);
    }

    private static String own(Source s, String field) {
        if (!field.equals("year"))
            return Source.text(s.value(field));
        for (String f : s.list("year")) {
            Object v = s.value(f);
            if (v instanceof PartialDate d && d.from() != null)
                return String.valueOf(d.from().getYear());
            if (Source.text(v).matches("(1[5-9]|20)\\d\\d"))
                return Source.text(v);
        }
        return "";
    }

    /** 000.00.04.G14 is read from the right, level by level: G14.4. */
    private static String turned(String old) {
        Matcher m = OLD_BODY.matcher(old);
        if (!m.matches())
            return old;
        List<String> levels = new ArrayList<>(List.of(m.group(1), m.group(2), m.group(3)));
        Collections.reverse(levels);
        StringBuilder turned = new StringBuilder(m.group(4));
        while (!levels.isEmpty() && Integer.parseInt(levels.getLast()) == 0)
            levels.removeLast();
        levels.forEach(l -> turned.append('.').append(Integer.parseInt(l)));
        return turned.toString();
    }

    /** How many there are; what was stated otherwise is told. */
    static Result count(Source s) {
        long there = s.children().size();
        Object stated = s.first();
        boolean same = stated == null || String.valueOf(there).equals(Source.text(stated));
        return new Result(there, same ? State.COMPOSED : State.PERSON, "", false);
    }

    /** The number, if it is the sum of those of the documents. */
    static Result sum(Source s) {
        Object stated = s.first();
        if (stated == null)
            return Result.empty();
        List<Object> parts = s.children().stream().map(c -> c.value(s.text("of"))).toList();
        boolean complete = !parts.isEmpty() && parts.stream().allMatch(p -> p instanceof Number);
        long sum = parts.stream().filter(Number.class::isInstance).mapToLong(p -> ((Number) p).longValue()).sum();
        return complete && String.valueOf(sum).equals(Source.text(stated))
                ? Result.of(stated, State.MAPPED)
                : new Result(null, State.PERSON, Source.text(stated), false);
    }

    /** The number; a person looks where the file has another. */
    static Result pages(Source s) {
        Object stated = s.first();
        if (stated == null)
            return Result.empty();
        boolean differs = s.pages() > 0 && !String.valueOf(s.pages()).equals(Source.text(stated));
        return Result.of(stated, differs ? State.PERSON : State.MAPPED);
    }

    /** Yes if there was any text; the text goes into the note. */
    static Result flag(Source s) {
        String text = Source.text(s.first());
        return text.isEmpty() ? Result.empty() : new Result(Boolean.TRUE, State.MAPPED, text, false);
    }

    /** What the object has already, else the value. */
    static Result preset(Source s, Object there) {
        return there != null ? Result.of(there, State.MAPPED) : Result.of(s.step().parameters().get("value"), State.COMPOSED);
    }

    /** Nothing can be made of what there is: a person has to enter it, where it is wanted at all. */
    static Result person(Source s, Object there) {
        Object field = s.map("when").get("field");
        boolean wanted = field == null
                || s.map("when").get("equals") instanceof List<?> l && l.contains(Objects.toString(s.done().get(field), ""));
        return there != null ? Result.of(there, State.MAPPED) : wanted ? Result.of(null, State.PERSON) : Result.empty();
    }
}
