package org.khoso.ui;

import java.text.NumberFormat;
import java.util.Locale;
import org.khoso.api.Bilingual;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.core.Texts;

/** The window's language: Vietnamese unless the user chose English; never the operating system's. */
public final class Tr {
    private final Texts texts;
    private final Locale locale;

    Tr(Texts texts, Locale locale) {
        this.texts = texts;
        this.locale = locale;
    }

    /** @return the sentence of a key */
    public String say(String key, Object... args) {
        return texts.say(Message.of(key, args), locale);
    }

    /** @return the sentence */
    public String say(Message message) {
        return texts.say(message, locale);
    }

    /**
     * What to do, as the window has it: where the sentence of a remedy names lines to type, one of the same key with {@code .window}
     * behind it may name what to press.
     *
     * @return the sentence; empty if there is no remedy
     */
    public String remedy(Message remedy) {
        if (remedy == null)
            return "";
        String own = remedy.key() + ".window";
        return texts.knows(own) ? texts.say(new Message(own, remedy.args()), locale) : texts.say(remedy, locale);
    }

    /** @return what is wrong and what to do */
    public String say(KhosoException e) {
        return (say(e.problem()) + " " + remedy(e.remedy())).strip();
    }

    /** @return the text in this language */
    public String say(Bilingual text) {
        return text == null ? "" : text.in(locale);
    }

    /** @return a number as people here write it: 12.408 */
    public String number(long n) {
        return NumberFormat.getIntegerInstance(locale).format(n);
    }

    /** @return the language */
    public Locale locale() {
        return locale;
    }
}
