package org.khoso.survey.sum.internal;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** Names of units as bodies write them: another place of the tone mark, other letters large, more words round them. */
final class Names {
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    private Names() {
    }

    /** @return whether a text names a unit, as whole words */
    static boolean has(String text, String name) {
        int before = text.length() - name.length() - 1;
        if (text.endsWith(name) && (before < 0 || text.charAt(before) == ' '))
            return true; // nearly all, and quickly
        return (" " + key(text) + " ").contains(" " + key(name) + " ");
    }

    /** Lower case, words separated by one blank, the tone mark of each word at its end. */
    static String key(String text) {
        StringBuilder out = new StringBuilder();
        StringBuilder tone = new StringBuilder();
        String s = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Form.NFD);
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (TONES.indexOf(c) >= 0)
                tone.append(c);
            else if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK)
                out.append(c);
            else
                end(out, tone);
        }
        end(out, tone);
        return out.toString().strip();
    }

    private static void end(StringBuilder out, StringBuilder tone) {
        out.append(tone);
        tone.setLength(0);
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ')
            out.append(' ');
    }
}
