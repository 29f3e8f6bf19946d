package org.khoso.core;

import org.khoso.text.Fold;

/** Whether two names are one: case, spaces, how letters are composed and where the tone stands make no other person. */
public final class SameName {
    private SameName() {
    }

    /** @return whether both name one person; names of nobody are nobody's */
    public static boolean of(String a, String b) {
        String key = key(a);
        return !key.isEmpty() && key.equals(key(b));
    }

    /** @return what is equal for equal names */
    static String key(String name) {
        if (name == null)
            return "";
        StringBuilder seen = new StringBuilder();
        java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c))
                seen.append(' ');
            else if (Character.getType(c) != Character.FORMAT && !Character.isISOControl(c))
                seen.appendCodePoint(c);
        });
        return Fold.exact(seen.toString().strip().replaceAll(" +", " "));
    }
}
