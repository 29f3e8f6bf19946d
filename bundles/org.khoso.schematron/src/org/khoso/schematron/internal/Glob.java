package org.khoso.schematron.internal;

/**
 * A pattern of paths: * stands for any part of a name, ** for folders too. Takes time by the length of pattern and path, whatever they are: a
 * regular expression of many stars would not end.
 */
record Glob(String pattern) {
    /** @return whether the whole path fits */
    boolean matches(String path) {
        boolean[] reached = new boolean[path.length() + 1];
        reached[0] = true;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) != '*')
                reached = letter(pattern.charAt(i), path, reached);
            else {
                int from = i;
                while (i + 1 < pattern.length() && pattern.charAt(i + 1) == '*')
                    i++;
                stars(i > from, path, reached);
            }
        }
        return reached[path.length()];
    }

    private static boolean[] letter(char c, String path, boolean[] before) {
        boolean[] after = new boolean[before.length];
        for (int at = 0; at < path.length(); at++)
            after[at + 1] = before[at] && path.charAt(at) == c;
        return after;
    }

    private static void stars(boolean folders, String path, boolean[] reached) {
        for (int at = 0; at < path.length(); at++)
            reached[at + 1] |= reached[at] && (folders || path.charAt(at) != '/');
    }
}
