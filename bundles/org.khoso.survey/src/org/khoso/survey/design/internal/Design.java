package org.khoso.survey.design.internal;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.khoso.api.KhosoException;
import org.khoso.api.survey.AnswerSource.Offered;
import org.khoso.api.survey.SurveyDesign;
import org.khoso.api.survey.SurveyService.Template;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Query;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyFactory;
import org.khoso.survey.internal.Templates;

/** A questionnaire that is being made: a model that nobody changes any more; an edit changes a copy. */
final class Design implements SurveyDesign {
    private static final String LIST = "list";

    private final Survey survey;
    private final Known known;
    private Template template;
    private List<Problem> problems;

    /** @param survey is nobody else's, and not changed any more */
    Design(Survey survey, Known known) {
        this.survey = survey;
        this.known = known;
    }

    /** An edit of a copy. */
    private interface Edit {
        void of(Survey copy) throws KhosoException;
    }

    private Design edited(Edit edit) throws KhosoException {
        Survey copy = EcoreUtil.copy(survey);
        edit.of(copy);
        return new Design(copy, known);
    }

    /** The same for edits that can't fail. */
    private Design moved(java.util.function.Consumer<Survey> edit) {
        Survey copy = EcoreUtil.copy(survey);
        edit.accept(copy);
        return new Design(copy, known);
    }

    Survey survey() {
        return survey;
    }

    @Override
    public int count(Place parent, String list) {
        return Tree.list(Tree.at(survey, parent), list).size();
    }

    @Override
    public List<Field> fields(Place place) {
        return List.copyOf(Fields.of(survey, known, Tree.at(survey, place)));
    }

    @Override
    public String value(Place place, String field) {
        return FieldValues.get(Tree.at(survey, place), field);
    }

    @Override
    public SurveyDesign set(Place place, String field, String value) throws KhosoException {
        Form form = Fields.form(fields(place), field);
        return edited(copy -> {
            EObject part = Tree.at(copy, place);
            String before = FieldValues.get(part, field);
            FieldValues.set(part, field, form, value);
            follow(copy, part, field, before);
        });
    }

    /** What goes with a field. */
    private void follow(Survey copy, EObject part, String field, String before) {
        switch (field) {
            case "id" -> Renaming.of(copy, part, before);
            case "kind" -> {
                if (part instanceof Item i)
                    i.setFree(LIST.equals(i.getKind()));
            }
            case "from" -> query((Column) part);
            default -> {
                if (field.equals(Fields.SOURCE) && part instanceof Item i)
                    i.getColumns().stream().filter(c -> c.getQuery() == null || !known.queried(c)).forEach(this::query);
            }
        }
    }

    /** A column that a source counts by a query takes the one that the source offers. */
    private void query(Column c) {
        Offered offered = known.offered(c).filter(o -> !o.kind().isEmpty()).orElse(null);
        c.setQuery(null);
        if (offered == null)
            return;
        Query q = SurveyFactory.eINSTANCE.createQuery();
        q.setKind(offered.kind());
        q.setAggregate(offered.aggregate());
        q.setConcept(offered.concept().isEmpty() ? null : offered.concept());
        c.setQuery(q);
    }

    @Override
    public SurveyDesign add(Place parent, String list, int at) {
        return moved(copy -> {
            List<EObject> all = Tree.list(Tree.at(copy, parent), list);
            if (all.size() < known.mostParts())
                all.add(Math.clamp(at, 0, all.size()), NewPart.of(copy, all, parent.child(list, at).part()));
        });
    }

    @Override
    public SurveyDesign copy(Place place) {
        return moved(copy -> {
            EObject part = Tree.at(copy, place);
            List<EObject> all = Tree.list(part.eContainer(), place.list());
            if (all.size() >= known.mostParts())
                return;
            EObject twin = EcoreUtil.copy(part);
            Tree.id(twin, Tree.free(Tree.id(part), all));
            all.add(place.at() + 1, twin);
        });
    }

    @Override
    public SurveyDesign remove(Place place) {
        return moved(copy -> Tree.list(Tree.at(copy, place.parent()), place.list()).remove(place.at()));
    }

    @Override
    public SurveyDesign move(Place place, int by) {
        int to = place.at() + by;
        if (to < 0 || to >= count(place.parent(), place.list()))
            return this;
        return moved(copy -> {
            List<EObject> all = Tree.list(Tree.at(copy, place.parent()), place.list());
            all.add(to, all.remove(place.at()));
        });
    }

    @Override
    public synchronized Template template() {
        if (template == null)
            template = Templates.template(survey, known.numbers());
        return template;
    }

    @Override
    public synchronized List<Problem> problems() {
        if (problems == null)
            problems = List.copyOf(DesignCheck.of(survey, template(), known));
        return problems;
    }

    @Override
    public String yaml() {
        return Yaml.of(survey);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Design d && EcoreUtil.equals(survey, d.survey);
    }

    @Override
    public int hashCode() {
        return Tree.id(survey).hashCode();
    }
}
