package org.khoso.compliance.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import org.khoso.api.Bilingual;

/** Names of the anchor dates, from this bundle's messages: they stand inside another sentence, so both languages travel along. */
final class Anchors {
    private final Properties vi = load("vi");
    private final Properties en = load("en");

    /** @return what a person calls the date, or its code if nobody named it: a Bilingual or a String */
    Object name(String anchor) {
        String key = "check.anchor." + anchor;
        return vi.containsKey(key) ? new Bilingual(vi.getProperty(key), en.getProperty(key)) : anchor;
    }

    private static Properties load(String language) {
        var all = new Properties();
        try {
            // in plain Java several bundles lie on one class path, each with such a file
            for (URL file : Collections.list(Anchors.class.getClassLoader().getResources("KHOSO-INF/messages/" + language + ".properties")))
                try (var in = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
                    all.load(in);
                }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
