package org.khoso.intake.files.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.text.Fold;

/** Forms of names and codes under which people's ways of writing are equal. */
public final class Names {
    private static final Pattern SEVERAL = Pattern.compile("(?<=\\.\\p{L}\\w{2,3})(?:\\s*[,+&]\\s*|\\s+)(?=\\S)");
    private static final Pattern SLASHES = Pattern.compile("/+");
    private static final Pattern HERE = Pattern.compile("(^|/)(\\./)+");
    private static final Pattern ENDS = Pattern.compile("^/|/$");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:");
    private static final Pattern LAST_NUMBER = Pattern.compile("(\\d{1,9})\\D*$");

    private Names() {
    }

    /** @return path without case, accents, and with one kind of slash */
    public static String path(String path) {
        String p = Fold.fold(path).replace('\\', '/');
        if (p.indexOf('/') < 0)
            return p.strip();
        return ENDS.matcher(HERE.matcher(SLASHES.matcher(p).replaceAll("/")).replaceAll("$1")).replaceAll("").strip();
    }

    /** @return letters and digits, runs separated by one space */
    public static String code(String text) {
        return Words.plain(text);
    }

    /** @return the same without leading zeros of each run of digits */
    public static String loose(String text) {
        String plain = Words.plain(text);
        StringBuilder out = new StringBuilder(plain.length() + 8);
        boolean start = true;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            char before = i == 0 ? ' ' : plain.charAt(i - 1);
            if (c == ' ' || digit(before) && Character.isLetter(c) || Character.isLetter(before) && digit(c)) {
                out.append(' ');
                start = true;
            }
            boolean leading = start && c == '0' && i + 1 < plain.length() && digit(plain.charAt(i + 1));
            if (c == ' ' || leading)
                continue;
            out.append(c);
            start = false;
        }
        return out.toString();
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    /** @return whether a text is made of digits, and not empty */
    public static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++)
            if (!digit(text.charAt(i)))
            return false;
        return !text.isEmpty();
    }

    /** @return name without ending */
    public static String stem(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 && file.length() - dot <= 6 && !digits(file.substring(dot + 1)) ? file.substring(0, dot) : file;
    }

    /** @return the number at the end of a name, -1 if there is none */
    public static long number(String stem) {
        Matcher m = LAST_NUMBER.matcher(stem);
        return m.find() ? Long.parseLong(m.group(1)) : -1;
    }

    /**
     * @param base folder of the catalogue inside the delivery
     * @return the path from the top of the delivery if it climbs from the catalogue's folder and stays inside; else as it is
     */
    public static String climbed(String base, String named) {
        String path = named.replace('\\', '/').strip();
        if (!path.startsWith("../"))
            return named;
        List<String> out = new ArrayList<>(base.isEmpty() ? List.of() : List.of(base.split("/")));
        for (String s : path.split("/")) {
            if (!s.equals("..")) {
                out.add(s);
                continue;
            }
            if (out.isEmpty())
                return named;
            out.remove(out.size() - 1);
        }
        return String.join("/", out);
    }

    /** @return names that stand in one cell, one after the ending of the other */
    static List<String> several(String cell) {
        return List.of(SEVERAL.split(cell));
    }

    /**
     * @return segments of a path that a catalogue names: drive letters and leading slashes dropped, "." dropped; null if
     *         it climbs with ".."
     */
    public static List<String> segments(String named) {
        List<String> out = new ArrayList<>();
        for (String s : named.replace('\\', '/').split("/")) {
            String t = s.strip();
            if (t.equals(".."))
                return null;
            if (!t.isEmpty() && !t.equals(".") && !DRIVE.matcher(t).matches() && !t.equalsIgnoreCase("file:"))
                out.add(t);
        }
        return out;
    }
}
