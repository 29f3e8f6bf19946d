package org.khoso.intake.table.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a link of a spreadsheet means: a file beside it, or something else. */
final class FileLink {
    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]+:.*");
    private static final Pattern FORMULA = Pattern.compile("(?i)^(?:of:)?=?\\s*HYPERLINK\\(\\s*\"([^\"]+)\"\\s*[,;)].*");
    private static final Pattern PLACE = Pattern.compile("(?i)#(?:page|nameddest|search)=.*$");

    private FileLink() {
    }

    /** @return path as it was meant, empty if the link leads to no file */
    static String of(String target) {
        if (target == null || target.isBlank() || target.startsWith("#"))
            return "";
        String path = target.strip().replaceFirst("(?i)^file:/*", "");
        return SCHEME.matcher(path).matches() ? "" : CleanText.of(decoded(PLACE.matcher(path).replaceFirst("")));
    }

    /** @return path of a formula that opens a file, empty if it is none or its path is computed */
    static String ofFormula(String formula) {
        if (formula == null || formula.isEmpty())
            return "";
        Matcher m = FORMULA.matcher(formula.replace('\n', ' '));
        return m.matches() ? of(m.group(1)) : "";
    }

    /** Bytes written as %20; a sign of percent that is none stays. */
    private static String decoded(String path) {
        if (path.indexOf('%') < 0)
            return path;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] b = path.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < b.length; i++) {
            int high = i + 2 < b.length && b[i] == '%' ? Character.digit(b[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(b[i + 2], 16);
            out.write(low < 0 ? b[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
