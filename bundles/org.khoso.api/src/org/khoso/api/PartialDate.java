package org.khoso.api;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A date as archives have it: a day, a month, a year, a span, or something that nobody can read. The original text is
 * always kept. Parsing is in {@code org.khoso.text}.
 *
 * @param from      first possible day, null if unknown
 * @param to        last possible day, null if unknown
 * @param precision how exact it is
 * @param text      as written in the source, never null
 */
public record PartialDate(LocalDate from, LocalDate to, Precision precision, String text) {
    /** How exact a date is. */
    public enum Precision {
        /** One day. */
        DAY,
        /** One month. */
        MONTH,
        /** One year. */
        YEAR,
        /** From one date to another. */
        RANGE,
        /** Not readable; from and to are null. */
        UNKNOWN
    }

    /** Checks that known dates are in order. */
    public PartialDate {
        Objects.requireNonNull(precision);
        text = text == null ? "" : text;
        if (precision == Precision.UNKNOWN ? from != null || to != null : from == null || to == null || to.isBefore(from))
            throw new IllegalArgumentException("dates do not fit " + precision + ": " + from + ".." + to);
    }

    /** @return that day */
    public static PartialDate day(LocalDate day) {
        return new PartialDate(day, day, Precision.DAY,
                String.format("%02d/%02d/%04d", day.getDayOfMonth(), day.getMonthValue(), day.getYear()));
    }

    /** @return a text that nobody could read */
    public static PartialDate unknown(String text) {
        return new PartialDate(null, null, Precision.UNKNOWN, text);
    }

    /** @return dd/MM/yyyy, MM/yyyy, yyyy or a span of two such; the original text if unknown */
    public String display() {
        return switch (precision) {
            case DAY -> String.format("%02d/%02d/%04d", from.getDayOfMonth(), from.getMonthValue(), from.getYear());
            case MONTH -> String.format("%02d/%04d", from.getMonthValue(), from.getYear());
            case YEAR -> String.format("%04d", from.getYear());
            case RANGE -> wholeYears() ? from.getYear() + "-" + to.getYear() : day(from).display() + "-" + day(to).display();
            case UNKNOWN -> text;
        };
    }

    private boolean wholeYears() {
        return from.getDayOfYear() == 1 && to.getMonthValue() == 12 && to.getDayOfMonth() == 31;
    }
}
