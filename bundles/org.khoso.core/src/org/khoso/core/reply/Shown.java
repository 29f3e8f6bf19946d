package org.khoso.core.reply;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.Message;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.survey.Volumes;

/** Answers as letters write them: numbers and days in Vietnamese form, codes by their labels, volumes in units that people read. */
final class Shown {
    private static final Set<String> NUMBERS = Set.of("integer", "decimal", "percent", "bytes");
    private static final String BYTES = "bytes";
    private static final List<String> UNITS = List.of("byte", "KB", "MB", "GB", "TB", "PB");
    private static final int GIGA = 3;
    private final ReplyWords words;
    private final boolean binary;
    private final boolean said;

    private Shown(ReplyWords words, boolean binary, boolean said) {
        this.words = words;
        this.binary = binary;
        this.said = said;
    }

    /** Volumes are shown in the base that the response itself names, else in powers of ten, and the base is said. */
    static Shown of(ReplyWords words, Template survey, Response response) {
        Optional<Boolean> binary = Volumes.binary(survey, response);
        return new Shown(words, binary.orElse(false), binary.isPresent());
    }

    static boolean isNumber(Column c) {
        return NUMBERS.contains(c.type());
    }

    /** @return whether numbers of different rows may be added */
    static boolean isAmount(Column c) {
        return isNumber(c) && !c.type().equals("percent");
    }

    /** @return the value with its unit, as it stands in a sentence */
    String text(Column c, String value) {
        return switch (c.type()) {
            case "date" -> date(value);
            case "choice", "yesno" -> labels(c, value);
            case BYTES -> number(value).map(n -> volume(n) + (said ? "" : " (" + base() + ")")).orElse(value);
            case "integer", "decimal", "percent" -> number(value).map(n -> withUnit(c, grouped(n))).orElse(value);
            default -> value.strip();
        };
    }

    /** @return the value as it stands in a table, where the head says the unit: a number or a text */
    Object cell(Column c, String value) {
        if (!isNumber(c))
            return text(c, value);
        return number(value).<Object>map(n -> amount(c, n)).orElse(value);
    }

    /** @return a number as tables show it: volumes in GB */
    BigDecimal amount(Column c, BigDecimal n) {
        return c.type().equals(BYTES) ? n.divide(step().pow(GIGA), GIGA, RoundingMode.HALF_UP).stripTrailingZeros() : n;
    }

    /** @return the head of a column of a table, with the unit */
    String head(Column c) {
        String unit = c.type().equals(BYTES) ? base() : c.unit().isEmpty() ? percent(c) : unit(c);
        return ReplyWords.label(c.label()) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    static Optional<BigDecimal> number(String value) {
        try {
            return Optional.of(new BigDecimal(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // shown as it is; the rules of the survey find fault with it
        }
    }

    private String withUnit(Column c, String number) {
        if (!percent(c).isEmpty())
            return number + percent(c);
        return c.unit().isEmpty() ? number : number + " " + unit(c);
    }

    private static String percent(Column c) {
        return c.type().equals("percent") ? "%" : "";
    }

    private String unit(Column c) {
        return words.say(Message.of("survey.unit." + c.unit()));
    }

    private static String grouped(BigDecimal n) {
        NumberFormat f = NumberFormat.getInstance(ReplyWords.LANGUAGE);
        f.setMaximumFractionDigits(6);
        return f.format(n);
    }

    private BigDecimal step() {
        return BigDecimal.valueOf(binary ? 1024 : 1000);
    }

    private String volume(BigDecimal bytes) {
        BigDecimal n = bytes;
        int unit = 0;
        while (n.abs().compareTo(step()) >= 0 && unit < UNITS.size() - 1) {
            n = n.divide(step(), 20, RoundingMode.HALF_UP);
            unit++;
        }
        return grouped(n.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros()) + " " + UNITS.get(unit);
    }

    private String base() {
        return words.say(binary ? "base.two" : "base.ten");
    }

    private static String date(String value) {
        try {
            return ReplyWords.day(LocalDate.parse(value.strip()));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private String labels(Column c, String value) {
        List<String> labels = new ArrayList<>();
        for (String code : value.split(","))
            labels.add(c.options().stream().filter(o -> o.id().equals(code.strip())).map(Option::label).map(ReplyWords::label).findFirst()
                    .orElseGet(() -> switch (code.strip()) {
                        case "YES" -> words.say("yes");
                        case "NO" -> words.say("no");
                        default -> code.strip();
                    }));
        return String.join(", ", labels);
    }
}
