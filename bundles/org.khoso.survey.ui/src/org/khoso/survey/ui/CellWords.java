package org.khoso.survey.ui;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.core.survey.Volumes;

/** Values of answers as people read them, and as they type them. What is no value of its type is shown as it is kept. */
final class CellWords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
    private static final String UNITS = "KMGTP";
    private static final int MOST_DIGITS = 40;
    private static final int MOST_DECIMALS = 3;

    private final Locale locale;
    private final String yes;
    private final String no;
    private final boolean binary;

    /** @param yes word for YES @param no word for NO */
    CellWords(Locale locale, String yes, String no) {
        this(locale, yes, no, false);
    }

    private CellWords(Locale locale, String yes, String no, boolean binary) {
        this.locale = locale;
        this.yes = yes;
        this.no = no;
        this.binary = binary;
    }

    /** @return the same, with volumes in the base that a response asks for: GB, or GiB where it is one of powers of two */
    CellWords of(Sheet sheet) {
        return new CellWords(locale, yes, no, Volumes.binary(sheet.survey(), sheet.response()).orElse(false));
    }

    /** @return whether values of a column stand at the right */
    static boolean number(Column c) {
        return switch (c.type()) {
            case "integer", "decimal", "percent", "bytes" -> true;
            default -> false;
        };
    }

    /** @return whether values of a column may have several lines */
    static boolean lines(Column c) {
        return c.type().equals("text") && (c.maxLength() == 0 || c.maxLength() > 200);
    }

    /** @return codes to choose from; none if a value is typed */
    static List<String> codes(Column c) {
        return switch (c.type()) {
            case "choice" -> c.options().stream().map(Option::id).toList();
            case "yesno" -> List.of("YES", "NO");
            default -> List.of();
        };
    }

    /** @return value for reading */
    String show(Column c, String value) {
        return switch (c.type()) {
            case "integer", "decimal" -> grouped(value);
            case "percent" -> value.isEmpty() ? "" : grouped(value) + " %";
            case "bytes" -> volume(value, false);
            case "date" -> day(value);
            case "choice", "yesno" -> labels(c, value);
            default -> value;
        };
    }

    /** @return value for typing: what comes back is the same value; codes stay codes */
    String edit(Column c, String value) {
        return switch (c.type()) {
            case "integer", "decimal", "percent" -> value.replace('.', ',');
            case "bytes" -> volume(value, true);
            case "date" -> day(value);
            default -> value;
        };
    }

    /** @return label of a code */
    String label(Column c, String code) {
        if (c.type().equals("yesno"))
            return code.equals("YES") ? yes : code.equals("NO") ? no : code;
        return c.options().stream().filter(o -> o.id().equals(code)).map(o -> o.label().in(locale)).findFirst().orElse(code);
    }

    private String labels(Column c, String value) {
        List<String> labels = new ArrayList<>();
        for (String code : value.isEmpty() ? List.<String>of() : List.of(value.split(",")))
            labels.add(label(c, code));
        return String.join("; ", labels);
    }

    private static String day(String value) {
        try {
            return value.isEmpty() ? "" : DAY.format(LocalDate.parse(value));
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    private String grouped(String value) {
        BigDecimal n = parse(value);
        if (n == null)
            return value;
        NumberFormat f = NumberFormat.getInstance(locale);
        f.setMaximumFractionDigits(Math.max(0, n.scale()));
        return f.format(n);
    }

    /** @param exact whether the same number of bytes must come back */
    private String volume(String value, boolean exact) {
        BigDecimal n = parse(value);
        return n == null ? value : volume(value, n, exact, binary);
    }

    private String volume(String value, BigDecimal n, boolean exact, boolean two) {
        BigDecimal step = two ? KIBI : THOUSAND;
        int power = 0;
        while (power < UNITS.length() && n.abs().compareTo(step.pow(power + 1)) >= 0)
            power++;
        if (power == 0)
            return exact ? value : grouped(value) + " B";
        BigDecimal part = n.divide(step.pow(power)); // of powers of ten and of two it always ends
        if (exact && two && part.stripTrailingZeros().scale() > MOST_DECIMALS)
            return volume(value, n, true, false); // twenty digits help nobody who types
        String unit = " " + UNITS.charAt(power - 1) + (two ? "iB" : "B");
        return exact
                ? part.stripTrailingZeros().toPlainString().replace('.', ',') + unit
                : grouped(part.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString()) + unit;
    }

    private static BigDecimal parse(String value) {
        if (value.isEmpty() || value.length() > MOST_DIGITS)
            return null;
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
