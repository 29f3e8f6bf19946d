package org.khoso.survey.design.internal;

import java.util.List;
import java.util.Objects;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Rule;
import org.khoso.model.survey.Survey;

/** New parts, with what most of their kind say. */
final class NewPart {
    private NewPart() {
    }

    /** @param all list that it is to stand in */
    static EObject of(Survey survey, List<EObject> all, Part kind) {
        EObject part = Tree.make(kind);
        switch (part) {
            case Item i -> {
                i.setSection(section(survey));
                i.setKind(Fields.KINDS.get(2));
                i.setAuto("M");
            }
            case Column c -> c.setType("text");
            case Rule r -> {
                r.setKind("check");
                r.setSeverity("warning");
                r.setConfidence("D");
            }
            default -> {
                // has nothing but its identity and its words
            }
        }
        Tree.id(part, id(survey, all, kind));
        return part;
    }

    /** New items go on where the last one stands. */
    private static String section(Survey survey) {
        return survey.getItems().isEmpty()
                ? survey.getSections().isEmpty() ? null : survey.getSections().getFirst().getId()
                : survey.getItems().getLast().getSection();
    }

    private static String id(Survey survey, List<EObject> all, Part kind) {
        int n = all.size() + 1;
        return switch (kind) {
            case SECTION -> Tree.free(String.valueOf(n), all);
            case ITEM -> item(survey, all);
            case ROW -> Tree.free("row" + n, all);
            case COLUMN -> Tree.free("column" + n, all);
            case OPTION -> Tree.free("CODE" + n, all);
            default -> Tree.free("R" + (n < 10 ? "0" : "") + n, all);
        };
    }

    /** The number of the section and the next letter that it has not. */
    private static String item(Survey survey, List<EObject> all) {
        String section = Objects.requireNonNullElse(section(survey), "");
        for (char c = 'a'; c <= 'z'; c++) {
            String id = section.isEmpty() ? String.valueOf(c) : section + "." + c;
            if (!Tree.ids(all).contains(id))
                return id;
        }
        return Tree.free(section + ".", all);
    }
}
