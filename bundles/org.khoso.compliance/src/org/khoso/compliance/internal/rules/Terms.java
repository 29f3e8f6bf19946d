package org.khoso.compliance.internal.rules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khoso.api.Message;
import org.khoso.compliance.internal.BadRuleException;
import org.khoso.compliance.internal.Params;
import org.khoso.compliance.internal.Values;

/** Years of retention periods, written as codes or in words. */
final class Terms {
    /** Permanent: longer than any number of years. */
    static final long FOREVER = Long.MAX_VALUE;
    private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,4})\\s*(\\S.*)?", Pattern.DOTALL);
    private final Optional<Params> codes;
    private final List<String> permanent;
    private final List<String> open;
    private final List<String> units;

    Terms(Params params) {
        codes = params.inner("codes");
        permanent = params.list("permanent").stream().map(Terms::plain).toList();
        open = params.list("open").stream().map(Terms::plain).toList();
        units = params.list("units").stream().map(Terms::plain).toList();
        if (codes.isEmpty() && permanent.isEmpty() && units.isEmpty())
            throw new BadRuleException(Message.of("check.parameter-missing", "codes"));
    }

    boolean coded() {
        return codes.isPresent();
    }

    boolean open(String text) {
        return open.contains(plain(text));
    }

    /** @return years; empty if the text names none */
    Optional<Long> years(String text) {
        if (codes.isPresent())
            return codes.get().text(text).map(y -> y.equals("permanent") ? FOREVER : codes.get().needNumber(text));
        if (permanent.contains(plain(text)))
            return Optional.of(FOREVER);
        Matcher m = NUMBER.matcher(text);
        if (!m.matches() || m.group(2) != null && !units.contains(plain(m.group(2))))
            return Optional.empty();
        return Optional.of(Long.parseLong(m.group(1)));
    }

    private static String plain(String text) {
        return Values.nfc(text.strip()).toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
