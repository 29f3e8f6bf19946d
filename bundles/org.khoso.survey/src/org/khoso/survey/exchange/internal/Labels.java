package org.khoso.survey.exchange.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.Response;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Template;

/** What stands beside cells to fill in. */
record Labels(Words words) {
    /** @return English words, empty if there are none */
    String en(Bilingual b) {
        return b.en() == null ? "" : b.en();
    }

    /** @return number and heading of an item */
    String heading(Item i) {
        String number = i.number().isBlank() ? i.id() + "." : i.id() + " – " + i.number();
        return number + " " + i.heading().vi();
    }

    /** @return label of a column with its unit and a star if it must be answered */
    String column(Item i, Column c) {
        String label = c.label().vi().isBlank() ? i.heading().vi() : c.label().vi();
        String unit = unit(c);
        return label + (unit.isEmpty() ? "" : " (" + unit + ")") + (c.required() ? " *" : "");
    }

    /** @return unit as people write it */
    String unit(Column c) {
        if (c.type().equals("bytes"))
            return words.vi("survey.form.size");
        if (c.type().equals("percent"))
            return "%";
        String key = "survey.unit." + c.unit();
        return c.unit().isEmpty() ? "" : words.has(key) ? words.vi(key) : c.unit();
    }

    /** @return what stands above the questions: keys of words and what is said; without what is not known */
    Map<String, String> facts(Template t, Response r) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("survey.form.source", t.source());
        facts.put("survey.form.issuer", t.issuer());
        facts.put("survey.form.replyTo", t.replyTo());
        String name = r.respondent().name();
        facts.put("survey.form.respondent", name.isBlank() ? r.respondent().code() : name + " (" + r.respondent().code() + ")");
        facts.put("survey.form.referenceDate", r.referenceDate() == null ? "" : Days.shown(r.referenceDate()));
        facts.put("survey.form.deadline", t.deadline() == null ? "" : Days.shown(t.deadline()));
        facts.values().removeIf(String::isBlank);
        return facts;
    }
}
