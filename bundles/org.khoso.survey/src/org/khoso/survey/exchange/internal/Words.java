package org.khoso.survey.exchange.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;

/** What forms say of themselves, in both languages: who fills them in has no Khoso that would say it. */
final class Words {
    private static final Locale VIETNAMESE = Locale.of("vi");
    private final Properties vi = read("vi");
    private final Properties en = read("en");

    private static Properties read(String language) {
        Properties all = new Properties();
        try {
            // in plain Java several bundles lie on one class path, each with such a file
            for (URL file : Collections.list(Words.class.getClassLoader().getResources("KHOSO-INF/messages/" + language + ".properties")))
                try (var in = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    all.load(in);
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // of the bundle itself
        }
        return all;
    }

    String vi(String key, Object... args) {
        return new MessageFormat(vi.getProperty(key, key), VIETNAMESE).format(args);
    }

    String en(String key, Object... args) {
        return new MessageFormat(en.getProperty(key, key), Locale.ENGLISH).format(args);
    }

    /** @return Vietnamese pattern for a script that fills in {0} itself */
    String pattern(String key) {
        return vi.getProperty(key, key).replace("''", "'");
    }

    /** @return whether there is such a sentence */
    boolean has(String key) {
        return vi.containsKey(key);
    }
}
