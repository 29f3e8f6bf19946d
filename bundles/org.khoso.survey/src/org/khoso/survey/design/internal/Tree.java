package org.khoso.survey.design.internal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.khoso.api.survey.SurveyDesign.Part;
import org.khoso.api.survey.SurveyDesign.Place;
import org.khoso.api.survey.SurveyDesign.Step;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyPackage;

/** Parts of a questionnaire by their places. */
final class Tree {
    private static final Map<Part, EClass> CLASSES = Map.of(Part.SURVEY, SurveyPackage.Literals.SURVEY, Part.SECTION,
            SurveyPackage.Literals.SECTION, Part.ITEM, SurveyPackage.Literals.ITEM, Part.ROW, SurveyPackage.Literals.ROW, Part.COLUMN,
            SurveyPackage.Literals.COLUMN, Part.OPTION, SurveyPackage.Literals.OPTION, Part.RULE, SurveyPackage.Literals.RULE);
    private static final String ID = "id";

    private Tree() {
    }

    /** @return a new part */
    static EObject make(Part part) {
        return EcoreUtil.create(CLASSES.get(part));
    }

    /** @return the part at a place. @throws IndexOutOfBoundsException if there is none */
    static EObject at(Survey survey, Place place) {
        EObject o = survey;
        for (Step s : place.steps())
            o = list(o, s.list()).get(s.at());
        return o;
    }

    /** @return a list of a part */
    @SuppressWarnings("unchecked")
    static List<EObject> list(EObject o, String name) {
        return (List<EObject>) o.eGet(o.eClass().getEStructuralFeature(name));
    }

    /** @return the text of a feature; empty if it has none */
    static String text(EObject o, String feature) {
        EStructuralFeature f = o == null ? null : o.eClass().getEStructuralFeature(feature);
        Object v = f == null ? null : o.eGet(f);
        return v == null ? "" : v.toString();
    }

    static String id(EObject o) {
        return text(o, ID);
    }

    /** @return identities in a list */
    static Set<String> ids(List<? extends EObject> list) {
        Set<String> ids = new LinkedHashSet<>();
        list.forEach(o -> ids.add(id(o)));
        return ids;
    }

    /** @return an identity that the list has not: the one wished for, else with a number behind it */
    static String free(String wish, List<? extends EObject> list) {
        Set<String> there = ids(list);
        String id = wish;
        for (int i = 2; there.contains(id); i++)
            id = wish + "-" + i;
        return id;
    }

    static void id(EObject o, String id) {
        o.eSet(o.eClass().getEStructuralFeature(ID), id);
    }
}
