package org.khoso.survey.design.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.khoso.api.Bilingual;
import org.khoso.api.survey.SurveyDesign.Choice;
import org.khoso.api.survey.SurveyDesign.Field;
import org.khoso.api.survey.SurveyDesign.Form;
import org.khoso.api.survey.SurveyDesigner.Source;
import org.khoso.model.survey.Column;
import org.khoso.model.survey.Item;
import org.khoso.model.survey.Rule;
import org.khoso.model.survey.Survey;
import org.khoso.model.survey.SurveyPackage;
import org.khoso.model.survey.Text;

/** The fields of a part, and what may be chosen in them. A field that means nothing for a part is there only as long as it says something. */
final class Fields {
    /** Features whose names are fields of standards, too. */
    static final String TITLE = SurveyPackage.Literals.SURVEY__TITLE.getName();
    static final String SOURCE = SurveyPackage.Literals.ITEM__SOURCE.getName();
    static final List<String> KINDS = List.of("table", "list", "group", "text", "choice", "number");
    static final List<String> TYPES = List.of("integer", "decimal", "percent", "bytes", "text", "date", "choice", "yesno");
    static final List<String> AUTOS = List.of("A", "S", "M");
    static final List<String> RULES = List.of("answered", "required", "rows", "type", "check", "total", "provenance", "late");
    private static final List<String> SEVERITIES = List.of("error", "warning", "info");
    private static final List<String> CONFIDENCES = List.of("V", "S", "D", "U");
    private static final Set<String> NUMBERS = Set.of("integer", "decimal", "percent", "bytes");

    private final Survey survey;
    private final Known known;
    private final EObject part;
    private final List<Field> all = new ArrayList<>();

    private Fields(Survey survey, Known known, EObject part) {
        this.survey = survey;
        this.known = known;
        this.part = part;
    }

    static List<Field> of(Survey survey, Known known, EObject part) {
        var fields = new Fields(survey, known, part);
        fields.add("id", Form.WORD);
        switch (part.eClass().getClassifierID()) {
            case SurveyPackage.SURVEY -> fields.survey();
            case SurveyPackage.ITEM -> fields.item();
            case SurveyPackage.COLUMN -> fields.column((Column) part);
            case SurveyPackage.RULE -> fields.rule((Rule) part);
            case SurveyPackage.ROW -> {
                fields.words("label", Form.LINE);
                fields.choose("levels", Form.CHOICES, false, codes(known.levels()));
            }
            default -> fields.words("label", Form.LINE); // of a section, of a code
        }
        return fields.all;
    }

    /** @return how a field is filled in; a line if it is none of the part's fields, as one that a file has and no form shows */
    static Form form(List<Field> fields, String name) {
        return fields.stream().filter(f -> f.name().equals(name)).map(Field::form).findFirst().orElse(Form.LINE);
    }

    private void survey() {
        add("version", Form.WORD);
        words(TITLE, Form.LINES);
        add(SOURCE, Form.LINE);
        add("issuer", Form.LINE);
        add("replyTo", Form.LINE);
        add("referenceDate", Form.DAY);
        add("deadline", Form.DAY);
        choose("levels", Form.CHOICES, false, codes(known.levels()));
    }

    private void item() {
        choose("section", Form.CHOICE, false, survey.getSections().stream().map(s -> choice(s.getId(), s.getLabel())).toList());
        add("number", Form.LINE);
        words("heading", Form.LINES);
        choose("kind", Form.CHOICE, false, codes(KINDS));
        choose("levels", Form.CHOICES, false, codes(survey.getLevels()));
        choose("auto", Form.CHOICE, false, codes(AUTOS));
        choose(SOURCE, Form.CHOICE, true, known.sources().stream().map(s -> new Choice(s.id(), s.label())).toList());
    }

    private void column(Column c) {
        String type = Tree.text(c, "type");
        words("label", Form.LINE);
        choose("type", Form.CHOICE, false, codes(TYPES));
        if (NUMBERS.contains(type) || said("unit"))
            choose("unit", Form.CHOICE, true, codes(known.units()));
        if (type.equals("choice") || said("multiple"))
            add("multiple", Form.FLAG);
        if (type.equals("text") || said("maxLength"))
            add("maxLength", Form.NUMBER);
        add("required", Form.FLAG);
        add("visibleWhen", Form.CONDITION);
        add("requiredWhen", Form.CONDITION);
        choose("auto", Form.CHOICE, false, codes(AUTOS));
        computed(c);
    }

    /** Where a column's value comes from: only where a source counts its item. */
    private void computed(Column c) {
        Source source = known.source((Item) c.eContainer()).orElse(null);
        if (source != null || said("from"))
            choose("from", Form.CHOICE, true,
                    source == null ? List.of() : codes(source.offer().columns().stream().map(o -> o.id()).toList()));
        if (c.getQuery() != null || known.queried(c)) {
            choose("query.kind", Form.CHOICE, false, codes(known.queries(o -> o.kind())));
            choose("query.aggregate", Form.CHOICE, false, codes(known.queries(o -> o.aggregate())));
            choose("query.concept", Form.CHOICE, true, codes(known.queries(o -> o.concept())));
        }
    }

    private void rule(Rule r) {
        choose("kind", Form.CHOICE, false, codes(RULES));
        choose("severity", Form.CHOICE, false, codes(SEVERITIES));
        choose("item", Form.CHOICE, false, survey.getItems().stream().map(i -> choice(i.getId(), i.getHeading())).toList());
        choose("column", Form.CHOICE, true, columns(r));
        add("when", Form.CONDITION);
        if ("check".equals(r.getKind()) || said("check"))
            add("check", Form.CONDITION);
        words("message", Form.LINES);
        words("remedy", Form.LINES);
        add(SOURCE, Form.LINE);
        choose("confidence", Form.CHOICE, false, codes(CONFIDENCES));
    }

    /** Columns of the rule's item; without an item those of all, with the number of theirs. */
    private List<Choice> columns(Rule r) {
        List<Choice> found = new ArrayList<>();
        boolean one = r.getItem() != null && !r.getItem().isEmpty();
        for (Item i : survey.getItems())
            for (Column c : i.getColumns())
                if (!one && i.getRows().isEmpty())
                found.add(choice(i.getId() + "/" + c.getId(), c.getLabel()));
                else if (one && r.getItem().equals(i.getId()))
                found.add(choice(c.getId(), c.getLabel()));
        return found;
    }

    private boolean said(String feature) {
        return part.eIsSet(part.eClass().getEStructuralFeature(feature));
    }

    private void add(String name, Form form) {
        all.add(new Field(name, form, false, List.of()));
    }

    private void words(String name, Form form) {
        add(name + ".vi", form);
        add(name + ".en", form);
    }

    private void choose(String name, Form form, boolean open, List<Choice> choices) {
        all.add(new Field(name, form, open, choices));
    }

    private static List<Choice> codes(List<String> codes) {
        return new LinkedHashSet<>(codes).stream().map(c -> new Choice(c, null)).toList();
    }

    private static Choice choice(String code, Text label) {
        String vi = label == null || label.getVi() == null ? "" : label.getVi();
        return new Choice(code == null ? "" : code, new Bilingual(vi, label == null ? null : label.getEn()));
    }
}
