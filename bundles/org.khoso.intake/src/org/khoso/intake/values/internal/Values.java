package org.khoso.intake.values.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.PartialDate;
import org.khoso.api.StandardsCatalog;
import org.khoso.intake.mapping.internal.Words;
import org.khoso.intake.table.internal.Cell;
import org.khoso.text.Dates;

/** Turns cells into values of fields. */
public final class Values {
    private static final Pattern NUMBER = Pattern
            .compile("(\\d{1,3}(?:[., ]\\d{3})+|\\d{1,15})(?:[.,]0+)?\\s*(\\p{L}[\\p{L} .]*)?");
    private static final int MOST_DIGITS = 15;
    private static final int MOST_LABELS = 1000;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(?:[.,]\\d{1,10})?");
    private static final Pattern SEVERAL = Pattern.compile("\\s*[;,/+&\\n]\\s*");
    private final StandardsCatalog standards;
    private final Words words;
    private final Map<String, Codes> codes = new HashMap<>();
    private final Map<String, Map<String, String>> labels = new HashMap<>();
    private final Set<String> units;
    private final Set<String> yes;
    private final Set<String> no;

    /** @param standards code lists; @param words the data file {@code synonyms} */
    public Values(StandardsCatalog standards, Words words) {
        this.standards = standards;
        this.words = words;
        units = plain("units");
        yes = plain("yes");
        no = plain("no");
    }

    private Set<String> plain(String key) {
        return words.list(key).stream().map(Words::plain).collect(Collectors.toSet());
    }

    /**
     * What a cell says.
     *
     * @param value   typed value, null if nothing can be kept
     * @param problem end of the finding's id, e.g. {@code date-unreadable}; null if all is well
     */
    public record Read(Object value, String problem) {
    }

    /** @return what the cell says of that field */
    public Read read(FieldInfo field, Cell cell) {
        if (cell.kind() == Cell.Kind.ERROR)
            return new Read(null, "cell-error");
        try {
            return typed(field, cell);
        } catch (ArithmeticException | IllegalArgumentException | java.time.DateTimeException | IndexOutOfBoundsException e) {
            // no cell, however odd, may end the reading of a delivery
            return new Read(null, "value-unreadable");
        }
    }

    private Read typed(FieldInfo field, Cell cell) {
        if (field.codeList() != null && field.type() != org.khoso.api.FieldType.BOOLEAN)
            return new Read(coded(field, cell.text()), null);
        return switch (field.type()) {
            case TEXT -> new Read(cell.text(), null);
            case DATE -> date(cell);
            case NUMBER -> number(cell);
            case DECIMAL -> decimal(cell);
            case BOOLEAN -> flag(field, cell);
        };
    }

    private Codes codes(FieldInfo field) {
        String id = field.codeList();
        if (id == null)
            return null;
        return codes.computeIfAbsent(id + "|" + field.concept(),
                k -> standards.codeList(id).map(l -> new Codes(l, field.concept(), words)).orElse(null));
    }

    private String coded(FieldInfo field, String text) {
        Codes list = codes(field);
        if (list == null)
            return text;
        String whole = list.of(text);
        if (whole != null || !SEVERAL.matcher(text).find())
            return whole == null ? text : whole;
        List<String> out = new ArrayList<>();
        for (String part : SEVERAL.split(text))
            if (!part.isBlank()) {
                String code = list.of(part);
                out.add(code == null ? part : code);
            }
        boolean all = out.stream().allMatch(c -> !list.label(c).isEmpty());
        return field.repeatable() || all && out.size() > 1 ? String.join(";", out.stream().distinct().toList()) : text;
    }

    /** @return label of the code that a text means in the field's list; the text itself if it means none */
    public String label(FieldInfo field, String text) {
        Codes list = codes(field);
        String code = list == null ? null : list.of(text);
        return code == null ? text : list.label(code);
    }

    /** @return label of a code in any list that belongs to the concept; the text itself if there is none */
    public String label(String concept, String text) {
        Map<String, String> known = labels.computeIfAbsent(concept, c -> new HashMap<>());
        String label = known.get(text);
        if (label == null && known.size() < MOST_LABELS)
            known.put(text, label = labelIn(concept, text)); // a column says the same few things in all its rows
        return label == null ? labelIn(concept, text) : label;
    }

    private String labelIn(String concept, String text) {
        return standards.recordSets().stream().flatMap(s -> s.fields().stream())
                .filter(f -> f.concept().equals(concept) && f.codeList() != null).map(f -> label(f, text))
                .filter(l -> !l.equals(text)).findFirst()
                .orElse(text);
    }

    /** @return whether the field's values come from a list */
    public boolean listed(FieldInfo field) {
        return field.codeList() != null && standards.codeList(field.codeList()).map(CodeList::values).map(v -> !v.isEmpty())
                .orElse(false);
    }

    private static Read date(Cell cell) {
        PartialDate d = switch (cell.kind()) {
            case DATE -> Dates.ofSerial(cell.number(), false);
            case DATE1904 -> Dates.ofSerial(cell.number(), true);
            case NUMBER -> number(cell.number(), cell.text());
            default -> Dates.parse(cell.text());
        };
        boolean bad = d.precision() == PartialDate.Precision.UNKNOWN;
        return new Read(bad ? PartialDate.unknown(cell.text()) : d, bad ? "date-unreadable" : null);
    }

    /** A bare number in a column of dates: a year, or a day whose format got lost. */
    private static PartialDate number(double n, String text) {
        if (n == Math.rint(n) && n >= 10_000 && n < 80_000)
            return Dates.ofSerial(n, false);
        if (n == Math.rint(n) && n >= 18_000_101 && n <= 22_001_231) // yyyymmdd
            return Dates.parse(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
        return Dates.parse(text);
    }

    private Read number(Cell cell) {
        if (cell.kind() == Cell.Kind.NUMBER && cell.number() == Math.rint(cell.number()) && Math.abs(cell.number()) < 1e15)
            return new Read((long) cell.number(), null);
        Matcher m = NUMBER.matcher(cell.text());
        if (!m.matches() || m.group(2) != null && !units.contains(Words.plain(m.group(2))))
            return new Read(null, "number-unreadable");
        String digits = m.group(1).replaceAll("[., ]", "");
        return digits.length() > MOST_DIGITS
                ? new Read(null, "number-unreadable")
                : new Read(Long.parseLong(digits), null);
    }

    private static Read decimal(Cell cell) {
        String t = cell.text().replace(" ", "");
        if (!DECIMAL.matcher(t).matches())
            return new Read(null, "number-unreadable");
        return new Read(new BigDecimal(t.replace(',', '.')), null);
    }

    /** What is neither yes nor no cannot stand in the field. */
    private Read flag(FieldInfo field, Cell cell) {
        if (cell.kind() == Cell.Kind.BOOLEAN)
            return new Read("1".equals(cell.text()), null);
        String text = field.codeList() == null ? cell.text() : label(field, cell.text());
        for (String t : List.of(cell.text(), text)) {
            String plain = Words.plain(t);
            if (yes.contains(plain))
                return new Read(true, null);
            if (no.contains(plain))
                return new Read(false, null);
        }
        return new Read(null, "flag-unreadable");
    }
}
