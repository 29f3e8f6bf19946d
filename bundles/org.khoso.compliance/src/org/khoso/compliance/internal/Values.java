package org.khoso.compliance.internal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.khoso.api.FieldInfo;
import org.khoso.api.PartialDate;
import org.khoso.api.RecordView;

/** What rules ask of values: whether one is there, how long it is, what to call its field. */
public final class Values {
    private static final int SHOWN = 80;

    private Values() {
    }

    /** @return whether nothing can be read in a text: blanks, also non-breaking and of no width */
    public static boolean blank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || Character.getType(c) == Character.FORMAT);
    }

    /** @return whether there is no value; a date that nobody can read is a value as long as something was written */
    public static boolean absent(RecordView subject, String field) {
        Object v = subject.value(field);
        if (v == null)
            return true;
        if (v instanceof PartialDate d)
            return d.precision() == PartialDate.Precision.UNKNOWN && blank(d.text());
        if (!(v instanceof String s))
            return false;
        return repeatable(subject, field) ? parts(s).isEmpty() : blank(s);
    }

    /** @return whether the standard lets several values stand in the field */
    public static boolean repeatable(RecordView subject, String field) {
        return subject.recordSet().field(field).map(FieldInfo::repeatable).orElse(false);
    }

    /** @return the values of a field that may hold several, separated by ";" */
    public static List<String> parts(String text) {
        return Arrays.stream(text.split(";", -1)).filter(p -> !blank(p)).map(String::strip).toList();
    }

    /** @return the value as a person reads it; never null */
    public static String text(RecordView subject, String field) {
        Object v = subject.value(field);
        if (v == null)
            return "";
        if (v instanceof String s)
            return s;
        String written = subject.text(field);
        return written == null || written.isEmpty() ? v.toString() : written;
    }

    /** @return the value, or the values of a repeatable field */
    public static List<String> texts(RecordView subject, String field, boolean repeatable) {
        String text = text(subject, field);
        return repeatable ? parts(text) : List.of(text.strip());
    }

    /** @return number of characters as a person counts them in composed form: a letter with its marks is one, however it was typed */
    public static int length(String text) {
        String composed = nfc(text);
        return composed.codePointCount(0, composed.length());
    }

    /** @return the composed form */
    public static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** @return the field's label in both languages; its code if the record set doesn't have it */
    public static Object label(RecordView subject, String field) {
        return subject.recordSet().field(field).map(f -> f.label() == null ? (Object) field : f.label()).orElse(field);
    }

    /** @return the text, cut for a message if it is long */
    public static String shorten(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN)
            return text;
        return text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "\u2026";
    }
}
