package org.khoso.intake.values.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.FieldInfo;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordSetInfo;
import org.khoso.intake.mapping.internal.Words;

/** Two fields that share a column: a span of dates, number and sign of a document. */
public final class Pairs {
    private static final Pattern NUMBER_AND_SIGN = Pattern
            .compile("([0-9]{1,6}[a-zA-Z]{0,2}(?:/[0-9]{4})?)\\s*[/\\-]\\s*(\\p{L}.*)");
    private final Words words;

    /** @param words the data file {@code synonyms} */
    public Pairs(Words words) {
        this.words = words;
    }

    /**
     * Fills the second field of a pair from the first if no column gave it. @param taken whether a column is mapped to a
     * field
     */
    public void split(RecordSetInfo set, Map<String, Object> values, Map<String, String> raw,
            java.util.function.Predicate<FieldInfo> taken) {
        if (set == null) // a mapping that somebody wrote may name none
            return;
        words.lists("pairs").forEach((first, second) -> {
            FieldInfo a = set.byConcept(first).orElse(null);
            FieldInfo b = set.byConcept(second.get(0)).orElse(null);
            if (a == null || b == null || taken.test(b) || values.containsKey(b.code()))
                return;
            Object value = values.get(a.code());
            if (value instanceof PartialDate d && d.precision() != PartialDate.Precision.UNKNOWN)
                dates(d, a, b, values, raw);
            else if (value instanceof String s)
                signs(s, a, b, values, raw);
        });
    }

    private static void dates(PartialDate d, FieldInfo a, FieldInfo b, Map<String, Object> values, Map<String, String> raw) {
        if (d.precision() != PartialDate.Precision.RANGE) {
            values.put(b.code(), d); // one year, one day: it began and ended then
            return;
        }
        values.put(a.code(), end(d, true));
        values.put(b.code(), end(d, false));
        raw.putIfAbsent(a.code(), d.text());
        raw.putIfAbsent(b.code(), d.text());
    }

    /** One end of a span, as exact as it was written. */
    private static PartialDate end(PartialDate d, boolean start) {
        String t = d.text();
        for (int i = 1; i < t.length() - 1; i++) {
            if (t.charAt(i) != '-' && t.charAt(i) != '\u2013')
                continue;
            PartialDate a = org.khoso.text.Dates.parse(t.substring(0, i).strip());
            PartialDate b = org.khoso.text.Dates.parse(t.substring(i + 1).strip());
            if (d.from().equals(a.from()) && d.to().equals(b.to()))
                return start ? a : b;
        }
        boolean years = d.from().getDayOfYear() == 1 && d.to().getMonthValue() == 12 && d.to().getDayOfMonth() == 31;
        return years
                ? org.khoso.text.Dates.parse(String.valueOf(start ? d.from().getYear() : d.to().getYear()))
                : PartialDate.day(start ? d.from() : d.to());
    }

    private static void signs(String s, FieldInfo a, FieldInfo b, Map<String, Object> values, Map<String, String> raw) {
        Matcher m = NUMBER_AND_SIGN.matcher(s);
        if (!m.matches())
            return;
        values.put(a.code(), m.group(1));
        values.put(b.code(), m.group(2));
        raw.put(a.code(), s);
        raw.put(b.code(), s);
    }
}
