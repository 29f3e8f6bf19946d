package org.khoso.survey.exchange.internal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.khoso.api.survey.SurveyService.Column;
import org.khoso.api.survey.SurveyService.Option;

/** What stands in an input cell, as answers keep it: by the type of the column. */
final class Typed {
    /** Unit in which people give bytes, where nobody says another. */
    static final String SIZE = "GB";
    /** Longest text of an answer. */
    static final int LONGEST = 100_000;
    private final Words words;

    Typed(Words words) {
        this.words = words;
    }

    /** @param c column; null for a text @param unit unit of bytes @return value, empty for a blank cell */
    String value(Column c, String unit, Raw raw) throws Unclear {
        if (raw instanceof Raw.Bad bad)
            throw new Unclear(bad.why(), bad.shown());
        if (raw.blank())
            return "";
        if (raw.shown().length() > LONGEST)
            throw new Unclear("long", raw.shown());
        return switch (c == null ? "text" : c.type()) {
            case "integer" -> Numbers.plain(number(raw, true));
            case "decimal" -> Numbers.plain(number(raw, false));
            case "percent" -> Numbers.plain(percent(raw));
            case "bytes" -> Numbers.plain(bytes(raw, unit));
            case "date" -> day(raw).toString();
            case "yesno" -> yes(raw);
            case "choice" -> code(c.options(), raw);
            default -> text(raw);
        };
    }

    private static BigDecimal number(Raw raw, boolean whole) throws Unclear {
        return switch (raw) {
            case Raw.Numeric n when n.day() -> throw new Unclear("number", n.stored());
            case Raw.Numeric n -> Numbers.cell(n.stored(), whole);
            case Raw.Canonical c -> canonical(c, whole);
            default -> Numbers.typed(raw.shown(), whole);
        };
    }

    private static BigDecimal canonical(Raw.Canonical c, boolean whole) throws Unclear {
        BigDecimal n = Numbers.kept(c.value());
        if (n == null || whole && n.stripTrailingZeros().scale() > 0)
            throw new Unclear("number", c.value());
        return n;
    }

    private static BigDecimal percent(Raw raw) throws Unclear {
        if (raw instanceof Raw.Numeric n && n.percent())
            return Numbers.cell(n.stored(), false).movePointRight(2);
        String s = raw.shown().strip();
        return raw instanceof Raw.Text && s.endsWith("%") ? Numbers.typed(s.substring(0, s.length() - 1), false) : number(raw, false);
    }

    private static BigDecimal bytes(Raw raw, String unit) throws Unclear {
        return switch (raw) {
            case Raw.Canonical c -> canonical(c, true);
            case Raw.Text t -> Numbers.bytes(t.text(), unit);
            default -> Numbers.bytes(number(raw, false), unit, raw.shown());
        };
    }

    private static LocalDate day(Raw raw) throws Unclear {
        return raw instanceof Raw.Numeric n
                ? Days.serial(Numbers.cell(n.stored(), false), n.from1904(), n.stored())
                : Days.typed(raw.shown());
    }

    private String yes(Raw raw) throws Unclear {
        if (raw instanceof Raw.Flag f)
            return f.yes() ? "YES" : "NO";
        String key = Texts.key(raw.shown());
        for (String code : List.of("YES", "NO"))
            if (key.equals(Texts.key(code)) || key.equals(Texts.key(words.vi(label(code)))) || key.equals(Texts.key(words.en(label(code)))))
            return code;
        throw new Unclear("yesno", raw.shown());
    }

    /** @return key of the word for YES or NO */
    static String label(String code) {
        return code.equals("YES") ? "survey.form.yes" : "survey.form.no";
    }

    /** Codes separated by commas, or a label. */
    private static String code(List<Option> options, Raw raw) throws Unclear {
        if (raw instanceof Raw.Canonical c) {
            List<String> codes = List.of(c.value().split(",", -1));
            List<String> known = options.stream().map(Option::id).filter(codes::contains).toList();
            if (known.size() != codes.size())
                throw new Unclear("choice", raw.shown());
            return String.join(",", known);
        }
        String key = Texts.key(raw.shown());
        List<String> found = options.stream()
                .filter(o -> key.equals(Texts.key(shown(o, options))) || key.equals(Texts.key(o.id()))).map(Option::id).distinct().toList();
        if (found.size() != 1)
            throw new Unclear("choice", raw.shown());
        return found.getFirst();
    }

    /** @return how an option is called where one chooses: with its code if two have the same label */
    static String shown(Option o, List<Option> among) {
        String key = Texts.key(o.label().vi());
        boolean alone = !key.isEmpty()
                && among.stream().filter(x -> Texts.key(x.label().vi()).equals(key) || Texts.key(x.id()).equals(key) && x != o)
                        .count() == 1;
        return alone ? o.label().vi() : o.label().vi() + " (" + o.id() + ")";
    }

    private String text(Raw raw) throws Unclear {
        return switch (raw) {
            case Raw.Numeric n when n.day() -> Days.shown(day(n));
            case Raw.Numeric n -> Numbers.plain(Numbers.cell(n.stored(), false));
            case Raw.Flag f -> words.vi(label(f.yes() ? "YES" : "NO"));
            default -> Texts.clean(raw.shown());
        };
    }

    /** @return whether a cross stands there. @throws Unclear if something else does */
    boolean crossed(Raw raw) throws Unclear {
        if (raw instanceof Raw.Bad bad)
            throw new Unclear(bad.why(), bad.shown());
        if (raw.blank() || raw instanceof Raw.Flag f && !f.yes())
            return false;
        String key = Texts.key(raw.shown());
        if (raw instanceof Raw.Flag || List.of("x", "1", "\u2713", "\u2714", "\u2611").contains(key)
                || key.equals(Texts.key(words.vi("survey.form.yes"))))
            return true;
        if (key.equals("0") || key.equals(Texts.key(words.vi("survey.form.no"))))
            return false;
        throw new Unclear("cross", raw.shown());
    }
}
