package org.khoso.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;

/** Whether a message can be said in both languages, to a person. */
final class Said {
    private static final List<String> LANGUAGES = List.of("vi", "en");
    /** Names of classes, and nothing where a reason should be. */
    private static final Pattern MACHINE = Pattern
            .compile("\\b(java|javax|org|com|de|sun|jdk)\\.[a-z]+\\.[\\w.$]+|\\w+(Exception|Error)\\b|\\bnull\\b");
    /** Bytes of a packed entry that are looked at. */
    private static final int MOST = 1 << 20;
    /** Bytes of an entry's head before its name. */
    private static final int HEAD = 30;
    private final Map<String, Map<String, MessageFormat>> sentences = new HashMap<>();

    Said(Class<?> owner) throws IOException {
        for (String language : LANGUAGES) {
            Map<String, MessageFormat> all = new HashMap<>();
            var urls = owner.getClassLoader().getResources("KHOSO-INF/messages/" + language + ".properties");
            while (urls.hasMoreElements()) {
                Properties p = new Properties();
                try (Reader in = new InputStreamReader(urls.nextElement().openStream(), StandardCharsets.UTF_8)) {
                    p.load(in);
                }
                p.forEach((k, v) -> all.put(k.toString(), new MessageFormat(v.toString(), Locale.of(language))));
            }
            sentences.put(language, all);
        }
    }

    /** @return what is wrong with it, null if nothing. @param names what it has to name, null if its place does @param file what it may quote */
    String fault(Message m, String names, byte[] file) {
        if (m == null)
            return "no message";
        for (String language : LANGUAGES) {
            MessageFormat f = sentences.get(language).get(m.key());
            if (f == null)
                return "no sentence for " + m.key() + " in " + language;
            String said;
            try {
                said = f.format(m.args().stream().map(a -> plain(a, Locale.of(language))).toArray());
            } catch (IllegalArgumentException e) {
                return "can't be said: " + m;
            }
            if (said.matches("(?s).*\\{\\d.*") && !m.args().toString().contains("{"))
                return "an argument is missing: " + said;
            if (machine(said, file) || m.args().contains("null") && !text(file).contains("null") && !unpacked(file).contains("null"))
                return "words of a machine: " + shortened(said);
            if (names != null && !said.contains(names))
                return "does not name " + names + ": " + shortened(said);
            if (said.length() > 4000)
                return "too long: " + shortened(said);
        }
        return null;
    }

    /** Words of a machine that stand in the file itself, or packed in it, are the file's. */
    private static boolean machine(String said, byte[] file) {
        return MACHINE.matcher(said).results().map(r -> r.group())
                .anyMatch(w -> !w.equals("null") && !text(file).contains(w) && !unpacked(file).contains(w));
    }

    /** @return what can be unpacked of it, if it is a ZIP: from whatever looks like an entry, as readers by list and readers in order see others in a broken one */
    private static String unpacked(byte[] file) {
        var all = new StringBuilder();
        for (int at = 0; at + HEAD < file.length && all.length() < 16 * MOST; at++)
            if (file[at] == 'P' && file[at + 1] == 'K' && file[at + 2] == 3 && file[at + 3] == 4)
            all.append(inflated(file, at + HEAD + length(file, at + HEAD - 4) + length(file, at + HEAD - 2))).append('\n');
        return all.toString();
    }

    /** @return what is deflated from a place on, as far as it can be read */
    private static String inflated(byte[] file, int from) {
        var out = new ByteArrayOutputStream();
        var inflater = new Inflater(true);
        try {
            if (from < file.length)
                inflater.setInput(file, from, file.length - from);
            byte[] some = new byte[8192];
            for (int n = inflater.inflate(some); n > 0 && out.size() < MOST; n = inflater.inflate(some))
                out.write(some, 0, n);
        } catch (DataFormatException e) {
            out.write('\n'); // what came until then counts
        } finally {
            inflater.end();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int length(byte[] file, int at) {
        return file[at] & 0xff | (file[at + 1] & 0xff) << 8;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static String shortened(String s) {
        return s.length() > 300 ? s.substring(0, 300) + "..." : s;
    }

    private static Object plain(Object a, Locale locale) {
        return switch (a) {
            case Bilingual b -> b.in(locale);
            case PartialDate d -> d.display();
            default -> a;
        };
    }
}
