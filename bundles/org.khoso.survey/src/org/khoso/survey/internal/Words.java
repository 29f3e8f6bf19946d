package org.khoso.survey.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;

/**
 * Data of this bundle under {@code KHOSO-INF/survey}: sentences that are suggested as answers, lists of words, assumptions. The
 * answer goes into a Vietnamese report, whatever language the window speaks: so these sentences are in Vietnamese only.
 */
final class Words {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private final Properties all = new Properties();
    private final String file;

    private Words(String file) throws IOException {
        this.file = file;
        try (InputStream in = Words.class.getResourceAsStream("/KHOSO-INF/survey/" + file)) {
            all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    /** @return a file of words */
    static Words read(String file) throws IOException {
        return new Words(file);
    }

    /** @return the sentences that are suggested */
    static Words suggestions() throws IOException {
        return read("suggestions.properties");
    }

    /** @return a sentence; days and numbers as Vietnamese writes them */
    String say(String key, Object... args) throws KhosoException {
        Object[] said = Arrays.stream(args).map(a -> a instanceof LocalDate d ? DAY.format(d) : a).toArray();
        return new MessageFormat(get(key), VIETNAMESE).format(said);
    }

    /** @return a value. @throws KhosoException if the file has none */
    String get(String key) throws KhosoException {
        String value = all.getProperty(key);
        if (value == null)
            throw new KhosoException(Message.of("survey.bad-template", file, key), null, null);
        return value.strip();
    }

    /** @return values separated by commas */
    List<String> list(String key) throws KhosoException {
        return Arrays.stream(get(key).split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** @return a number as Vietnamese writes it */
    static String number(java.math.BigDecimal value) {
        char comma = DecimalFormatSymbols.getInstance(VIETNAMESE).getDecimalSeparator();
        return value.stripTrailingZeros().toPlainString().replace('.', comma);
    }
}
