package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.survey.internal.Value.Truth;

/** Values as answers keep them: canonical text, so that equal values look equal in every file. */
final class Values {
    static final String YES = "YES";
    static final String NO = "NO";
    private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,29}");
    private static final Pattern DECIMAL = Pattern.compile("(0|[1-9]\\d{0,29})(\\.\\d{0,14}[1-9])?");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Values() {
    }

    /** Types of columns, as templates name them. */
    enum Type {
        INTEGER, DECIMAL, PERCENT, BYTES, TEXT, DATE, CHOICE, YESNO;

        /** @return the type of a column; words if it names none */
        static Type of(Column c) {
            for (Type t : values())
                if (t.name().equalsIgnoreCase(c.type()))
                return t;
            return TEXT;
        }

        boolean number() {
            return this == INTEGER || this == DECIMAL || this == PERCENT || this == BYTES;
        }

        /** @return whether the numbers of several bodies make one */
        boolean adds() {
            return number() && this != PERCENT;
        }
    }

    /** @return the value; unknown if it is not of the column's type */
    static Value read(Column column, String text) {
        if (text.isBlank() || wrong(column, text).isPresent())
            return Truth.UNKNOWN;
        return switch (Type.of(column)) {
            case INTEGER, DECIMAL, PERCENT, BYTES -> new Value.Num(new BigDecimal(text));
            case DATE -> new Value.Day(LocalDate.parse(text));
            case CHOICE, YESNO -> new Value.Codes(Set.copyOf(codes(text)));
            case TEXT -> new Value.Text(text);
        };
    }

    /** @return what is wrong with a value; empty if nothing */
    static Optional<Message> wrong(Column column, String text) {
        return Optional.ofNullable(switch (Type.of(column)) {
            case INTEGER -> WHOLE.matcher(text).matches() ? null : Message.of("survey.wrong.integer");
            case BYTES -> WHOLE.matcher(text).matches() ? null : Message.of("survey.wrong.bytes");
            case DECIMAL -> DECIMAL.matcher(text).matches() ? null : Message.of("survey.wrong.decimal");
            case PERCENT -> DECIMAL.matcher(text).matches() && new BigDecimal(text).compareTo(HUNDRED) <= 0
                    ? null
                    : Message.of("survey.wrong.percent");
            case DATE -> day(text) ? null : Message.of("survey.wrong.date");
            case YESNO -> text.equals(YES) || text.equals(NO) ? null : Message.of("survey.wrong.yesno", YES, NO);
            case CHOICE -> wrongCodes(column, text);
            case TEXT -> wrongWords(column, text);
        });
    }

    private static boolean day(String text) {
        if (!DAY.matcher(text).matches())
            return false;
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> codes(String text) {
        return Arrays.asList(text.split(",", -1));
    }

    private static Message wrongCodes(Column column, String text) {
        List<String> known = column.options().stream().map(Option::id).toList();
        List<String> given = codes(text);
        for (String code : given)
            if (!known.contains(code))
            return Message.of("survey.wrong.code", Wording.cut(code), String.join(", ", known));
        if (new LinkedHashSet<>(given).size() < given.size())
            return Message.of("survey.wrong.code-twice");
        return given.size() > 1 && !column.multiple() ? Message.of("survey.wrong.codes") : null;
    }

    private static Message wrongWords(Column column, String text) {
        int length = text.codePointCount(0, text.length());
        return column.maxLength() > 0 && length > column.maxLength() ? Message.of("survey.wrong.long", length, column.maxLength()) : null;
    }
}
