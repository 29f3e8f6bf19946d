package org.khoso.report.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;

/** The few words that a report says of itself, in the reader's language. */
final class Words {
    private final Properties all = new Properties();
    private final Locale locale;

    Words(Locale locale) throws IOException {
        this.locale = language(locale).equals("en") ? Locale.ENGLISH : Locale.of("vi");
        // in plain Java several bundles lie on one class path, each with such a file
        for (URL file : Collections
                .list(Words.class.getClassLoader().getResources("KHOSO-INF/messages/" + language(locale) + ".properties")))
            try (var in = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                all.load(in);
            }
    }

    /** @return the language of a report: English if asked for, else Vietnamese */
    static String language(Locale locale) {
        return "en".equals(locale.getLanguage()) ? "en" : "vi";
    }

    String say(String key, Object... args) {
        return new MessageFormat(all.getProperty(key), locale).format(args);
    }

    static InputStream resource(String name) throws IOException {
        InputStream in = Words.class.getResourceAsStream("/KHOSO-INF/" + name);
        if (in == null)
            throw new IOException("missing in the bundle: " + name);
        return in;
    }
}
