package org.khoso.api;

import java.util.Locale;

/**
 * A text in the two languages of the product. It comes from data (standards, code lists), never from Java.
 *
 * @param vi Vietnamese, never null
 * @param en English; null falls back to Vietnamese
 */
public record Bilingual(String vi, String en) {
    /** @return the text for a language: English for "en", Vietnamese for everything else */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) && en != null && !en.isEmpty() ? en : vi;
    }
}
