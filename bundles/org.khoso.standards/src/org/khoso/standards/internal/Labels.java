package org.khoso.standards.internal;

import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.model.standard.Text;

/** Small conversions from the model to the API. */
final class Labels {
    private Labels() {
    }

    /** @return the one that says less */
    static Confidence weaker(Confidence a, Confidence b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** @return the text; the other text if there is none */
    static Bilingual text(Text text, String otherwise) {
        if (text == null || text.getVi() == null && text.getEn() == null)
            return new Bilingual(otherwise, null);
        return new Bilingual(text.getVi() == null ? text.getEn() : text.getVi(), text.getEn());
    }

    /** @return the text, empty for none */
    static String orEmpty(String s) {
        return s == null ? "" : s;
    }

    /** @return the text, null for an empty one */
    static String orNull(String s) {
        return s == null || s.isBlank() ? null : s;
    }
}
