package org.khoso.survey.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.survey.AnswerSource.Offer;
import org.khoso.api.survey.AnswerSource.Offered;
import org.khoso.api.survey.AnswerSource.Rows;

/** What the sources of this bundle can fill in, as a file of data says. */
final class Offers {
    private static final String FILE = "offers.properties";

    private Offers() {
    }

    /** @return the offer of a source */
    static Offer of(String item) {
        try {
            Words words = Words.read(FILE);
            Rows rows = Rows.valueOf(words.get(item + ".rows").toUpperCase(Locale.ROOT));
            List<String> names = rows == Rows.NAMED ? words.list(item + ".names") : List.of();
            return new Offer(rows, names, words.list(item + ".columns").stream().map(Offers::column).toList());
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(new KhosoException(Message.of("survey.bad-template", FILE, item), null, e));
        }
    }

    private static Offered column(String line) {
        String[] parts = Arrays.copyOf(line.split(":"), 6);
        for (int i = 0; i < parts.length; i++)
            parts[i] = parts[i] == null ? "" : parts[i].strip();
        return new Offered(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }
}
