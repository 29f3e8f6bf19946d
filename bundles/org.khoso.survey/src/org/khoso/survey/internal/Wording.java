package org.khoso.survey.internal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.Response.Cell;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Fault;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Row;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;

/** Puts a fault in words: those of the rule, with {0} the cell and {1} its value; no other pattern, so that quotes are quotes. */
final class Wording {
    private static final int LONGEST = 80;
    private static final Pattern PLACE = Pattern.compile("\\{([01])}");
    private static final List<Locale> LANGUAGES = List.of(Locale.forLanguageTag("vi"), Locale.ENGLISH);

    private final Template survey;

    Wording(Template survey) {
        this.survey = survey;
    }

    Fault fault(Rule rule, Cell cell, String value, Message detail) {
        Bilingual text = filled(rule.message(), cell, value);
        Message message;
        if (text.vi().isBlank())
            message = Message.of("survey.fault.bare", cell(cell), rule.id());
        else
            message = Message.of("survey.fault", detail == null ? text : new Bilingual(open(text.vi()), open(text.en())));
        if (detail != null)
            message = Message.of("survey.fault.detail", message, detail);
        Message remedy = rule.remedy().vi().isBlank() ? null : Message.of("survey.fault", filled(rule.remedy(), cell, value));
        return new Fault(rule.id(), rule.severity(), cell, message, remedy, rule.source(), rule.confidence());
    }

    /** A sentence that goes on. */
    private static String open(String sentence) {
        return sentence.strip().replaceAll("[.:;]+$", "");
    }

    private Bilingual filled(Bilingual pattern, Cell cell, String value) {
        return bilingual(l -> PLACE.matcher(pattern.in(l))
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1).equals("0") ? cell(cell, l) : value(cell, value, l))));
    }

    /** @return a cell in words, the survey if it names none */
    Bilingual cell(Cell cell) {
        return bilingual(l -> cell(cell, l));
    }

    private static Bilingual bilingual(Function<Locale, String> text) {
        return new Bilingual(text.apply(LANGUAGES.get(0)), text.apply(LANGUAGES.get(1)));
    }

    /** @return item number, label of the row (number of a free one), label of the column */
    private String cell(Cell cell, Locale language) {
        Optional<Item> item = survey.item(cell.item());
        String row = item.flatMap(i -> i.rows().stream().filter(r -> r.id().equals(cell.row())).findFirst()).map(Row::label)
                .map(l -> l.in(language)).orElse(cell.row().isEmpty() ? "" : "(" + cut(cell.row()) + ")");
        String column = item.flatMap(i -> i.column(cell.column())).map(Column::label).map(l -> l.in(language))
                .orElse(cell.column().startsWith("#") ? "" : cut(cell.column()));
        String all = List.of(cut(cell.item()), row, column).stream().filter(s -> !s.isBlank()).collect(Collectors.joining(", "));
        return all.isEmpty() ? survey.title().in(language) : all;
    }

    /** @return a value as people write it: numbers and days by their language, labels instead of codes */
    private String value(Cell cell, String value, Locale language) {
        Column column = survey.item(cell.item()).flatMap(i -> i.column(cell.column())).orElse(null);
        return column == null || value.isBlank() ? cut(value) : switch (Values.read(column, value)) {
            case Value.Num n -> number(n.number(), language);
            case Value.Day d -> language.getLanguage().equals("vi")
                    ? value.substring(8) + "/" + value.substring(5, 7) + "/" + value.substring(0, 4)
                    : value;
            case Value.Codes c ->
                Arrays.stream(value.split(",")).map(code -> label(column, code, language)).collect(Collectors.joining(", "));
            default -> cut(value);
        };
    }

    static String number(BigDecimal n, Locale language) {
        NumberFormat f = NumberFormat.getInstance(language);
        f.setMaximumFractionDigits(15);
        return f.format(n);
    }

    private static String label(Column column, String code, Locale language) {
        return column.options().stream().filter(o -> o.id().equals(code)).findFirst().map(o -> o.label().in(language))
                .filter(l -> !l.isBlank())
                .orElse(code);
    }

    static String cut(String s) {
        return s.codePointCount(0, s.length()) <= LONGEST ? s : s.substring(0, s.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
