package org.khoso.media.worker.internal;

import java.text.Normalizer;

/** Strings out of files: short, without control characters, NFC. */
final class Text {
    private Text() {
    }

    /** @return the string, cleaned. @param s null gives an empty one @param longest characters kept */
    static String clean(String s, int longest) {
        if (s == null)
            return "";
        String shorter = s.length() > longest ? s.substring(0, longest) : s;
        return Normalizer.normalize(shorter.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip(), Normalizer.Form.NFC);
    }

    /** @return what a library said about a file */
    static String reason(Throwable e) {
        String said = clean(e.getMessage(), 200);
        return said.isEmpty() ? e.getClass().getSimpleName() : said;
    }
}
