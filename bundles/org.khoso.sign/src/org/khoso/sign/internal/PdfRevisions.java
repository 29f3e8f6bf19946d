package org.khoso.sign.internal;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.khoso.api.Level;
import org.khoso.api.sign.SubIndication;
import org.khoso.sign.pdf.PdfChanges;
import org.khoso.sign.pdf.PdfChanges.Kind;
import org.khoso.sign.pdf.PdfField;
import org.khoso.sign.pdf.PdfObjects;
import org.khoso.sign.pdf.PdfTrouble;
import org.khoso.sign.pdf.PdfValue;
import org.khoso.sign.pdf.PdfValue.Dict;

/** Tells what was added to a PDF after a signature, and whether the signer has allowed it. */
final class PdfRevisions {
    private static final String METHOD = "TransformMethod";
    private final PdfDocument document;

    PdfRevisions(PdfDocument document) {
        this.document = document;
    }

    /** @param field of the signature; null for none @param end of what it covers @param later whether a valid later signature covers the whole file */
    void tell(PdfField field, long end, boolean later, long more, long revisions, Told told) throws IOException {
        Map<Kind, Set<String>> changes;
        try {
            if (document.trouble() != null)
                throw document.trouble();
            changes = PdfChanges.between(document.state(end), document.now());
        } catch (PdfTrouble e) {
            System.getLogger("org.khoso.sign").log(System.Logger.Level.DEBUG, "states of a PDF can't be compared", e);
            told.note(later ? Level.MAY : Level.SHOULD, later ? "pdf-later" : "pdf-appended", more, revisions);
            return;
        }
        allowed(field, changes, told);
        if (changes.containsKey(Kind.CONTENT))
            told.note(Level.SHOULD, "pdf-changed", places(changes, Kind.CONTENT));
        if (changes.containsKey(Kind.ANNOTATION))
            told.note(Level.SHOULD, "pdf-annotated", places(changes, Kind.ANNOTATION));
        if (changes.containsKey(Kind.FORM))
            told.note(later ? Level.MAY : Level.SHOULD, "pdf-filled", places(changes, Kind.FORM));
        if (changes.keySet().stream().noneMatch(k -> k.compareTo(Kind.FORM) >= 0))
            told.note(Level.MAY, "pdf-harmless", more, revisions);
    }

    private static String places(Map<Kind, Set<String>> changes, Kind kind) {
        return String.join(", ", changes.get(kind));
    }

    /** A signature may say which changes it bears: DocMDP for the document, FieldMDP for fields. */
    private void allowed(PdfField field, Map<Kind, Set<String>> changes, Told told) throws IOException {
        if (field == null)
            return;
        PdfObjects pdf = document.now();
        for (PdfValue v : pdf.items(field.value().get("Reference"))) {
            Dict reference = pdf.dict(v).orElse(new Dict(Map.of()));
            Dict parameters = pdf.dict(reference.get("TransformParams")).orElse(new Dict(Map.of()));
            Set<String> bad = new TreeSet<>();
            if (pdf.name(reference.get(METHOD)).equals("DocMDP"))
                documents((int) pdf.number(parameters.get("P"), 2), changes, bad);
            else if (pdf.name(reference.get(METHOD)).equals("FieldMDP"))
                fields(pdf, parameters, changes.getOrDefault(Kind.FORM, Set.of()), bad);
            if (!bad.isEmpty())
                told.unsure(SubIndication.SIG_CONSTRAINTS_FAILURE, "pdf-not-allowed", String.join(", ", bad));
        }
    }

    /** Validation data and time-stamps of the document are no changes at any level (ISO 32000-2, table 257). */
    private static void documents(int level, Map<Kind, Set<String>> changes, Set<String> bad) {
        Kind most = level <= 1 ? Kind.TIME_STAMP : level == 2 ? Kind.FORM : Kind.ANNOTATION;
        for (Kind k : changes.keySet())
            if (k.compareTo(most) > 0)
            bad.addAll(changes.get(k));
    }

    private static void fields(PdfObjects pdf, Dict parameters, Set<String> filled, Set<String> bad) throws IOException {
        Set<String> named = new TreeSet<>();
        for (PdfValue v : pdf.items(parameters.get("Fields")))
            if (pdf.resolve(v) instanceof PdfValue.Text t)
            named.add(PdfField.text(t));
        String action = pdf.name(parameters.get("Action"));
        for (String f : filled) {
            boolean in = named.stream().anyMatch(n -> f.equals(n) || f.startsWith(n + "."));
            if (action.equals("All") || action.equals("Include") && in || action.equals("Exclude") && !in)
                bad.add(f);
        }
    }
}
