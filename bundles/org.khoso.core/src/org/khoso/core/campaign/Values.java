package org.khoso.core.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.khoso.api.KhosoException;
import org.khoso.api.Message;
import org.khoso.api.PartialDate;
import org.khoso.api.PartialDate.Precision;
import org.khoso.api.store.Change;
import org.khoso.text.Dates;
import org.khoso.text.Fold;

/** Values of campaigns from what a person wrote. Words for codes and headers are data. */
final class Values {
    private static final long MOST = 1_000_000_000_000L;
    private static final int LONGEST = 4000;
    private final Properties words = new Properties();
    private final FondsNames fonds;

    /** @param fonds finds fonds by what a person calls them */
    Values(FondsNames fonds) throws IOException {
        this.fonds = fonds;
        try (InputStream in = Objects.requireNonNull(Values.class.getResourceAsStream("/KHOSO-INF/campaign/words.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    /**
     * @param texts what was written; empty clears
     * @param place file and line for whom a value is refused; empty for none
     * @return values by concept; {@link Change#CLEAR} for what is to be cleared
     */
    Map<String, Object> of(Map<Field, String> texts, String place) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (var e : texts.entrySet()) {
            String t = Fold.nfc(e.getValue() == null ? "" : e.getValue()).strip();
            values.put(e.getKey().concept(), t.isEmpty() ? Change.CLEAR : value(e.getKey(), t, place));
        }
        return values;
    }

    private Object value(Field field, String t, String place) throws IOException {
        Optional<?> value = t.length() > LONGEST ? Optional.empty() : switch (field.type()) {
            case TEXT -> Optional.of(t);
            case LINES ->
                Optional.of(Arrays.stream(t.split("[;\n]")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.joining("\n")));
            case NUMBER -> number(t);
            case DECIMAL -> decimal(t);
            case DATE -> Optional.of(Dates.parse(t)).filter(d -> d.precision() != Precision.UNKNOWN);
            case CODE -> code(field, t);
            case CODES -> codes(field, t);
            case FONDS -> fonds.find(t);
        };
        if (value.isPresent())
            return value.get();
        String shown = t.length() > 80 ? t.substring(0, 80) + "…" : t;
        throw new KhosoException(
                place.isEmpty()
                        ? Message.of("core.campaign.bad-value", Message.of("core.campaign.field." + field.word()), shown)
                        : Message.of("core.campaign.bad-cell", Message.of("core.campaign.field." + field.word()), shown, place),
                remedy(field), null);
    }

    private Message remedy(Field field) {
        String key = "core.campaign.bad-value.remedy." + field.type();
        return Message.of(key, list("codes." + field.word()).stream().map(String::strip).collect(Collectors.joining(", ")), LONGEST);
    }

    /** Digits, maybe in groups of three: no fraction, no sign. */
    private static Optional<Long> number(String t) {
        String digits = t.matches("\\d{1,3}([., \u00a0]\\d{3})+") ? t.replaceAll("\\D", "") : t;
        return digits.matches("\\d{1,13}") ? Optional.of(Long.valueOf(digits)).filter(n -> n <= MOST) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(String t) {
        return t.matches("\\d{1,9}([.,]\\d{1,4})?") ? Optional.of(new BigDecimal(t.replace(',', '.'))) : Optional.empty();
    }

    private Optional<String> code(Field field, String t) {
        String folded = Fold.fold(t);
        return list("codes." + field.word()).stream().filter(c -> Fold.fold(c).equals(folded)
                || list(field.word() + "." + c).stream().anyMatch(w -> Fold.fold(w).equals(folded))).findFirst();
    }

    private Optional<String> codes(Field field, String t) {
        List<String> all = new ArrayList<>();
        for (String part : t.split("[,;]")) {
            Optional<String> code = code(field, part.strip());
            if (code.isEmpty())
                return Optional.empty();
            all.add(code.get());
        }
        return Optional.of(list("codes." + field.word()).stream().filter(all::contains).collect(Collectors.joining(",")));
    }

    /** @return the field that a header of a spreadsheet means */
    Optional<Field> header(String text) {
        String folded = Fold.fold(text.strip());
        return Field.ofLine().stream().filter(f -> Fold.fold(f.word()).equals(folded)
                || list("header." + f.word()).stream().anyMatch(w -> Fold.fold(w).equals(folded))).findFirst();
    }

    private List<String> list(String key) {
        return Arrays.stream(words.getProperty(key, "").split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    /** @return whether a span of days is in order, as far as both are known */
    static boolean ordered(Object from, Object to) {
        return !(from instanceof PartialDate f && to instanceof PartialDate t) || f.from() == null || t.to() == null
                || !t.to().isBefore(f.from());
    }
}
