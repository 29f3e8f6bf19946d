package org.khoso.core.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Option;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.text.Dates;
import org.khoso.text.Fold;

/** What a person types, as answers keep it: numbers plain, days as yyyy-mm-dd, codes joined by commas. */
public final class Typed {
    private static final Pattern VOLUME = Pattern.compile("(.*?)([kmgtp])(i?)b", Pattern.CASE_INSENSITIVE);

    private Typed() {
    }

    /**
     * @return the value; empty if nothing was typed
     * @throws KhosoException if the survey has no such cell, or the text is no value of its type: names the cell
     */
    public static String value(Template survey, Cell cell, String text) throws KhosoException {
        String t = text == null ? "" : Fold.nfc(text).strip();
        Item item = survey.item(cell.item()).orElseThrow(() -> unknown(cell, survey));
        if (cell.column().equals(Response.NONE) && cell.row().isEmpty())
            return t;
        Column column = item.column(cell.column()).orElseThrow(() -> unknown(cell, survey));
        if (item.free() ? !cell.row().matches("[1-9][0-9]{0,3}") : !item.rowIds().contains(cell.row()))
            throw unknown(cell, survey);
        return t.isEmpty() ? "" : typed(column, cell, t);
    }

    private static KhosoException unknown(Cell cell, Template survey) {
        return new KhosoException(Message.of("core.survey.no-cell", cell, survey.id()), Message.of("core.survey.no-cell.remedy"), null);
    }

    private static String typed(Column c, Cell cell, String t) throws KhosoException {
        return switch (c.type()) {
            case "integer" -> number(cell, t, true);
            case "bytes" -> bytes(cell, t);
            case "decimal", "percent" -> number(cell, t, false);
            case "date" -> date(cell, t);
            case "choice" -> codes(c, cell, t);
            case "yesno" -> yes(cell, t);
            default -> t;
        };
    }

    /** Dots and blanks part thousands, a comma begins decimals, as Vietnamese write it; one dot alone may mean either: it is taken for decimals only where three digits don't follow. */
    private static String number(Cell cell, String t, boolean whole) throws KhosoException {
        String s = t.replaceAll("[\\s\\u00a0\\u202f]", "");
        if (s.matches("[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?"))
            s = s.replace(".", "");
        s = s.replace(',', '.');
        try {
            BigDecimal n = new BigDecimal(s);
            if (whole && n.stripTrailingZeros().scale() > 0 || Math.abs(n.scale()) > 20 || n.precision() > 40)
                throw new NumberFormatException(s);
            String plain = n.stripTrailingZeros().toPlainString();
            return n.signum() == 0 ? "0" : plain;
        } catch (NumberFormatException e) {
            throw wrong(cell, t, whole ? "integer" : "decimal");
        }
    }

    /** A volume is kept in bytes; nobody counts those: 1,5 TB is 1.5 million million, 1 GiB is 2 to the power of 30. */
    private static String bytes(Cell cell, String t) throws KhosoException {
        Matcher m = VOLUME.matcher(t);
        if (!m.matches())
            return number(cell, t, true);
        int power = "kmgtp".indexOf(Character.toLowerCase(m.group(2).charAt(0))) + 1;
        BigDecimal unit = BigDecimal.valueOf(m.group(3).isEmpty() ? 1000 : 1024).pow(power);
        return new BigDecimal(number(cell, m.group(1), false)).multiply(unit).setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private static String date(Cell cell, String t) throws KhosoException {
        PartialDate d = Dates.parse(t);
        if (d.precision() != PartialDate.Precision.DAY)
            throw wrong(cell, t, "date");
        return DateTimeFormatter.ISO_LOCAL_DATE.format(d.from());
    }

    private static String codes(Column c, Cell cell, String t) throws KhosoException {
        List<String> codes = new ArrayList<>();
        for (String one : option(c, t).isPresent() ? List.of(t) : List.of(t.split("\\s*[,;]\\s*")))
            codes.add(option(c, one).orElseThrow(() -> wrong(cell, one, "choice")).id());
        if (codes.size() > 1 && !c.multiple())
            throw wrong(cell, t, "choice");
        return String.join(",", codes.stream().distinct().toList());
    }

    private static Optional<Option> option(Column c, String t) {
        String folded = Fold.fold(t);
        return c.options().stream().filter(o -> o.id().equalsIgnoreCase(t) || says(o.label(), folded)).findFirst();
    }

    private static boolean says(Bilingual label, String folded) {
        return Fold.fold(label.vi()).equals(folded) || label.en() != null && Fold.fold(label.en()).equals(folded);
    }

    private static String yes(Cell cell, String t) throws KhosoException {
        return switch (Fold.fold(t)) {
            case "yes", "co", "true", "x", "dap ung" -> "YES";
            case "no", "khong", "false", "khong dap ung" -> "NO";
            default -> throw wrong(cell, t, "yesno");
        };
    }

    private static KhosoException wrong(Cell cell, String text, String type) {
        return new KhosoException(Message.of("core.survey.wrong-value", cell, text),
                Message.of("core.survey.wrong-value." + type), null);
    }
}
