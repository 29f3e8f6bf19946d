package org.khoso.packaging.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.packaging.ui.Xmls.Listed;

/** Checksums as the manifests of a bag list them: for looking at; verifying reads them by the letter. */
final class Sums {
    private static final Pattern LINE = Pattern.compile("([0-9A-Fa-f]{8,256})[ \\t]+\\*?(?:\\./)?(.+)");
    private static final int LONGEST = 8_192;

    private Sums() {
    }

    /** @param folder folder of the manifest, with a slash at the end or empty */
    static void listed(InputStream in, String folder, String algorithm, Map<String, Listed> to) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        var line = new StringBuilder();
        for (int c = lines.read(); c >= 0 && to.size() < PackageFiles.MOST; c = lines.read()) {
            if (c != '\n' && c != '\r') {
                if (line.length() < LONGEST)
                    line.append((char) c);
                continue;
            }
            take(line, folder, algorithm, to);
        }
        take(line, folder, algorithm, to);
    }

    private static void take(StringBuilder line, String folder, String algorithm, Map<String, Listed> to) {
        Matcher m = LINE.matcher(line);
        if (m.matches())
            to.putIfAbsent(folder + m.group(2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%"),
                    new Listed(algorithm.toUpperCase(Locale.ROOT), m.group(1), null));
        line.setLength(0);
    }
}
