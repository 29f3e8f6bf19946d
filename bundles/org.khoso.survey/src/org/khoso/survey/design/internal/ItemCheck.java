package org.khoso.survey.design.internal;

import java.util.List;
import java.util.Set;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Row;
import org.khoso.model.survey.Survey;
import org.khoso.survey.internal.RuleCheck;

/** Looks at items, their rows and columns. */
final class ItemCheck {
    private static final String TABLE = "table";
    private static final String LIST = "list";
    /** Kinds of items that are one value. */
    private static final Set<String> SINGLE = Set.of("text", "choice", "number");

    private final Survey survey;
    private final Template template;
    private final Known known;
    private final Found found;
    private final SourceCheck sources;

    ItemCheck(Survey survey, Template template, Known known, Found found) {
        this.survey = survey;
        this.template = template;
        this.known = known;
        this.found = found;
        sources = new SourceCheck(known, found);
    }

    void item(Place place) {
        Item i = (Item) Tree.at(survey, place);
        String section = Tree.text(i, "section");
        if (!section.isEmpty() && !Tree.ids(survey.getSections()).contains(section))
            found.wrong(place, "section", "no-section", section);
        else if (section.isEmpty() && !survey.getSections().isEmpty())
            found.doubt(place, "section", "section-open");
        for (String l : i.getLevels())
            if (!survey.getLevels().contains(l))
            found.wrong(place, "levels", "level", l, String.join(", ", survey.getLevels()));
        if (!Tree.text(i, "auto").isEmpty() && !Fields.AUTOS.contains(i.getAuto()))
            found.wrong(place, "auto", "auto", i.getAuto());
        kind(place, i);
        sources.item(place, i);
    }

    private void kind(Place place, Item i) {
        String kind = Tree.text(i, "kind");
        if (!Fields.KINDS.contains(kind))
            found.wrong(place, "kind", "item-kind", kind, String.join(", ", Fields.KINDS));
        else if (i.isFree() != kind.equals(LIST))
            found.wrong(place, "kind", "free", kind);
        else if (kind.equals(TABLE) && i.getRows().isEmpty())
            found.wrong(place, "kind", "no-rows");
        else if (!kind.equals(TABLE) && !i.getRows().isEmpty())
            found.wrong(place, "kind", "rows", kind);
        else if (SINGLE.contains(kind) && i.getColumns().size() > 1)
            found.wrong(place, "kind", "one-column", kind);
        if (i.getColumns().isEmpty())
            found.wrong(place, "", "no-columns");
    }

    void row(Place place) {
        Row r = (Row) Tree.at(survey, place);
        for (String l : r.getLevels())
            if (!known.levels().contains(l))
            found.wrong(place, "levels", "level", l, String.join(", ", known.levels()));
    }

    void column(Place place) {
        Column c = (Column) Tree.at(survey, place);
        String type = Tree.text(c, "type");
        boolean choice = type.equals("choice");
        if (!Fields.TYPES.contains(type))
            found.wrong(place, "type", "type", type, String.join(", ", Fields.TYPES));
        if (choice && c.getOptions().isEmpty())
            found.wrong(place, "type", "no-options");
        if (!choice && (!c.getOptions().isEmpty() || c.isMultiple()))
            found.doubt(place, "type", "options", type);
        if (c.getMaxLength() < 0)
            found.wrong(place, "maxLength", "length", c.getMaxLength());
        if (!Tree.text(c, "auto").isEmpty() && !Fields.AUTOS.contains(c.getAuto()))
            found.wrong(place, "auto", "auto", c.getAuto());
        if (c.isRequired() && !Tree.text(c, "requiredWhen").isBlank())
            found.doubt(place, "requiredWhen", "required-twice");
        condition(place, "visibleWhen", Tree.text(c, "visibleWhen"));
        condition(place, "requiredWhen", Tree.text(c, "requiredWhen"));
        sources.column(place, c);
    }

    private void condition(Place place, String field, String text) {
        SurveyService.Item item = template.items().get(place.item().at());
        RuleCheck.condition(template, item, text).ifPresent(e -> found.condition(place, field, e));
        levels(found, survey.getLevels(), place, field, text);
    }

    /** A level that nobody who answers has makes a comparison false for ever. */
    static void levels(Found found, List<String> levels, Place place, String field, String condition) {
        for (String l : RuleCheck.levels(condition))
            if (!levels.contains(l))
            found.doubt(place, field, "level-never", l, String.join(", ", levels));
    }
}
