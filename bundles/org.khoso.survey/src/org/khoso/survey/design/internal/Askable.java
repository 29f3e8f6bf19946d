package org.khoso.survey.design.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.api.survey.SurveyService.Rule;
import org.khoso.api.survey.SurveyService.Template;

/** As much of an unfinished questionnaire as can be asked: without the conditions and rules that can't. */
final class Askable {
    private record Condition(Place place, String field) {
    }

    private final Template template;
    private final Set<Condition> conditions = new HashSet<>();
    private final Set<Place> rules = new HashSet<>();

    private Askable(Template template) {
        this.template = template;
    }

    /** @return empty if parts can't be told apart */
    static Optional<Template> of(SurveyDesign design) {
        var askable = new Askable(design.template());
        for (Problem p : design.problems())
            if (p.blocks() && !askable.without(p))
            return Optional.empty();
        return Optional.of(askable.template());
    }

    /** @return whether it can be done without what the problem is about */
    private boolean without(Problem p) {
        Part part = p.place().part();
        if (part == Part.RULE)
            rules.add(p.place());
        else if (p.field().endsWith("When"))
            conditions.add(new Condition(p.place(), p.field()));
        return part == Part.RULE || !p.field().equals("id");
    }

    private Template template() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < template.items().size(); i++)
            items.add(item(template.items().get(i), Place.ROOT.child("items", i)));
        List<Rule> kept = new ArrayList<>();
        for (int i = 0; i < template.rules().size(); i++)
            if (!rules.contains(Place.ROOT.child("rules", i)))
            kept.add(template.rules().get(i));
        return new Template(template.id(), template.version(), template.title(), template.source(), template.issuer(), template.replyTo(),
                template.referenceDate(), template.deadline(), template.levels(), template.sections(), items, kept);
    }

    private Item item(Item i, Place place) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < i.columns().size(); c++)
            columns.add(column(i.columns().get(c), place.child("columns", c)));
        return new Item(i.id(), i.section(), i.number(), i.heading(), i.kind(), i.auto(), i.computed(), i.free(), i.levels(), i.rows(),
                columns);
    }

    private Column column(Column c, Place place) {
        return new Column(c.id(), c.label(), c.unit(), c.type(), c.auto(), c.required(), c.multiple(), c.maxLength(),
                kept(place, "visibleWhen", c.visibleWhen()), kept(place, "requiredWhen", c.requiredWhen()), c.options());
    }

    private String kept(Place place, String field, String condition) {
        return conditions.contains(new Condition(place, field)) ? "" : condition;
    }
}
