package org.khoso.survey.design.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Group;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.model.survey.Survey;

/** Looks at a whole questionnaire: identities, words, what each kind of part needs, conditions and rules. */
final class DesignCheck {
    /** Letters that conditions, cells and lists of codes use for themselves. */
    private static final Pattern ID = Pattern.compile("[^\\s/\\[\\]'\"#*=,;{}]+");
    /** Kinds of rules without which nobody is told what is missing. */
    private static final List<String> BASIC = List.of("answered", "required", "type");

    private final Survey survey;
    private final Known known;
    private final Found found = new Found();
    private final ItemCheck items;
    private final RuleFaults rules;

    private DesignCheck(Survey survey, Template template, Known known) {
        this.survey = survey;
        this.known = known;
        items = new ItemCheck(survey, template, known, found);
        rules = new RuleFaults(survey, template, found);
    }

    static List<Problem> of(Survey survey, Template template, Known known) {
        var check = new DesignCheck(survey, template, known);
        check.part(survey, Place.ROOT);
        return check.found.all();
    }

    private void part(EObject part, Place place) {
        id(part, place);
        switch (place.part()) {
            case SURVEY -> whole();
            case ITEM -> items.item(place);
            case COLUMN -> items.column(place);
            case ROW -> items.row(place);
            case RULE -> rules.rule(place);
            default -> {
                // a section and a code have words alone
            }
        }
        String words = words(place.part());
        if (!words.isEmpty())
            words(part, place, words);
        for (Group g : SurveyDesign.groups(place.part()))
            list(part, place, g.name());
    }

    private void list(EObject part, Place place, String name) {
        List<EObject> all = Tree.list(part, name);
        if (all.size() > known.mostParts())
            found.wrong(place, "", "too-many", all.size(), known.mostParts());
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size() && i < known.mostParts(); i++) {
            Place child = place.child(name, i);
            String id = Tree.id(all.get(i));
            if (!id.isEmpty() && !seen.add(id))
                found.wrong(child, "id", "twice", id);
            part(all.get(i), child);
        }
    }

    private void id(EObject part, Place place) {
        String id = Tree.id(part);
        if (id.isEmpty())
            found.wrong(place, "id", "no-id");
        else if (!ID.matcher(id).matches() || id.length() > known.longestId())
            found.wrong(place, "id", "bad-id", id, known.longestId());
    }

    private static String words(Part part) {
        return switch (part) {
            case SURVEY -> Fields.TITLE;
            case ITEM -> "heading";
            case RULE -> "";
            default -> "label";
        };
    }

    /** Vietnamese is what people answer; English is for guests. */
    private void words(EObject part, Place place, String feature) {
        if (FieldValues.get(part, feature + ".vi").isBlank())
            found.wrong(place, feature + ".vi", "no-words");
        if (FieldValues.get(part, feature + ".en").isBlank())
            found.doubt(place, feature + ".en", "no-english");
    }

    private void whole() {
        if (Tree.text(survey, "version").isEmpty())
            found.wrong(Place.ROOT, "version", "no-version");
        else if (!ID.matcher(survey.getVersion()).matches())
            found.wrong(Place.ROOT, "version", "bad-id", survey.getVersion(), known.longestId());
        if (survey.getLevels().isEmpty())
            found.wrong(Place.ROOT, "levels", "no-levels");
        for (String l : survey.getLevels())
            if (!known.levels().contains(l))
            found.wrong(Place.ROOT, "levels", "level", l, String.join(", ", known.levels()));
        if (survey.getItems().isEmpty())
            found.wrong(Place.ROOT, "", "no-items");
        if (survey.getDeadline() != null && survey.getReferenceDate() != null && survey.getDeadline().isBefore(survey.getReferenceDate()))
            found.doubt(Place.ROOT, "deadline", "deadline");
        for (String kind : BASIC)
            if (survey.getRules().stream().noneMatch(r -> kind.equals(r.getKind())))
            found.doubt(Place.ROOT, "", "no-rule." + kind);
    }
}
