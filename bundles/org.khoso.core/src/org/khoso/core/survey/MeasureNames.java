package org.khoso.core.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.Consolidation.Kind;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.Response.Given;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** What measures are called, how people name one, and how amounts are shown. */
public final class MeasureNames {
    private static final String PREFIX = "verb.survey.consolidate.";
    private static final String ALL_ROWS = "*";
    private static final int KILO = 3;
    private static final String[] SIZES = {"byte", "kB", "MB", "GB", "TB", "PB", "EB"};

    private MeasureNames() {
    }

    /** @return item, row, column and code as the questionnaire calls them */
    public static Message of(Template survey, Measure m) {
        return named(survey, m, m.item());
    }

    /** @return the same without the item, where that stands beside it */
    public static Message inItem(Template survey, Measure m) {
        return named(survey, m, "");
    }

    private static Message named(Template survey, Measure m, String number) {
        Item item = survey.item(m.item()).orElseThrow();
        String alone = number.isEmpty() ? "in." : "";
        if (m.kind() == Kind.NONE)
            return Message.of(PREFIX + alone + "none", number);
        Optional<Bilingual> row = item.rows().stream().filter(r -> r.id().equals(m.row())).map(r -> label(r.label(), r.id())).findFirst();
        Optional<Column> column = item.column(m.column());
        Object label = column.map(c -> (Object) label(c.label(), c.id())).orElse(m.column());
        String key = (m.option().isEmpty() ? "measure" : "choice") + (row.isPresent() ? ".row" : "");
        return Message.of(PREFIX + alone + key, number, label, row.map(r -> (Object) r).orElse(""), option(column, m.option()));
    }

    private static Object option(Optional<Column> column, String code) {
        if (column.filter(c -> c.type().equals("yesno")).isPresent())
            return Message.of("survey.assess." + code);
        return column.flatMap(c -> c.options().stream().filter(o -> o.id().equals(code)).findFirst())
                .map(o -> (Object) label(o.label(), o.id())).orElse(code);
    }

    private static Bilingual label(Bilingual label, String id) {
        return label.vi().isEmpty() ? new Bilingual(id, null) : label;
    }

    /** @return how a measure is named on the command line: {@code ITEM/ROW/COLUMN}, of a code with {@code =CODE} */
    public static String cell(Measure m) {
        return m.item() + "/" + m.row() + "/" + m.column() + (m.option().isEmpty() ? "" : "=" + m.option());
    }

    /**
     * @param name {@code ITEM/ROW/COLUMN}, {@code ITEM/COLUMN} of an item of one row, {@code =CODE} behind it for a choice
     * @throws KhosoException if the survey has no such total; names some that it has
     */
    public static Measure find(List<Measure> measures, String name) throws KhosoException {
        String[] parts = name.split("/", -1);
        String whole = parts.length == 2 ? parts[0] + "//" + parts[1] : name;
        Optional<Measure> found = measures.stream().filter(m -> cell(m).equals(whole)).findFirst();
        if (found.isPresent())
            return found.get();
        String near = String.join(", ", measures.stream().filter(m -> m.item().equals(parts[0])).map(MeasureNames::cell).toList());
        String some = near.isEmpty() ? String.join(", ", measures.stream().map(MeasureNames::cell).limit(20).toList()) : near;
        throw new KhosoException(Message.of("core.survey.sums.no-measure", name), Message.of("core.survey.sums.no-measure.remedy", some),
                null);
    }

    /**
     * @return answers of a response that a measure is made of, by cell; of free rows all of them. If none has the code that is counted,
     *         those that have other codes instead: they are why there is nothing to count
     */
    public static Map<Cell, Given> answers(Response response, Measure m) {
        Map<Cell, Given> column = new TreeMap<>();
        response.answers().forEach((c, g) -> {
            boolean row = m.row().equals(ALL_ROWS) || m.row().equals(c.row());
            if (c.item().equals(m.item()) && c.column().equals(m.column()) && row && !g.value().isBlank())
                column.put(c, g);
        });
        Map<Cell, Given> counted = new TreeMap<>(column);
        if (!m.option().isEmpty())
            counted.values().removeIf(g -> !List.of(g.value().split(",")).contains(m.option()));
        return counted.isEmpty() ? column : counted;
    }

    /** @return an amount as people read it: bytes in steps of 10³, all else with its digits grouped */
    public static String shown(String type, BigDecimal n, Locale locale) {
        if (n == null)
            return "–";
        NumberFormat f = NumberFormat.getInstance(locale);
        if (!type.equals("bytes")) {
            f.setMaximumFractionDigits(6);
            return f.format(n);
        }
        int step = 0;
        BigDecimal left = n;
        while (step < SIZES.length - 1 && left.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            left = left.movePointLeft(KILO);
            step++;
        }
        f.setMaximumFractionDigits(1);
        return f.format(left.setScale(1, RoundingMode.HALF_UP)) + " " + SIZES[step];
    }
}
