package org.khoso.survey.design.internal;

import java.util.regex.Pattern;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyService;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.model.survey.Rule;
import org.khoso.model.survey.Survey;
import org.khoso.survey.internal.RuleCheck;

/** Looks at rules: what the engine would refuse, field by field, and what leaves people without words. */
final class RuleFaults {
    private static final Pattern PLACE = Pattern.compile("\\{(?![01]})[^}]*}");

    private final Survey survey;
    private final Template template;
    private final Found found;

    RuleFaults(Survey survey, Template template, Found found) {
        this.survey = survey;
        this.template = template;
        this.found = found;
    }

    void rule(Place place) {
        Rule rule = (Rule) Tree.at(survey, place);
        SurveyService.Rule asked = template.rules().get(place.at());
        for (RuleCheck.Wrong w : RuleCheck.of(template, asked))
            if (w.cause() != null)
            found.condition(place, w.field(), w.cause());
            else
            found.add(new Problem(place, w.field(), 0, true, w.what(), Message.of("survey.bad-rule.remedy")));
        ItemCheck.levels(found, survey.getLevels(), place, "when", asked.when());
        ItemCheck.levels(found, survey.getLevels(), place, "check", asked.check());
        if (FieldValues.get(rule, "message.vi").isBlank())
            found.doubt(place, "message.vi", "no-message");
        for (String field : new String[]{"message.vi", "message.en", "remedy.vi", "remedy.en"})
            if (PLACE.matcher(FieldValues.get(rule, field)).find())
            found.doubt(place, field, "message-place");
        if (rule.getSource() == null)
            found.doubt(place, Fields.SOURCE, "no-rule-source");
    }
}
