package org.khoso.core.survey;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.Assessment.Figure;
import org.khoso.api.survey.Assessment.Indicator;
import org.khoso.api.survey.Assessment.Kind;
import org.khoso.api.survey.Assessment.Reason;
import org.khoso.api.survey.Assessment.Timeliness;
import org.khoso.api.survey.Consolidation.Measure;
import org.khoso.api.survey.Consolidation.Unit;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.core.Texts;

/** What outputs and views of a consolidation say, in one language. @param texts sentences @param locale language @param survey survey that was summed up */
public record ConsolidationWords(Texts texts, Locale locale, Template survey) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String PREFIX = "core.survey.sums.";

    /** @return a sentence of the consolidation. @param key key without its beginning */
    public String say(String key, Object... args) {
        return texts.say(Message.of(PREFIX + key, args), locale);
    }

    /** @return the sentence */
    public String say(Message message) {
        return texts.say(message, locale);
    }

    /** @return the text in this language */
    public String say(Bilingual text) {
        return text.in(locale);
    }

    /** @return name of a unit; the nation and what is open have names of their own */
    public String unit(Unit u) {
        return switch (u.level()) {
            case "national" -> say("nation");
            case "open" -> say("open");
            default -> u.name().isEmpty() ? u.code() : u.name();
        };
    }

    /** @return name of a level */
    public String level(String level) {
        return say("level." + level);
    }

    /** @return how a body has answered */
    public String timeliness(Timeliness t) {
        return t == null ? "" : texts.say(Message.of("survey.timeliness." + t.name()), locale);
    }

    /** @return heading of a column of the table of provinces */
    public String indicator(Indicator i) {
        return texts.say(Message.of("survey.indicator." + i.id()), locale);
    }

    /** @return value of an indicator as people read it */
    public String figure(Indicator i, Figure f) {
        if (i.kind() != Kind.CODES)
            return MeasureNames.shown(i.type(), f.value(), locale);
        List<String> all = new ArrayList<>();
        boolean one = f.codes().size() == 1 && f.codes().values().iterator().next() == 1;
        for (Map.Entry<String, Integer> e : f.codes().entrySet())
            all.add(one ? code(i, e.getKey()) : code(i, e.getKey()) + ": " + e.getValue());
        return all.isEmpty() ? "–" : String.join("; ", all);
    }

    private String code(Indicator i, String code) {
        Column column = survey.item(i.cells().getFirst().item()).flatMap(x -> x.column(i.cells().getFirst().column())).orElse(null);
        if (column == null || column.type().equals("yesno"))
            return texts.say(Message.of("survey.assess." + code), locale);
        String shortly = "survey.short." + i.id() + "." + code;
        if (texts.knows(shortly))
            return texts.say(Message.of(shortly), locale);
        return column.options().stream().filter(o -> o.id().equals(code)).map(o -> o.label().in(locale)).findFirst().orElse(code);
    }

    /** @return name of a criterion */
    public String criterion(Reason r) {
        return texts.say(Message.of("survey.priority." + r.id()), locale);
    }

    /** @return name of a measure, with its item */
    public String measure(Measure m) {
        return say(MeasureNames.of(survey, m));
    }

    /** @return an amount of a measure as people read it */
    public String amount(Measure m, BigDecimal n) {
        return MeasureNames.shown(m.type(), n, locale);
    }

    /** @return a plain number with its digits grouped */
    public String number(long n) {
        return MeasureNames.shown("integer", BigDecimal.valueOf(n), locale);
    }

    /** @return a day; empty for none */
    public String day(LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
