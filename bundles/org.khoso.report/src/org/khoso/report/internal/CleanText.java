package org.khoso.report.internal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.khoso.api.Message;

/**
 * Texts from outside as documents may hold them: letters and marks joined, what can't be seen or turns the writing around
 * replaced by a visible sign. Remembers what it replaced, for the person who signs. Not thread-safe.
 */
final class CleanText {
    /** Stands for what was replaced: a white square, which office fonts have (they lack U+FFFD). */
    static final int SIGN = 0x25a1;
    private static final int TAB = '\t';

    private enum Why {
        CONTROL, HALF, DIRECTION
    }

    private final Map<Why, Long> counts = new EnumMap<>(Why.class);

    /** @return the text; line ends stay, other spaces become a space */
    String clean(String text) {
        if (text == null || text.isEmpty())
            return "";
        if (text.codePoints().allMatch(c -> c >= 0x20 && c < 0x7f))
            return text;
        String composed = Normalizer.normalize(text.replace("\u00ad", "").replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
        var out = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> out.appendCodePoint(seen(c)));
        return out.toString();
    }

    private int seen(int c) {
        if (c == TAB || c == 0x85 || c == 0x2028 || c == 0x2029)
            return ' ';
        if (c == '\n')
            return c;
        Why why = why(c);
        if (why == null)
            return c;
        counts.merge(why, 1L, Long::sum);
        return SIGN;
    }

    private static Why why(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> Why.CONTROL;
            case Character.FORMAT -> Why.DIRECTION;
            case Character.SURROGATE -> Why.HALF;
            default -> (c & 0xfffe) == 0xfffe || c >= 0xfdd0 && c <= 0xfdef ? Why.HALF : null;
        };
    }

    /** @return what was replaced so far, in sentences */
    List<Message> notes() {
        List<Message> notes = new ArrayList<>();
        counts.forEach((why, n) -> notes.add(Message.of("report.replaced." + why.name().toLowerCase(Locale.ROOT), n)));
        return notes;
    }
}
