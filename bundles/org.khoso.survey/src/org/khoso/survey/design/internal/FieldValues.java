package org.khoso.survey.design.internal;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyDesign.Form;

/** Values of fields as text. What was typed is composed, freed of letters that nobody sees, and an empty one is as good as none. */
final class FieldValues {
    /** Longest text: longer ones nobody reads, and no form shows. */
    private static final int LONGEST = 10_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    private FieldValues() {
    }

    /** @param field {@code label.vi} is a feature of what {@code label} contains */
    static String get(EObject part, String field) {
        int dot = field.indexOf('.');
        EStructuralFeature f = part.eClass().getEStructuralFeature(dot < 0 ? field : field.substring(0, dot));
        Object v = f == null ? null : part.eGet(f);
        if (dot >= 0)
            return v instanceof EObject inner ? get(inner, field.substring(dot + 1)) : "";
        if (v instanceof List<?> l)
            return String.join(",", l.stream().map(String::valueOf).toList());
        return v == null || v.equals(Boolean.FALSE) || v.equals(0) ? "" : v.toString();
    }

    /** @throws KhosoException if the field can't hold the value */
    static void set(EObject part, String field, Form form, String typed) throws KhosoException {
        String value = clean(typed, form == Form.LINES);
        if (value.length() > LONGEST)
            throw bad("survey.design.too-long", field, String.valueOf(LONGEST));
        int dot = field.indexOf('.');
        if (dot < 0)
            put(part, part.eClass().getEStructuralFeature(field), form, value);
        else
            inner(part, field.substring(0, dot), field.substring(dot + 1), form, value);
    }

    /** What contains nothing any more goes. */
    private static void inner(EObject part, String outer, String field, Form form, String value) throws KhosoException {
        EReference f = (EReference) part.eClass().getEStructuralFeature(outer);
        EObject there = (EObject) part.eGet(f);
        if (there == null && !value.isEmpty()) {
            there = EcoreUtil.create(f.getEReferenceType());
            part.eSet(f, there);
        }
        if (there == null)
            return;
        put(there, there.eClass().getEStructuralFeature(field), form, value);
        EObject now = there;
        if (now.eClass().getEAllStructuralFeatures().stream().noneMatch(now::eIsSet))
            part.eUnset(f);
    }

    private static void put(EObject o, EStructuralFeature f, Form form, String value) throws KhosoException {
        if (value.isEmpty()) {
            o.eUnset(f);
            return;
        }
        o.eSet(f, switch (form) {
            case NUMBER -> number(f, value);
            case FLAG -> Boolean.parseBoolean(value);
            case DAY -> day(f, value);
            case CHOICES -> Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).distinct().toList();
            default -> value;
        });
    }

    private static Object number(EStructuralFeature f, String value) throws KhosoException {
        if (!NUMBER.matcher(value).matches())
            throw bad("survey.design.no-number", f.getName(), value);
        return Integer.valueOf(value);
    }

    private static Object day(EStructuralFeature f, String value) throws KhosoException {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw bad("survey.design.no-day", f.getName(), value);
        }
    }

    private static KhosoException bad(String key, String field, String value) {
        return new KhosoException(Message.of(key, field, value), null, null);
    }

    /** @param lines whether it may have several lines */
    static String clean(String typed, boolean lines) {
        var out = new StringBuilder();
        Normalizer.normalize(typed.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (c == '\n' || c == '\t')
                out.append(lines && c == '\n' ? '\n' : ' ');
            else if (!invisible(c))
                out.appendCodePoint(c);
        });
        return Normalizer.normalize(out.toString().strip(), Normalizer.Form.NFC);
    }

    /** Controls, marks of direction, halves of letters, and what is no letter at all. */
    private static boolean invisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}
