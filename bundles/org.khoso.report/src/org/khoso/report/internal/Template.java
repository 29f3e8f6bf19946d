package org.khoso.report.internal;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khoso.api.Bilingual;
import org.khoso.api.PartialDate;

/**
 * Texts of layouts with placeholders: {@code {name}} or {@code {name|form}}. Forms: {@code date} (day, month and year in
 * words of a letter), {@code time} (the same with hour and minute), {@code words} (a number read out), {@code group} (a number
 * with grouped digits), {@code two} (a number of at least two digits), {@code upper}, {@code first} (a capital in front).
 */
final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}|]+)((?:\\|[a-z]+)*)}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");

    private final Words words;
    private final NumberWords numbers;
    private final Locale locale;

    Template(Words words, NumberWords numbers, Locale locale) {
        this.words = words;
        this.numbers = numbers;
        this.locale = locale;
    }

    /** @return whether the text has placeholders, and all are empty: then it says nothing */
    boolean empty(String text, Function<String, Object> values) {
        Matcher m = PLACE.matcher(text);
        boolean any = false;
        while (m.find()) {
            any = true;
            if (!plain(values.apply(m.group(1))).isEmpty())
                return false;
        }
        return any;
    }

    /** @return the text with its placeholders filled; an unknown name gives nothing */
    String fill(String text, Function<String, Object> values) {
        if (text.indexOf('{') < 0)
            return text;
        return PLACE.matcher(text).replaceAll(m -> {
            Object value = values.apply(m.group(1));
            for (String form : m.group(2).split("\\|"))
                if (!form.isEmpty())
                value = form(form, value);
            return Matcher.quoteReplacement(plain(value));
        });
    }

    /** @return the value itself if the text is one placeholder and it is a number; else the filled text */
    Object cell(String text, Function<String, Object> values) {
        Matcher m = PLACE.matcher(text);
        if (m.matches() && m.group(2).isEmpty() && values.apply(m.group(1)) instanceof Number n)
            return n;
        return fill(text, values);
    }

    private Object form(String form, Object value) {
        if (plain(value).isEmpty())
            return "";
        return switch (form) {
            case "date" -> day(value) == null ? value : date(day(value));
            case "time" -> time(value) == null
                    ? value
                    : words.say("report.time", two(time(value).getHour()), two(time(value).getMinute()),
                            date(time(value).toLocalDate()));
            case "words" -> value instanceof Number n ? numbers.say(n.longValue()) : value;
            case "group" -> value instanceof Number n ? NumberFormat.getInstance(Locale.of("vi")).format(n) : value;
            case "two" -> plain(value).matches("[0-9]") ? "0" + plain(value) : value;
            case "upper" -> plain(value).toUpperCase(locale);
            case "first" -> plain(value).substring(0, plain(value).offsetByCodePoints(0, 1)).toUpperCase(locale)
                    + plain(value).substring(plain(value).offsetByCodePoints(0, 1));
            default -> value;
        };
    }

    /** Days below ten and the first two months have a zero in front (decree 30/2020, annex I): nobody can then add a digit. */
    private String date(LocalDate day) {
        int month = day.getMonthValue();
        return words.say("report.date", two(day.getDayOfMonth()), month < 3 ? two(month) : String.valueOf(month),
                String.valueOf(day.getYear()));
    }

    private static String two(int n) {
        return n < 10 ? "0" + n : String.valueOf(n);
    }

    private static LocalDate day(Object value) {
        return switch (value) {
            case LocalDate d -> d;
            case LocalDateTime t -> t.toLocalDate();
            case Instant i -> LocalDate.ofInstant(i, ZoneId.systemDefault());
            case PartialDate p when p.precision() == PartialDate.Precision.DAY -> p.from();
            default -> null;
        };
    }

    private static LocalDateTime time(Object value) {
        return switch (value) {
            case LocalDateTime t -> t;
            case Instant i -> LocalDateTime.ofInstant(i, ZoneId.systemDefault());
            default -> null;
        };
    }

    /** @return the value as text; empty for none */
    String plain(Object value) {
        return switch (value) {
            case null -> "";
            case PartialDate d -> d.display();
            case LocalDate d -> DAY.format(d);
            case LocalDateTime t -> MINUTE.format(t);
            case Instant i -> MINUTE.format(LocalDateTime.ofInstant(i, ZoneId.systemDefault()));
            case Bilingual b -> b.in(locale);
            case Collection<?> c -> c.stream().map(this::plain).filter(s -> !s.isEmpty()).collect(Collectors.joining("; "));
            default -> value.toString();
        };
    }
}
