package org.khoso.core.reply;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.khoso.api.survey.Response.Respondent;

/** How a body is named in letters: a unit by its people's committee, any other as it is. */
final class Letterhead {
    private static final String DATA = "/KHOSO-INF/survey/letterhead.properties";
    private static final List<String> UNITS = List.of("province", "district", "commune");
    private static final String PROVINCE = "province";
    private final Properties data;

    private Letterhead(Properties data) {
        this.data = data;
    }

    static Letterhead read() throws IOException {
        var p = new Properties();
        try (InputStream in = Letterhead.class.getResourceAsStream(DATA)) {
            if (in == null)
                throw new IOException("missing in the bundle: " + DATA);
            p.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return new Letterhead(p);
    }

    /** A name cut into the word before it and the rest. @param kind word, small, or empty @param name rest */
    private record Cut(String kind, String name) {
        String whole() {
            return kind.isEmpty() ? name : kind + " " + name;
        }
    }

    private List<String> list(String key) {
        return Stream.of(data.getProperty(key).split("\\|")).toList();
    }

    private static boolean begins(String text, String with) {
        return text.regionMatches(true, 0, with, 0, with.length()) && (text.length() == with.length() || text.charAt(with.length()) == ' ');
    }

    private static Optional<String> beginning(String text, List<String> words) {
        return words.stream().filter(w -> begins(text, w)).findFirst();
    }

    private Cut cut(Respondent who) {
        String name = who.name().strip();
        String bare = beginning(name, list("council.known")).map(w -> name.substring(w.length()).strip()).orElse(name);
        return beginning(bare, list("kinds")).map(k -> new Cut(k, bare.substring(k.length()).strip())).orElse(new Cut("", bare));
    }

    private boolean isUnit(Respondent who) {
        return UNITS.contains(who.level());
    }

    /** @return the body's name inside a sentence */
    String inText(Respondent who) {
        return isUnit(who) ? data.getProperty("council") + " " + cut(who).whole() : who.name();
    }

    /** @return what the head and the foot of a document of that body say, by placeholder */
    Map<String, Object> values(Respondent who) {
        Map<String, Object> v = new HashMap<>();
        v.put("unit", who.name());
        v.put("agencyInText", inText(who));
        v.put("agency", who.name());
        if (!isUnit(who))
            return v;
        Cut cut = cut(who);
        v.put("agency", data.getProperty("council") + "\n" + cut.whole());
        v.put("agencySign", data.getProperty("sign"));
        v.put("authority", data.getProperty("authority"));
        v.put("signerRole", data.getProperty("role"));
        v.put("place", place(cut));
        if (who.level().equals(PROVINCE)) {
            v.put("department", data.getProperty("department.province"));
            v.put("informed",
                    new MessageFormat(data.getProperty("informed.province"), ReplyWords.LANGUAGE).format(new Object[]{cut.kind()}));
        }
        return v;
    }

    /** A unit named by a number or after a person keeps the word before its name (decree 30/2020, annex I). */
    private String place(Cut cut) {
        boolean number = !cut.name().isEmpty() && Character.isDigit(cut.name().charAt(0));
        if (!number && !list("whole").contains(cut.whole()))
            return cut.name();
        return cut.kind().isEmpty() ? cut.name() : cut.kind().substring(0, 1).toUpperCase(ReplyWords.LANGUAGE) + cut.whole().substring(1);
    }

    /** @return whether whom the survey names as receiver is answered directly */
    static boolean isProvince(Respondent who) {
        return who.level().equals(PROVINCE);
    }
}
