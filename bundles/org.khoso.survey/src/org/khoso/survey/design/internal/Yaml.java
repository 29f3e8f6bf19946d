package org.khoso.survey.design.internal;

import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__AUTO;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__FROM;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__LABEL;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__MAX_LENGTH;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__MULTIPLE;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__OPTIONS;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__QUERY;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__REQUIRED;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__REQUIRED_WHEN;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__TYPE;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__UNIT;
import static org.khoso.model.survey.SurveyPackage.Literals.COLUMN__VISIBLE_WHEN;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__AUTO;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__COLUMNS;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__FREE;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__HEADING;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__HELP;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__KIND;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__LEVELS;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__NUMBER;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__ROWS;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__SECTION;
import static org.khoso.model.survey.SurveyPackage.Literals.ITEM__SOURCE;
import static org.khoso.model.survey.SurveyPackage.Literals.OPTION;
import static org.khoso.model.survey.SurveyPackage.Literals.OPTION__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.OPTION__LABEL;
import static org.khoso.model.survey.SurveyPackage.Literals.QUERY;
import static org.khoso.model.survey.SurveyPackage.Literals.QUERY__AGGREGATE;
import static org.khoso.model.survey.SurveyPackage.Literals.QUERY__CONCEPT;
import static org.khoso.model.survey.SurveyPackage.Literals.QUERY__KIND;
import static org.khoso.model.survey.SurveyPackage.Literals.ROW;
import static org.khoso.model.survey.SurveyPackage.Literals.ROW__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.ROW__LABEL;
import static org.khoso.model.survey.SurveyPackage.Literals.ROW__LEVELS;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__CHECK;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__COLUMN;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__CONFIDENCE;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__ITEM;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__KIND;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__MESSAGE;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__REMEDY;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__SEVERITY;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__SOURCE;
import static org.khoso.model.survey.SurveyPackage.Literals.RULE__WHEN;
import static org.khoso.model.survey.SurveyPackage.Literals.SECTION;
import static org.khoso.model.survey.SurveyPackage.Literals.SECTION__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.SECTION__LABEL;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__DEADLINE;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__ID;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__ISSUER;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__ITEMS;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__LEVELS;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__REFERENCE_DATE;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__REPLY_TO;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__RULES;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__SECTIONS;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__SOURCE;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__TITLE;
import static org.khoso.model.survey.SurveyPackage.Literals.SURVEY__VERSION;
import static org.khoso.model.survey.SurveyPackage.Literals.TEXT;
import static org.khoso.model.survey.SurveyPackage.Literals.TEXT__EN;
import static org.khoso.model.survey.SurveyPackage.Literals.TEXT__VI;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.khoso.model.survey.Survey;

/**
 * Writes a questionnaire in its one canonical form: keys in the order in which a person reads them, what says the default left out, small
 * parts on a line of their own. Comments are not kept: the model knows none.
 */
final class Yaml {
    private static final Map<EClass, List<EStructuralFeature>> ORDER = Map.of( //
            SURVEY,
            List.of(SURVEY__ID, SURVEY__VERSION, SURVEY__TITLE, SURVEY__SOURCE, SURVEY__ISSUER, SURVEY__REPLY_TO, SURVEY__REFERENCE_DATE,
                    SURVEY__DEADLINE, SURVEY__LEVELS, SURVEY__SECTIONS, SURVEY__ITEMS, SURVEY__RULES), //
            SECTION, List.of(SECTION__ID, SECTION__LABEL), //
            ITEM,
            List.of(ITEM__ID, ITEM__SECTION, ITEM__NUMBER, ITEM__KIND, ITEM__FREE, ITEM__AUTO, ITEM__SOURCE, ITEM__LEVELS, ITEM__HEADING,
                    ITEM__HELP, ITEM__ROWS, ITEM__COLUMNS), //
            ROW, List.of(ROW__ID, ROW__LEVELS, ROW__LABEL), //
            COLUMN,
            List.of(COLUMN__ID, COLUMN__UNIT, COLUMN__TYPE, COLUMN__LABEL, COLUMN__AUTO, COLUMN__FROM, COLUMN__REQUIRED, COLUMN__MULTIPLE,
                    COLUMN__MAX_LENGTH, COLUMN__QUERY, COLUMN__VISIBLE_WHEN, COLUMN__REQUIRED_WHEN, COLUMN__OPTIONS), //
            QUERY, List.of(QUERY__KIND, QUERY__AGGREGATE, QUERY__CONCEPT), //
            OPTION, List.of(OPTION__ID, OPTION__LABEL), //
            RULE,
            List.of(RULE__ID, RULE__KIND, RULE__SEVERITY, RULE__ITEM, RULE__COLUMN, RULE__WHEN, RULE__CHECK, RULE__MESSAGE, RULE__REMEDY,
                    RULE__SOURCE, RULE__CONFIDENCE), //
            TEXT, List.of(TEXT__VI, TEXT__EN));
    /** Parts that stand on one line. */
    private static final Set<EClass> SMALL = Set.of(SECTION, ROW, QUERY, OPTION, TEXT);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private final StringBuilder out = new StringBuilder();

    private Yaml() {
    }

    /** @return the file of a questionnaire */
    static String of(Survey survey) {
        var yaml = new Yaml();
        yaml.block(survey, "", "");
        return yaml.out.toString();
    }

    /** @return features that are written, in their order */
    static List<EStructuralFeature> features(EClass type) {
        return ORDER.get(type);
    }

    /** @param first what stands before the first key @param indent what stands before the others */
    private void block(EObject o, String first, String indent) {
        String before = first;
        for (EStructuralFeature f : features(o.eClass())) {
            if (!said(o, f))
                continue;
            out.append(before).append(f.getName()).append(':');
            value(o.eGet(f), f, indent);
            before = indent;
        }
        if (features(o.eClass()).stream().noneMatch(f -> said(o, f)))
            out.append(first).append("{}\n"); // it says nothing yet
    }

    private void value(Object value, EStructuralFeature f, String indent) {
        boolean small = f instanceof EReference r && SMALL.contains(r.getEReferenceType());
        if (!f.isMany())
            out.append(' ').append(value instanceof EObject o ? flow(o) : scalar(value)).append('\n');
        else if (!(f instanceof EReference))
            out.append(" [").append(String.join(", ", ((List<?>) value).stream().map(Yaml::scalar).toList())).append("]\n");
        else {
            out.append('\n');
            for (Object o : (List<?>) value)
                if (small)
                out.append(indent).append("  - ").append(flow((EObject) o)).append('\n');
                else
                block((EObject) o, indent + "  - ", indent + "    ");
        }
    }

    private static String flow(EObject o) {
        List<String> all = new ArrayList<>();
        for (EStructuralFeature f : features(o.eClass()))
            if (said(o, f)) {
                Object v = o.eGet(f);
                String shown = v instanceof EObject e
                        ? flow(e)
                        : v instanceof List<?> l ? "[" + String.join(", ", l.stream().map(Yaml::scalar).toList()) + "]" : scalar(v);
                all.add(f.getName() + ": " + shown);
            }
        return "{" + String.join(", ", all) + "}";
    }

    /** @return whether there is anything to write: what is empty is as good as not said */
    private static boolean said(EObject o, EStructuralFeature f) {
        Object v = o.eGet(f);
        return o.eIsSet(f) && v != null && !"".equals(v) && !(v instanceof List<?> l && l.isEmpty())
                && !(v instanceof EObject e && features(e.eClass()).stream().noneMatch(x -> said(e, x)));
    }

    private static String scalar(Object value) {
        if (value instanceof Boolean || value instanceof Integer || value instanceof LocalDate)
            return value.toString();
        String s = String.valueOf(value);
        return PLAIN.matcher(s).matches() && !RESERVED.contains(s.toLowerCase(Locale.ROOT)) ? s : quoted(s);
    }

    /** The reader composes letters and marks of the whole file: a mark behind an escape must not join the escape's last letter. */
    private static String quoted(String s) {
        var q = new StringBuilder("\"");
        boolean escaped = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            String e = escape(c, escaped);
            q.append(e == null ? String.valueOf(c) : e);
            escaped = e != null;
        }
        return q.append('"').toString();
    }

    private static String escape(char c, boolean escaped) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            default -> hidden(c) || escaped && Character.getType(c) == Character.NON_SPACING_MARK
                    ? String.format("\\u%04X", (int) c)
                    : null;
        };
    }

    /** Letters that no line shows, or that end it. */
    private static boolean hidden(char c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || c >= '\ufff0' && c <= '\uffff';
    }
}
