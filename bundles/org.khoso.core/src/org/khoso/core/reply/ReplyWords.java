package org.khoso.core.reply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.khoso.api.Bilingual;
import org.khoso.api.Message;
import org.khoso.api.survey.SurveyService.Item;
import org.khoso.core.Texts;

/** Words of letters: letters of Vietnamese offices are in Vietnamese, whatever language the window speaks. */
final class ReplyWords {
    static final Locale LANGUAGE = Texts.VIETNAMESE;
    private static final String KEYS = "core.reply.";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu");
    private static final String STOPS = ".:;,\u2026 ";
    private final Texts texts;

    ReplyWords(Texts texts) {
        this.texts = texts;
    }

    String say(String key, Object... args) {
        return texts.say(Message.of(KEYS + key, args), LANGUAGE);
    }

    String say(Message message) {
        return texts.say(message, LANGUAGE);
    }

    /** @return a label without what ends it */
    static String label(Bilingual text) {
        String s = text.in(LANGUAGE).strip();
        int end = s.length();
        while (end > 0 && STOPS.indexOf(s.charAt(end - 1)) >= 0)
            end--;
        return s.substring(0, end);
    }

    /** @return the letter behind a survey: what follows a comma or semicolon is a place in it or a remark */
    static String letter(String source) {
        return source.split("[,;]", 2)[0].strip();
    }

    /** @return number as printed and wording of an item */
    static String heading(Item item) {
        return (item.number().isEmpty() ? "" : item.number() + " ") + label(item.heading());
    }

    /** @return the same for lists of items, which are named by their identity */
    String named(Item item) {
        return say("item", item.id(), label(item.heading()));
    }

    /** @return a label inside a sentence: a small letter in front, unless an abbreviation begins it */
    static String inside(String label) {
        if (label.length() < 2 || !Character.isLowerCase(label.charAt(1)) && Character.isLetter(label.charAt(1)))
            return label;
        return label.substring(0, 1).toLowerCase(LANGUAGE) + label.substring(1);
    }

    /** @return a sentence with what ends it */
    static String sentence(String text) {
        String s = text.strip();
        return s.isEmpty() || ".:;!?\u2026".indexOf(s.charAt(s.length() - 1)) >= 0 ? s : s + ".";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String time(Instant time) {
        return MINUTE.format(time.atZone(ZoneId.systemDefault()));
    }
}
