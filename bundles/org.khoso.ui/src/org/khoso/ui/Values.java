package org.khoso.ui;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.khoso.api.CodeList;
import org.khoso.api.FieldInfo;
import org.khoso.api.FieldType;
import org.khoso.api.PartialDate;
import org.khoso.api.StandardsCatalog;
import org.khoso.text.Fold;

/** Values as people read and write them: labels for codes, numbers and dates in the reader's form, and back. Thread-safe. */
public final class Values {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(ZoneId.systemDefault());

    private final Tr tr;
    private final StandardsCatalog standards;
    /** Made once: a page of a grid asks some hundred times. For one thread at a time. */
    private final NumberFormat numbers;

    /** @param standards where the code lists are */
    public Values(Tr tr, StandardsCatalog standards) {
        this.tr = tr;
        this.standards = standards;
        numbers = NumberFormat.getInstance(tr.locale());
    }

    /** @return value for reading: labels instead of codes, grouped numbers */
    public String show(FieldInfo field, Object value) {
        return switch (value) {
            case null -> "";
            case Number n when grouped(field) -> grouped(n);
            case Instant i -> MOMENT.format(i);
            default -> write(field, value);
        };
    }

    private String grouped(Number n) {
        synchronized (numbers) {
            return numbers.format(n);
        }
    }

    /** Four digits at most are years and ordinals rather than amounts. */
    private static boolean grouped(FieldInfo field) {
        return field == null || field.maxLength() == 0 || field.maxLength() > 4;
    }

    /** @return value for writing: as a person would type it */
    public String write(FieldInfo field, Object value) {
        return switch (value) {
            case null -> "";
            case PartialDate d -> d.display();
            case Boolean b -> tr.say(b ? "ui.yes" : "ui.no");
            case BigDecimal d -> d.toPlainString().replace('.', DecimalFormatSymbols.getInstance(tr.locale()).getDecimalSeparator());
            case Instant i -> MOMENT.format(i);
            default -> labels(field, value.toString());
        };
    }

    private String labels(FieldInfo field, String codes) {
        Optional<CodeList> list = list(field);
        if (list.isEmpty())
            return codes;
        var b = new ArrayList<String>();
        for (String code : parts(field, codes))
            b.add(list.get().value(code).map(v -> tr.say(v.label())).orElse(code));
        return String.join("; ", b);
    }

    private static List<String> parts(FieldInfo field, String text) {
        return field.repeatable()
                ? java.util.Arrays.stream(text.split(";")).map(String::strip).filter(t -> !t.isEmpty()).toList()
                : List.of(text.strip());
    }

    /** @return code list of a field, if it has one that is installed */
    public Optional<CodeList> list(FieldInfo field) {
        return field == null || field.codeList() == null ? Optional.empty() : standards.codeList(field.codeList());
    }

    /** @return labels to choose from; empty if the field is free */
    public List<String> choices(FieldInfo field) {
        if (field.type() == FieldType.BOOLEAN)
            return List.of(tr.say("ui.yes"), tr.say("ui.no"));
        return list(field).map(l -> l.values().stream().map(v -> tr.say(v.label())).toList()).orElse(List.of());
    }

    /**
     * @return what was written in the form that {@link org.khoso.core.EditHoldings} takes: codes for labels; empty if a word is
     *         in no list. Case and accents do not matter, the beginning of one label is enough.
     */
    public Optional<String> read(FieldInfo field, String text) {
        if (text.isBlank())
            return Optional.of("");
        if (field.type() == FieldType.BOOLEAN)
            return one(choices(field), List.of("1", "0"), text);
        Optional<CodeList> list = list(field);
        if (list.isEmpty())
            return Optional.of(text);
        List<String> codes = list.get().values().stream().map(CodeList.Value::code).toList();
        var out = new ArrayList<String>();
        for (String part : parts(field, text)) {
            Optional<String> code = one(choices(field), codes, part);
            if (code.isEmpty())
                return Optional.empty();
            out.add(code.get());
        }
        return Optional.of(String.join("; ", out));
    }

    private static Optional<String> one(List<String> labels, List<String> codes, String text) {
        String wanted = Fold.fold(text.strip());
        for (int i = 0; i < codes.size(); i++)
            if (codes.get(i).equalsIgnoreCase(text.strip()) || Fold.nfc(labels.get(i)).equalsIgnoreCase(Fold.nfc(text.strip())))
            return Optional.of(codes.get(i));
        for (int i = 0; i < codes.size(); i++)
            if (Fold.fold(labels.get(i)).equals(wanted))
            return Optional.of(codes.get(i));
        int at = starting(labels, wanted);
        return at < 0 ? Optional.empty() : Optional.of(codes.get(at));
    }

    /** @return index of the first label that begins with a folded text, -1 if none does */
    private static int starting(List<String> labels, String folded) {
        for (int i = 0; i < labels.size(); i++)
            if (Fold.fold(labels.get(i)).startsWith(folded))
            return i;
        return -1;
    }
}
