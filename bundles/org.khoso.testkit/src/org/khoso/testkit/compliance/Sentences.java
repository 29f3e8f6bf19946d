package org.khoso.testkit.compliance;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;

/** Looks up sentences in the messages of the bundle that a class comes from. */
public final class Sentences {
    private Sentences() {
    }

    /** Both languages have the sentence, and all its arguments are given. @param owner class of the bundle that has the sentences */
    public static void assertSayable(Class<?> owner, Message message) throws IOException {
        for (String language : List.of("vi", "en")) {
            String file = "/KHOSO-INF/messages/" + language + ".properties";
            Properties all = load(owner, file, message.key());
            String pattern = all.getProperty(message.key());
            assertNotNull(pattern, () -> message.key() + " is missing in " + file);
            Locale locale = Locale.of(language);
            Object[] args = message.args().stream().map(a -> plain(a, locale)).toArray();
            String said = assertDoesNotThrow(() -> new MessageFormat(pattern, locale).format(args), pattern);
            assertFalse(said.matches(".*\\{[0-9].*"), () -> "an argument is missing: " + said);
        }
    }

    private static Properties load(Class<?> owner, String file, String key) throws IOException {
        var all = new Properties();
        // several bundles lie on one class path in a plain test: take the file that knows the key
        var urls = owner.getClassLoader().getResources(file.substring(1));
        while (urls.hasMoreElements()) {
            var one = new Properties();
            try (InputStream in = urls.nextElement().openStream()) {
                one.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            if (one.containsKey(key))
                all.putAll(one);
        }
        return all;
    }

    private static Object plain(Object arg, Locale locale) {
        return switch (arg) {
            case Bilingual b -> b.in(locale);
            case PartialDate d -> d.display();
            default -> arg;
        };
    }
}
