package org.khoso.schematron.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khoso.api.Bilingual;
import org.khoso.api.Confidence;
import org.khoso.api.KhosoException;
import org.khoso.api.Level;
import org.khoso.api.Message;

/**
 * A pack: a file of Schematron with a manifest that says which documents it judges.
 *
 * @param id         name in the ids of findings
 * @param title      what a person calls it
 * @param rules      the file of Schematron
 * @param phase      phase; empty for the default one
 * @param documents  paths of the documents in a package; * stands for a part of a name, ** for folders too
 * @param types      types of package; empty for all
 * @param level      of an assertion that gives itself no role
 * @param clause     of the legal document; may be empty
 * @param confidence how sure its makers are of the clause
 */
record Pack(String id, Bilingual title, byte[] rules, String phase, List<Glob> documents, Set<String> types, Level level, String clause,
        Confidence confidence) {
    private static final Set<String> KEYS = Set.of("id", "title.vi", "title.en", "rules", "phase", "documents", "types", "level", "clause",
            "label");
    private static final int MOST = 50;
    private static final int LONGEST = 300;
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,60}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}\\.sch");

    /** Gives a file that lies beside the manifest. */
    interface Beside {
        /** @return its bytes; null if there is none */
        byte[] file(String name) throws IOException;
    }

    /** @param name of the manifest, for a person @throws KhosoException if it can't be used */
    static Pack of(String name, byte[] manifest, Beside beside) throws IOException {
        Properties p = new Properties();
        try {
            p.load(new InputStreamReader(new ByteArrayInputStream(manifest), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw bad(name, "", e.getMessage());
        }
        for (Object key : p.keySet())
            if (!KEYS.contains(key))
            throw bad(name, String.valueOf(key), "?");
        String id = matching(name, p, "id", ID);
        byte[] rules = beside.file(matching(name, p, "rules", FILE));
        if (rules == null)
            throw bad(name, "rules", p.getProperty("rules"));
        List<Glob> documents = words(p, "documents").map(Glob::new).toList();
        if (documents.isEmpty() || documents.size() > MOST || documents.stream().anyMatch(d -> d.pattern().length() > LONGEST))
            throw bad(name, "documents", Integer.toString(documents.size()));
        String title = p.getProperty("title.vi", id);
        return new Pack(id, new Bilingual(title, p.getProperty("title.en", title)), rules, p.getProperty("phase", "").strip(), documents,
                words(p, "types").collect(Collectors.toUnmodifiableSet()), level(name, p), p.getProperty("clause", "").strip(),
                confidence(name, p));
    }

    private static String matching(String name, Properties p, String key, Pattern form) throws KhosoException {
        String value = p.getProperty(key, "").strip();
        if (!form.matcher(value).matches())
            throw bad(name, key, value);
        return value;
    }

    private static Level level(String name, Properties p) throws KhosoException {
        String value = p.getProperty("level", Level.SHOULD.code()).strip();
        return Arrays.stream(Level.values()).filter(l -> l.code().equals(value)).findFirst().orElseThrow(() -> bad(name, "level", value));
    }

    private static Confidence confidence(String name, Properties p) throws KhosoException {
        String value = p.getProperty("label", Confidence.DESIGN.code()).strip();
        return Arrays.stream(Confidence.values()).filter(c -> c.code().equals(value)).findFirst()
                .orElseThrow(() -> bad(name, "label", value));
    }

    private static java.util.stream.Stream<String> words(Properties p, String key) {
        return Arrays.stream(p.getProperty(key, "").split(",")).map(String::strip).filter(w -> !w.isEmpty());
    }

    private static KhosoException bad(String name, String key, String value) {
        return new KhosoException(Message.of("schematron.bad-manifest", name, shortened(key), shortened(value)),
                Message.of("schematron.bad-manifest.remedy", name), null);
    }

    /** What a broken file has for a key can be as long as the file. */
    private static String shortened(String said) {
        return said.length() > LONGEST ? said.substring(0, LONGEST) + '…' : said;
    }

    boolean judges(String type) {
        return types.isEmpty() || types.contains(type);
    }

    boolean judgesDocument(String path) {
        return documents.stream().anyMatch(d -> d.matches(path));
    }

    /** How much an assertion weighs: by its role, but no more than the clause can carry. @param severity role or severity; may be empty */
    Level weight(String severity) {
        Level wanted = switch (severity.toLowerCase(Locale.ROOT)) {
            case "fatal", "error", "must" -> Level.MUST;
            case "warning", "warn", "should" -> Level.SHOULD;
            case "info", "information", "hint", "may" -> Level.MAY;
            default -> level;
        };
        return wanted == Level.MUST && !confidence.mayOblige() ? Level.SHOULD : wanted;
    }
}
