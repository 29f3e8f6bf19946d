package org.khoso.survey.exchange.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Option;

/** How values of answers are written for people, and whether one that came back is still the same. */
final class Shown {
    private final Words words;

    Shown(Words words) {
        this.words = words;
    }

    /** @param unit unit of bytes @return value as text that is shown; what is not of the column's type as it is */
    String text(Column c, String value, String unit) {
        return switch (c == null ? "text" : c.type()) {
            case "integer", "decimal", "percent" -> Numbers.kept(value) == null ? value : value.replace('.', ',');
            case "bytes" -> {
                BigDecimal n = Numbers.kept(value);
                BigDecimal size = n == null ? null : Numbers.in(n, unit);
                yield size == null ? value : Numbers.plain(size).replace('.', ',');
            }
            case "date" -> {
                LocalDate d = Days.kept(value);
                yield d == null ? value : Days.shown(d);
            }
            case "yesno" -> value.equals("YES") || value.equals("NO") ? words.vi(Typed.label(value)) : value;
            case "choice" ->
                c.options().stream().filter(o -> o.id().equals(value)).findFirst().map((Option o) -> Typed.shown(o, c.options()))
                        .orElse(value);
            default -> value;
        };
    }

    /** @return whether what came back is what was written: also where it could not be understood */
    boolean is(Column c, String before, Merge.Filled f) {
        return switch (f.raw()) {
            case Raw.Text t -> Texts.same(t.text(), text(c, before, f.unit()));
            case Raw.Canonical v -> v.value().equals(before);
            default -> false;
        };
    }

    /** @return whether two values mean the same */
    boolean equal(Column c, String a, String b) {
        BigDecimal m = Numbers.kept(a);
        BigDecimal n = Numbers.kept(b);
        return switch (c == null ? "text" : c.type()) {
            case "integer", "decimal", "percent", "bytes" -> m != null && n != null ? m.compareTo(n) == 0 : a.equals(b);
            case "date", "yesno" -> a.equals(b);
            case "choice" -> codes(a).equals(codes(b));
            default -> Texts.same(a, b);
        };
    }

    private static Set<String> codes(String value) {
        return new HashSet<>(Arrays.asList(value.split(",")));
    }
}
