package org.khoso.survey.exchange.internal;

import org.khoso.api.Bilingual;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;

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
}
