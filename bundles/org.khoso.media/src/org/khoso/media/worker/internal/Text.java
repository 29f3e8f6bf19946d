package org.khoso.media.worker.internal;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Strings out of files: short, without control characters, NFC. */
final class Text {
    /** Names of classes, of objects, of nothing. */
    private static final Pattern CODE = Pattern
            .compile("\\b(?:java|javax|org|com|sun|jdk)\\.\\w+\\.|\\w@[0-9a-f]{5,}|\\bnull\\b|\\w(?:Exception|Error)\\b");

    private Text() {
    }

    /** @return the string, cleaned. @param s null gives an empty one @param longest characters kept */
    static String clean(String s, int longest) {
        if (s == null)
            return "";
        String shorter = s.length() > longest ? s.substring(0, longest) : s;
        return Normalizer.normalize(shorter.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip(), Normalizer.Form.NFC);
    }

    /** @return what a library said about a file, for a person; empty if it only says where its own code broke */
    static String reason(Throwable e) {
        String said = clean(e.getMessage(), 200);
        return e instanceof RuntimeException || CODE.matcher(said).find() ? "" : said;
    }
}
