package org.khoso.survey.internal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;

/** Says messages as the edge does. Public for the tests of the other packages. */
public final class Messages {
    private final Map<String, Properties> sentences = new HashMap<>();

    public Messages() throws IOException {
        for (String language : new String[]{"vi", "en"}) {
            Properties p = new Properties();
            for (URL url : Collections.list(Messages.class.getClassLoader().getResources("KHOSO-INF/messages/" + language + ".properties")))
                try (var in = new InputStreamReader(url.openStream(), StandardCharsets.UTF_8)) {
                    p.load(in);
                }
            sentences.put(language, p);
        }
    }

    public String say(Message m, String language) {
        String pattern = sentences.get(language).getProperty(m.key());
        if (pattern == null)
            throw new AssertionError("no sentence " + m.key() + " in " + language);
        Locale locale = Locale.forLanguageTag(language);
        return new MessageFormat(pattern, locale).format(m.args().stream().map(a -> switch (a) {
            case Message inner -> say(inner, language);
            case Bilingual b -> b.in(locale);
            case PartialDate d -> d.display();
            default -> a;
        }).toArray());
    }
}
