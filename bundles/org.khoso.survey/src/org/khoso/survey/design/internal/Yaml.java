package org.khoso.survey.design.internal;

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
import org.khoso.model.survey.SurveyPackage;

/**
 * Writes a questionnaire in its one canonical form: keys in the order in which a person reads them, what says the default left out, small
 * parts on a line of their own. Comments are not kept: the model knows none.
 */
final class Yaml {
    private static final Map<EClass, List<String>> ORDER = Map.of( //
            SurveyPackage.Literals.SURVEY, List.of("id", "version", "title", "source", "issuer", "replyTo", "referenceDate", "deadline",
                    "levels", "sections", "items", "rules"), //
            SurveyPackage.Literals.SECTION, List.of("id", "label"), //
            SurveyPackage.Literals.ITEM, List.of("id", "section", "number", "kind", "free", "auto", "source", "levels", "heading", "help",
                    "rows", "columns"), //
            SurveyPackage.Literals.ROW, List.of("id", "levels", "label"), //
            SurveyPackage.Literals.COLUMN, List.of("id", "unit", "type", "label", "auto", "from", "required", "multiple", "maxLength",
                    "query", "visibleWhen", "requiredWhen", "options"), //
            SurveyPackage.Literals.QUERY, List.of("kind", "aggregate", "concept"), //
            SurveyPackage.Literals.OPTION, List.of("id", "label"), //
            SurveyPackage.Literals.RULE, List.of("id", "kind", "severity", "item", "column", "when", "check", "message", "remedy", "source",
                    "confidence"), //
            SurveyPackage.Literals.TEXT, List.of("vi", "en"));
    /** Parts that stand on one line. */
    private static final Set<EClass> SMALL = Set.of(SurveyPackage.Literals.SECTION, SurveyPackage.Literals.ROW, SurveyPackage.Literals.QUERY,
            SurveyPackage.Literals.OPTION, SurveyPackage.Literals.TEXT);
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
        return ORDER.get(type).stream().map(type::getEStructuralFeature).toList();
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
        return type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR
                || c >= '\ufff0' && c <= '\uffff';
    }
}
