package org.khoso.survey.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyDesign.Choice;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Problem;
import org.khoso.api.survey.SurveyDesign.Step;
import org.khoso.ui.Tr;

/** Parts of a questionnaire, their fields and choices as people call them. */
final class PartWords {
    private static final String PREFIX = "survey.ui.design.";
    private static final int LONGEST = 44;

    private final Tr tr;
    /** What a key has no sentence for is looked for in every bundle: once is enough. */
    private final Map<String, String> said = new HashMap<>();

    PartWords(Tr tr) {
        this.tr = tr;
    }

    private String say(String key) {
        return said.computeIfAbsent(key, k -> tr.say(k));
    }

    private static String word(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    /** @return kind of a part */
    String part(Part part) {
        return say(PREFIX + "part." + word(part));
    }

    /** @return kinds of parts in a list, as its heading */
    String list(String list) {
        return say(PREFIX + "list." + list);
    }

    /** @return name of a field: what it means in this kind of part, else what it means anywhere */
    String field(Part part, String field) {
        String own = PREFIX + "field." + word(part) + "." + field;
        String name = say(own);
        return name.equals(own) ? say(PREFIX + "field." + field) : name;
    }

    /** @return what a choice means: its label, the window's word for it, or its code where there is neither */
    String choice(Part part, String field, Choice c) {
        if (c.label() != null && !c.label().vi().isBlank())
            return c.code() + " · " + shortened(tr.say(c.label()));
        for (String key : List.of(PREFIX + "choice." + word(part) + "." + field + "." + c.code(),
                PREFIX + "choice." + field + "." + c.code())) {
            String word = say(key);
            if (!word.equals(key))
                return word;
        }
        String unit = say("survey.unit." + c.code());
        return field.equals("unit") && !unit.startsWith("survey.unit.") ? unit : c.code();
    }

    /** @return identity and words of a part */
    String title(SurveyDesign d, Place place) {
        Part part = place.part();
        String id = d.value(place, "id");
        String words = switch (part) {
            case SURVEY -> tr.say(d.template().title());
            case ITEM -> said(d, place, "heading");
            case RULE -> said(d, place, "message");
            default -> said(d, place, "label");
        };
        return words.isBlank() ? id : id + " · " + words.replace('\n', ' ');
    }

    private String said(SurveyDesign d, Place place, String field) {
        boolean english = tr.locale().getLanguage().equals("en");
        String en = d.value(place, field + ".en");
        return english && !en.isBlank() ? en : d.value(place, field + ".vi");
    }

    /** @return where a part is: the parts that it stands in and itself */
    String where(SurveyDesign d, Place place) {
        List<String> all = new ArrayList<>();
        Place at = Place.ROOT;
        for (Step s : place.steps()) {
            at = at.child(s.list(), s.at());
            all.add(part(at.part()) + " " + d.value(at, "id"));
        }
        return all.isEmpty() ? part(Part.SURVEY) : String.join(" › ", all);
    }

    /** @return a problem with where it is, for a list */
    String line(SurveyDesign d, Problem p) {
        String field = p.field().isEmpty() ? "" : " · " + field(p.place().part(), p.field());
        return where(d, p.place()) + field + ": " + tr.say(p.message());
    }

    /** @return a problem with what to do about it, for the field that it is about */
    String said(Problem p) {
        return tr.say(p.message()) + (p.remedy() == null ? "" : " " + tr.say(p.remedy()));
    }

    static String shortened(String s) {
        return s.codePointCount(0, s.length()) <= LONGEST ? s : s.substring(0, s.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
