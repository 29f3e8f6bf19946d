package org.khoso.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.khoso.api.store.Holder;

/** What the client says where no service is there to say it: the same sentences, read from this bundle's own file. */
final class Sentences {
    private final List<String> args;
    private final Locale locale;
    private Properties sentences;

    Sentences(List<String> args) {
        this.args = args;
        locale = Locale.forLanguageTag("en".equals(option("--lang")) ? "en" : "vi");
    }

    private String option(String name) {
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).startsWith(name + "="))
                return args.get(i).substring(name.length() + 1);
            if (args.get(i).equals(name) && i + 1 < args.size())
                return args.get(i + 1);
        }
        return "";
    }

    boolean json() {
        return "json".equals(option("--format"));
    }

    /** @return the line as it was typed, for a person to type again */
    String line() {
        var line = new StringBuilder("khoso");
        for (String a : args)
            line.append(' ').append(a.isEmpty() || a.matches(".*[^\\p{L}\\p{N}_./:=,@%+-].*") ? "'" + a.replace("'", "'\\''") + "'" : a);
        return line.toString();
    }

    String doing(Holder h) {
        return h.doing().isEmpty() ? say("cli.holder.nothing") : h.doing();
    }

    String say(String key, Object... values) {
        if (sentences == null)
            sentences = load(locale.getLanguage());
        String pattern = sentences.getProperty(key);
        return pattern == null ? key : new MessageFormat(pattern, locale).format(values);
    }

    private static Properties load(String language) {
        var p = new Properties();
        try (InputStream in = Sentences.class.getResourceAsStream("/KHOSO-INF/messages/" + language + ".properties")) {
            if (in != null)
                p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            p.clear(); // keys are shown then, with nothing lost but the wording
        }
        return p;
    }

    /** The document of a verb that failed, in the shape of all others (see docs/cli). */
    static String envelope(String input, String problem, String remedy) {
        return "{\"input\":" + quote(input) + ",\"status\":\"failed\",\"counts\":{\"in\":1,\"ok\":0,\"findings\":0,\"failed\":1},"
                + "\"findings\":[{\"rule\":\"cli/failed\",\"clause\":\"\",\"confidence\":\"D\",\"level\":\"should\",\"subject\":"
                + quote(input)
                + ",\"place\":\"\",\"message\":" + quote(problem) + ",\"remedy\":" + quote(remedy) + "}],\"result\":{}}";
    }

    private static String quote(String s) {
        var out = new StringBuilder("\"");
        for (char c : s.toCharArray())
            switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            default -> out.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        return out.append('"').toString();
    }
}
